import type { Instant, WorkCalendar } from '@toan-canh/calendar'
import type { Case, CaseStock } from '@toan-canh/contract'
import { endOf, type Stretch, type Timeline } from './timeline-of-case.ts'

/**
 * A stretch [from, to) in which a case counts in a stock; `to: null` lasts. `bound` is the N of the stock: working days of
 * `due_soon`, working hours of `waiting_over`, else 0.
 */
export interface Span {
  readonly stock: CaseStock
  readonly bound: number
  readonly from: Instant
  readonly to: Instant | null
}

/** How stretches are judged: the calendar, and the N of every `due_soon` and `waiting_over` in use. */
export interface SpanRules {
  readonly calendar: WorkCalendar
  readonly withinDays: readonly number[]
  readonly overHours: readonly number[]
  /** Whether anybody asks who waits: most packs do not. */
  readonly isWaitingCounted: boolean
}

const never = Number.POSITIVE_INFINITY

class Spans {
  readonly found: Span[] = []

  add(stock: CaseStock, from: Instant, to: Instant, bound = 0): void {
    if (from < to) this.found.push({ stock, bound, from, to: to === never ? null : to })
  }
}

/** The due instant is the last one in term; a case is overdue from the millisecond after it. */
function overdueFrom(due: Instant | null): Instant {
  return due === null ? never : due + 1
}

function addRunning(spans: Spans, { from, to, due }: Stretch, { calendar, withinDays }: SpanRules): void {
  const until = to ?? never
  const inTermTo = Math.min(until, overdueFrom(due))
  const lateFrom = Math.max(from, overdueFrom(due))
  spans.add('in_term', from, inTermTo)
  spans.add('in_term_766', from, inTermTo)
  spans.add('overdue', lateFrom, until)
  spans.add('overdue_766', lateFrom, until)
  if (due === null) return
  for (const days of withinDays) {
    const soonFrom = calendar.addWorkingMinutes(due, -days * calendar.minutesPerDay)
    spans.add('due_soon', Math.max(from, soonFrom), inTermTo, days)
  }
}

/** A due instant that the source has moved for the pauses may pass within one; Decision 766 looks at the pause's start. */
function addPause(spans: Spans, { from, to, due }: Stretch, dueIncludesPauses: boolean): void {
  const until = to ?? never
  if (due !== null && from > due) {
    spans.add('overdue', from, until)
    spans.add('overdue_766', from, until)
    return
  }
  const pausedTo = dueIncludesPauses ? Math.min(until, overdueFrom(due)) : until
  spans.add('paused', from, pausedTo)
  spans.add('overdue', pausedTo, until)
  spans.add('in_term_766', from, until)
}

/** From the second request to supplement on, a dossier counts as overdue for Decision 766 (DOMAIN §2.4). */
function judgedBySupplements(spans: readonly Span[], from: Instant, end: Instant | null): readonly Span[] {
  const judged = new Spans()
  for (const each of spans) {
    const isOf766 = each.stock === 'in_term_766' || each.stock === 'overdue_766'
    judged.add(each.stock, each.from, isOf766 ? Math.min(each.to ?? never, from) : (each.to ?? never), each.bound)
  }
  judged.add('overdue_766', from, end ?? never)
  return judged.found
}

const minutesPerHour = 60

/** From the submission until somebody accepts the case, or it ends without that. */
function addWaiting(spans: Spans, fact: Case, { calendar, overHours }: SpanRules): void {
  const until = Math.min(fact.openedAt ?? never, endOf(fact) ?? never)
  spans.add('waiting', fact.submittedAt, until)
  for (const hours of overHours) {
    const limit = calendar.addWorkingMinutes(fact.submittedAt, hours * minutesPerHour)
    spans.add('waiting_over', overdueFrom(limit), until, hours)
  }
}

/**
 * The stocks in which a case counts, as stretches. `open` is the whole; in_term, overdue and paused are disjoint and fill
 * it; overdue outranks paused, so that a pause cannot hide red; in_term_766 and overdue_766 are disjoint and fill it too.
 */
export function spansOfCase(fact: Case, timeline: Timeline, rules: SpanRules): readonly Span[] {
  const { received, end, stretches, supplements } = timeline
  const spans = new Spans()
  if (rules.isWaitingCounted) addWaiting(spans, fact, rules)
  if (received === null) return spans.found
  spans.add('open', received, end ?? never)
  for (const stretch of stretches) {
    if (stretch.stood) addPause(spans, stretch, fact.dueIncludesPauses)
    else addRunning(spans, stretch, rules)
  }
  const second = supplements[1]
  return second === undefined ? spans.found : judgedBySupplements(spans.found, Math.max(second, received), end)
}
