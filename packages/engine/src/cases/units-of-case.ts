import type { Instant } from '@toan-canh/calendar'
import type { Case, UnitCode } from '@toan-canh/contract'

/** A change of the unit that has a case. */
export interface Move {
  readonly at: Instant
  readonly from: UnitCode
  readonly to: UnitCode
}

/** The unit that had the case at an instant; before the first span, the first span's unit (history stays with the unit that had it). */
export function unitOfCaseAt(fact: Case, at: Instant): UnitCode {
  const spans = fact.unitSpans
  if (spans === undefined || spans.length === 0) return fact.unit
  let unit = spans[0]?.unit ?? fact.unit
  let since = Number.NEGATIVE_INFINITY
  for (const span of spans) {
    if (span.from <= at && span.from >= since) {
      unit = span.unit
      since = span.from
    }
  }
  return unit
}

/**
 * The moves after the receipt and up to the end, in order; spans that change nothing are no moves. A move at the very end
 * still hands the case over: the unit that gets it is the one that ended it.
 */
export function movesOfCase(fact: Case, range: { received: Instant; end: Instant | null; at: Instant }): readonly Move[] {
  const spans = fact.unitSpans
  if (spans === undefined || spans.length < 2) return []
  const until = Math.min(range.end ?? range.at, range.at)
  const moves: Move[] = []
  let unit = unitOfCaseAt(fact, range.received)
  const instants = new Set(spans.map((span) => span.from).toSorted((a, b) => a - b))
  for (const at of instants) {
    if (at <= range.received || at > until) continue
    const to = unitOfCaseAt(fact, at)
    if (to !== unit) moves.push({ at, from: unit, to })
    unit = to
  }
  return moves
}
