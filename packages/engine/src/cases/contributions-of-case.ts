import { type Instant, dayOf, hourOf } from '@toan-canh/calendar'
import type { Case, CaseEvent, Condition, Outcome, UnitCode } from '@toan-canh/contract'
import type { CaseRules, CompiledMeasure, Definitions } from '../definitions/definitions.ts'
import { bucketOf } from '../definitions/log-histogram.ts'
import { type Contribution, hourDimension, sliceKey } from './contribution.ts'
import { netMinutesOfCase } from './net-minutes-of-case.ts'
import { nextChangeOfCase } from './next-change-of-case.ts'
import { isOnTime766, outcomeOfCase } from './outcome-of-case.ts'
import { type Span, spansOfCase } from './spans-of-case.ts'
import { type Timeline, timelineOfCase } from './timeline-of-case.ts'
import { movesOfCase, unitOfCaseAt } from './units-of-case.ts'

export interface Contributions {
  readonly cells: readonly Contribution[]
  /** The next instant at which the contributions change by themselves; `null`: never. */
  readonly next: Instant | null
}

interface Happening {
  readonly event: CaseEvent
  readonly at: Instant
  readonly unit: UnitCode
}

interface Judged {
  readonly outcome: Outcome
  readonly onTime766: boolean
  readonly supplements: number
}

function happeningsOf(fact: Case, timeline: Timeline, at: Instant): readonly Happening[] {
  const found: Happening[] = []
  const add = (event: CaseEvent, when: Instant, unit = unitOfCaseAt(fact, when)) => found.push({ event, at: when, unit })
  if (fact.submittedAt <= at) add('submitted', fact.submittedAt)
  const { received, end } = timeline
  if (received !== null) {
    add('received', received)
    for (const move of movesOfCase(fact, { received, end, at })) {
      add('transferred_out', move.at, move.from)
      add('transferred_in', move.at, move.to)
    }
  }
  if (end === null) return found
  if (received === null) {
    if (fact.state === 'refused') add('refused', end)
    return found
  }
  if (fact.state === 'closed') add('resolved', end)
  if (fact.state === 'refused') add('refused_after_receipt', end)
  if (fact.state === 'withdrawn' || fact.state === 'stopped') add('withdrawn', end)
  return found
}

function holds(condition: Condition | null, fact: Case, judged: Judged): boolean {
  if (condition === null) return true
  if (condition.outcome !== undefined && condition.outcome !== judged.outcome) return false
  if (condition.onTime766 !== undefined && condition.onTime766 !== judged.onTime766) return false
  if (condition.supplements !== undefined && judged.supplements < condition.supplements) return false
  for (const flag in condition.flags) if ((fact.flags[flag] ?? false) !== condition.flags[flag]) return false
  for (const name in condition.slices) if (fact.slices[name] !== condition.slices[name]) return false
  return true
}

class Collector {
  readonly cells: Contribution[] = []
  readonly #slices: readonly string[]

  constructor(fact: Case, rules: CaseRules) {
    this.#slices = ['', ...rules.dimensions.map((name) => sliceKey(name, fact.slices[name] ?? '-'))]
  }

  add(when: Instant, unit: UnitCode, slot: number, amount: number): void {
    if (amount === 0) return
    const day = dayOf(when)
    for (const slice of this.#slices) this.cells.push({ unit, slice, day, slot, amount })
  }

  addHour(when: Instant, unit: UnitCode, slot: number): void {
    const slice = sliceKey(hourDimension, String(hourOf(when)).padStart(2, '0'))
    this.cells.push({ unit, slice, day: dayOf(when), slot, amount: 1 })
  }
}

function collectSpan(collector: Collector, span: Span, slot: number, fact: Case, at: Instant): void {
  if (span.from > at) return
  const until = span.to !== null && span.to <= at ? span.to : null
  collector.add(span.from, unitOfCaseAt(fact, span.from), slot, 1)
  for (const move of movesOfCase(fact, { received: span.from, end: span.to, at })) {
    if (move.at === span.to) continue
    collector.add(move.at, move.from, slot, -1)
    collector.add(move.at, move.to, slot, 1)
  }
  if (until !== null) collector.add(until, unitOfCaseAt(fact, until - 1), slot, -1)
}

function matchesSpan(measure: CompiledMeasure['measure'], span: Span): boolean {
  return 'stock' in measure && measure.stock === span.stock && (measure.withinDays ?? 0) === span.withinDays
}

/**
 * What a version of a case adds to the counters as of `at`, and when that changes next.
 * Only transitions at or before `at` are written, so that a later call with the same `at` gives the same cells.
 */
export function contributionsOfCase(
  definitions: Definitions,
  source: string,
  fact: Case,
  at: Instant,
): Contributions {
  const rules = definitions.rules.get(fact.kind)
  if (rules === undefined) return { cells: [], next: null }
  const calendar = definitions.calendarOf(source)
  const timeline = timelineOfCase(fact, calendar, at)
  const spans = spansOfCase(fact, timeline, rules.withinDays, calendar)
  const happenings = happeningsOf(fact, timeline, at)
  const collector = new Collector(fact, rules)
  const judged: Judged = {
    outcome: outcomeOfCase(fact, timeline),
    onTime766: isOnTime766(fact, timeline),
    supplements: timeline.supplements.length,
  }
  const resolved = happenings.find((each) => each.event === 'resolved')
  const netMinutes = resolved === undefined ? 0 : netMinutesOfCase(timeline, calendar)
  for (const { measure, slot, condition } of rules.measures) {
    if ('stock' in measure) {
      for (const span of spans) if (matchesSpan(measure, span)) collectSpan(collector, span, slot, fact, at)
    } else if ('count' in measure) {
      for (const each of happenings) {
        if (each.event !== measure.count || !holds(condition, fact, judged)) continue
        collector.add(each.at, each.unit, slot, 1)
        if (measure.hourly === true) collector.addHour(each.at, each.unit, slot)
      }
    } else if (resolved !== undefined) {
      if ('sum' in measure) collector.add(resolved.at, resolved.unit, slot, netMinutes)
      else collector.add(resolved.at, resolved.unit, slot + bucketOf(netMinutes), 1)
    }
  }
  return { cells: collector.cells, next: nextChangeOfCase(fact, spans, at) }
}
