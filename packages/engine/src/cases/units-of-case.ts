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

/** The moves after the receipt and before the end, in order; spans that change nothing are no moves. */
export function movesOfCase(fact: Case, range: { received: Instant; end: Instant | null; at: Instant }): readonly Move[] {
  const spans = fact.unitSpans
  if (spans === undefined || spans.length < 2) return []
  const until = range.end ?? Number.POSITIVE_INFINITY
  const moves: Move[] = []
  let unit = unitOfCaseAt(fact, range.received)
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    if (span.from <= range.received || span.from >= until || span.from > range.at) continue
    if (span.unit !== unit) moves.push({ at: span.from, from: unit, to: span.unit })
    unit = span.unit
  }
  return moves
}
