import type { Instant } from '@toan-canh/calendar'
import type { Case, Pause } from '@toan-canh/contract'

/** A stretch [from, to) in which the clock stands, merged from overlapping and touching pauses; `to: null` lasts. */
export interface MergedPause {
  readonly from: Instant
  readonly to: Instant | null
}

const none: readonly never[] = []

/** A pause that ends before it begins is none, and nobody knows of one before it begins. */
function isKnown(pause: Pause, at: Instant): boolean {
  return pause.from <= at && (pause.to === null || pause.to >= pause.from)
}

/** Joins a pause to the last one where they overlap or touch; pauses come in order of their start. */
function join(merged: MergedPause[], pause: MergedPause): void {
  const last = merged.at(-1)
  if (last === undefined || (last.to !== null && pause.from > last.to)) merged.push(pause)
  else if (last.to !== null && (pause.to === null || pause.to > last.to)) {
    merged[merged.length - 1] = { from: last.from, to: pause.to }
  }
}

/** The pauses of a received case as of `at`, from its receipt on; one whose end is still to come lasts. */
export function pausesAsOf(fact: Case, received: Instant, at: Instant): readonly MergedPause[] {
  if (fact.pauses.length === 0) return none
  const known: MergedPause[] = []
  for (const pause of fact.pauses) {
    if (!isKnown(pause, at)) continue
    const from = Math.max(pause.from, received)
    const to = pause.to !== null && pause.to <= at ? pause.to : null
    if (to === null || to > from) known.push({ from, to })
  }
  const merged: MergedPause[] = []
  for (const pause of known.toSorted((a, b) => a.from - b.from)) join(merged, pause)
  return merged
}

/** What is left of merged pauses before the end of a case. */
export function pausesUntil(pauses: readonly MergedPause[], end: Instant | null): readonly MergedPause[] {
  if (end === null || pauses.length === 0) return pauses
  const before = pauses.filter((pause) => pause.from < end)
  return before.map(({ from, to }) => ({ from, to: to === null || to > end ? end : to }))
}

/** The instants of the requests to supplement known as of `at`, in order; those before the receipt count too. */
export function supplementsAsOf(fact: Case, at: Instant): readonly Instant[] {
  if (fact.pauses.length === 0) return none
  const requests = fact.pauses.filter((pause) => pause.reason === 'supplement' && isKnown(pause, at))
  return requests.map((pause) => pause.from).toSorted((a, b) => a - b)
}
