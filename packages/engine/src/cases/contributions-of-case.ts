import type { Instant } from '@toan-canh/calendar'
import type { Case } from '@toan-canh/contract'
import type { CaseRules, Definitions, DurationCounter } from '../definitions/definitions.ts'
import { bucketOf } from '../definitions/log-histogram.ts'
import { FactCells } from '../cells/fact-cells.ts'
import { clockedCase } from './clocked-case.ts'
import type { Contributions } from '../cells/contribution.ts'
import { type Happening, happeningsOfCase } from './happenings-of-case.ts'
import { meetsCondition } from './meets-condition.ts'
import { netMinutesOfCase, waitMinutesOfCase, wholeMinutesOfCase } from './net-minutes-of-case.ts'
import { nextChangeOfCase } from './next-change-of-case.ts'
import { slicesOfFact } from '../cells/slices-of-fact.ts'
import { type Span, spansOfCase } from './spans-of-case.ts'
import { type Timeline, timelineOfCase } from './timeline-of-case.ts'
import { type Move, movesOfCase, unitOfCaseAt } from './units-of-case.ts'

interface Counting {
  readonly fact: Case
  readonly rules: CaseRules
  readonly timeline: Timeline
  readonly moves: readonly Move[]
  readonly cells: FactCells
}

/** A stock gains a case where a span starts and loses it where it ends; a move in between hands it on. */
function countSpan({ fact, timeline, moves, cells }: Counting, { from, to }: Span, slot: number): void {
  const { at } = timeline
  if (from > at) return
  cells.add(from, unitOfCaseAt(fact, from), slot, 1)
  for (const move of moves) {
    if (move.at <= from || (to !== null && move.at >= to)) continue
    cells.add(move.at, move.from, slot, -1)
    cells.add(move.at, move.to, slot, 1)
  }
  if (to !== null && to <= at) cells.add(to, unitOfCaseAt(fact, to - 1), slot, -1)
}

function countStocks(counting: Counting, spans: readonly Span[]): void {
  const judged = { fact: counting.fact, timeline: counting.timeline, isResolved: false }
  for (const span of spans) {
    for (const { slot, bound, condition } of counting.rules.ofStock[span.stock]) {
      if (bound === span.bound && meetsCondition(condition, judged)) countSpan(counting, span, slot)
    }
  }
}

function countEvent({ fact, rules, timeline, cells }: Counting, { event, at, unit }: Happening): void {
  const judged = { fact, timeline, isResolved: event === 'resolved' }
  for (const { slot, condition, isHourly } of rules.ofEvent[event]) {
    if (!meetsCondition(condition, judged)) continue
    cells.add(at, unit, slot, 1)
    if (isHourly) cells.addHour(at, unit, slot)
  }
}

function countDuration(
  cells: FactCells,
  counters: readonly DurationCounter[],
  { at, unit }: Happening,
  minutes: number,
): void {
  for (const { slot, isHistogram } of counters) {
    if (isHistogram) cells.add(at, unit, slot + bucketOf(minutes), 1)
    else cells.add(at, unit, slot, minutes)
  }
}

/**
 * What a version of a case adds to the counters as of `at`, and when that changes next.
 * Only transitions at or before `at` are written, so that a later call with the same `at` gives the same cells.
 */
export function contributionsOfCase(definitions: Definitions, source: string, told: Case, at: Instant): Contributions {
  const rules = definitions.rules.get(told.kind)
  if (rules === undefined) return { cells: [], next: null }
  const calendar = definitions.calendarOf(source)
  const fact = clockedCase(told, rules.clock, calendar)
  const timeline = timelineOfCase(fact, calendar, at)
  const { received, end } = timeline
  const moves = movesOfCase(fact, Math.min(fact.submittedAt, received ?? Number.POSITIVE_INFINITY), end ?? at)
  const counting: Counting = { fact, rules, timeline, moves, cells: new FactCells(slicesOfFact(fact, rules.slicing)) }
  const spans = spansOfCase(fact, timeline, { ...rules, calendar })
  countStocks(counting, spans)
  const { onReceipt, onResolution, ofWhole } = rules.ofDuration
  for (const happening of happeningsOfCase(fact, timeline, moves)) {
    const { event } = happening
    countEvent(counting, happening)
    if (event === 'resolved' && onResolution.length > 0)
      countDuration(counting.cells, onResolution, happening, netMinutesOfCase(timeline, calendar))
    if (event === 'resolved' && ofWhole.length > 0)
      countDuration(counting.cells, ofWhole, happening, wholeMinutesOfCase(fact, timeline, calendar))
    if (event === 'received' && onReceipt.length > 0)
      countDuration(counting.cells, onReceipt, happening, waitMinutesOfCase(fact, calendar))
  }
  return { cells: counting.cells.contributions(), next: nextChangeOfCase(fact, timeline, spans) }
}
