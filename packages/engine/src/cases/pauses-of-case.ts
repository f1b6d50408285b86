import type { Instant } from '@toan-canh/calendar'
import type { Case } from '@toan-canh/contract'

/** A stretch in which the clock stands, merged from touching pauses; `to: null` lasts. `runsToEnd`: still running when the case ended. */
export interface MergedPause {
  readonly from: Instant
  readonly to: Instant | null
  readonly runsToEnd: boolean
}

interface Span {
  readonly received: Instant
  readonly end: Instant | null
}

function clipped(pause: Case['pauses'][number], span: Span, at: Instant): MergedPause | null {
  if (pause.from > at || (pause.to !== null && pause.to < pause.from)) return null
  const known = pause.to !== null && pause.to <= at ? pause.to : null
  const from = Math.max(pause.from, span.received)
  const runsToEnd = span.end !== null && (known === null || known > span.end)
  const to = span.end === null ? known : Math.min(known ?? span.end, span.end)
  return to !== null && to <= from ? null : { from, to, runsToEnd }
}

/** The pauses of a received case as of `at`: clipped to [received, end], in order, touching ones merged. */
export function pausesAsOf(fact: Case, span: Span, at: Instant): readonly MergedPause[] {
  if (fact.pauses.length === 0) return []
  const parts = fact.pauses.map((pause) => clipped(pause, span, at)).filter((pause) => pause !== null)
  const merged: MergedPause[] = []
  for (const pause of parts.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last === undefined || (last.to !== null && pause.from > last.to)) {
      merged.push(pause)
      continue
    }
    const to = last.to === null || pause.to === null ? null : Math.max(last.to, pause.to)
    merged[merged.length - 1] = { from: last.from, to, runsToEnd: last.runsToEnd || pause.runsToEnd }
  }
  return merged
}

/** The instants of the requests to supplement known as of `at`, in order. */
export function supplementsAsOf(fact: Case, at: Instant): readonly Instant[] {
  return fact.pauses
    .filter((pause) => pause.reason === 'supplement' && pause.from <= at && (pause.to === null || pause.to >= pause.from))
    .map((pause) => pause.from)
    .toSorted((a, b) => a - b)
}
