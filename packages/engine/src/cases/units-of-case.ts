import type { Instant } from '@toan-canh/calendar'
import type { Case, UnitCode } from '@toan-canh/contract'

/** A change of the unit that has a case. */
export interface Move {
  readonly at: Instant
  readonly from: UnitCode
  readonly to: UnitCode
}

const noMoves: readonly never[] = []

/**
 * The unit that had the case at an instant: of the latest span begun, the last told where several begin at once; before them
 * all, the unit of the first (history stays with the unit that had it).
 */
export function unitOfCaseAt(fact: Case, at: Instant): UnitCode {
  const spans = fact.unitSpans
  if (spans === undefined) return fact.unit
  let [latest, first] = [spans[0], spans[0]]
  let isBegun = false
  for (const span of spans) {
    if (first === undefined || span.from < first.from) first = span
    if (span.from > at) continue
    if (!isBegun || latest === undefined || span.from >= latest.from) latest = span
    isBegun = true
  }
  return (isBegun ? latest : first)?.unit ?? fact.unit
}

/**
 * The moves after `since` and up to `until`, in order; spans that change nothing are no moves, several at one instant are
 * one. A move at the very end still hands the case over: the unit that gets it is the one that ended it.
 */
export function movesOfCase(fact: Case, since: Instant, until: Instant): readonly Move[] {
  const spans = fact.unitSpans
  if (spans === undefined) return noMoves
  const instants = new Set(spans.map((span) => span.from).filter((from) => from > since && from <= until))
  const moves: Move[] = []
  let unit = unitOfCaseAt(fact, since)
  for (const at of [...instants].toSorted((a, b) => a - b)) {
    const to = unitOfCaseAt(fact, at)
    if (to !== unit) moves.push({ at, from: unit, to })
    unit = to
  }
  return moves
}
