import type { Instant } from '@toan-canh/calendar'
import type { Case } from '@toan-canh/contract'

/** A stretch in which the clock stands: from `from` up to, not including, `to`; a stretch that lasts ends at Infinity. */
export interface Stretch {
  readonly from: Instant
  readonly to: Instant
}

interface Known extends Stretch {
  readonly reason: string
}

/** The pauses that exist as of an instant: one that ends before it begins is none, one whose end is still to come lasts (R3). */
function knownPauses(it: Case, asOf: Instant): readonly Known[] {
  return it.pauses
    .filter(({ from, to }) => from <= asOf && (to === null || to >= from))
    .map(({ from, to, reason }) => ({ from, to: to === null || to > asOf ? Number.POSITIVE_INFINITY : to, reason }))
}

/** How many supplements were asked for up to `t`, counted before pauses are merged (R3, R8). */
export function supplementsAt(it: Case, t: Instant): number {
  return knownPauses(it, t).filter(({ reason }) => reason === 'supplement').length
}

/** The pauses within a case's life, in order, overlapping and touching ones joined. */
export function mergedPauses(
  it: Case,
  life: { readonly asOf: Instant; readonly from: Instant | null; readonly to: Instant },
): readonly Stretch[] {
  const { asOf, from: start, to: end } = life
  if (start === null) return []
  const clipped = knownPauses(it, asOf)
    .filter(({ from, to }) => from <= end && to >= start)
    .map(({ from, to }) => ({ from: Math.max(from, start), to: Math.min(to, end) }))
  const merged: Stretch[] = []
  for (const pause of clipped.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last === undefined || pause.from > last.to) merged.push(pause)
    else merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, pause.to) }
  }
  return merged
}

/** The pause that runs at `t`, if one does. */
export function pauseAt(pauses: readonly Stretch[], t: Instant): Stretch | null {
  return pauses.find(({ from, to }) => from <= t && t < to) ?? null
}
