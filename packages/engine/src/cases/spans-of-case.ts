import type { Instant, WorkCalendar } from '@toan-canh/calendar'
import type { Case, CaseStock } from '@toan-canh/contract'
import type { Stretch, Timeline } from './timeline-of-case.ts'

/** A stretch [from, to) in which a case counts in a stock; `to: null` lasts. `withinDays` belongs to `due_soon`. */
export interface Span {
  readonly stock: CaseStock
  readonly withinDays: number
  readonly from: Instant
  readonly to: Instant | null
}

const never = Number.POSITIVE_INFINITY

function later(a: Instant, b: Instant): Instant {
  return a > b ? a : b
}

function span(stock: CaseStock, from: Instant, to: Instant, withinDays = 0): Span | null {
  return from < to ? { stock, withinDays, from, to: to === never ? null : to } : null
}

/** The last instant in term; the case is overdue from the millisecond after it. */
function overdueFrom(due: Instant | null): Instant {
  return due === null ? never : due + 1
}

function spansOfRunning(stretch: Stretch, withinDays: readonly number[], calendar: WorkCalendar): (Span | null)[] {
  const to = stretch.to ?? never
  const late = overdueFrom(stretch.due)
  const inTermTo = Math.min(to, late)
  const spans = [
    span('in_term', stretch.from, inTermTo),
    span('overdue', later(stretch.from, late), to),
    span('overdue_766', later(stretch.from, late), to),
    span('in_term_766', stretch.from, inTermTo),
  ]
  if (stretch.due === null) return spans
  for (const days of withinDays) {
    const soon = calendar.addWorkingMinutes(stretch.due, -days * calendar.minutesPerDay)
    spans.push(span('due_soon', later(stretch.from, soon), inTermTo, days))
  }
  return spans
}

function spansOfPause(stretch: Stretch, dueIncludesPauses: boolean): (Span | null)[] {
  const to = stretch.to ?? never
  const wasLate = stretch.due !== null && stretch.from > stretch.due
  if (wasLate) return [span('overdue', stretch.from, to), span('overdue_766', stretch.from, to)]
  const pausedTo = dueIncludesPauses ? Math.min(to, overdueFrom(stretch.due)) : to
  return [
    span('paused', stretch.from, pausedTo),
    span('overdue', later(stretch.from, pausedTo), to),
    span('in_term_766', stretch.from, to),
  ]
}

/** From the second request to supplement on, a dossier counts as overdue for Decision 766 (DOMAIN §2.4). */
function judgedBySupplements(spans: readonly Span[], timeline: Timeline): Span[] {
  const second = timeline.supplements[1]
  if (second === undefined || timeline.received === null) return [...spans]
  const from = later(second, timeline.received)
  const kept = spans.flatMap((each) => {
    if (each.stock !== 'in_term_766' && each.stock !== 'overdue_766') return [each]
    const cut = span(each.stock, each.from, Math.min(each.to ?? never, from))
    return cut === null ? [] : [cut]
  })
  const rest = span('overdue_766', from, timeline.end ?? never)
  return rest === null ? kept : [...kept, rest]
}

/**
 * The stocks in which a case counts, as stretches. `open` is the whole; in_term, overdue and paused are disjoint and fill
 * it; overdue outranks paused, so that a pause cannot hide red. `withinDays`: the N of every `due_soon` in use.
 */
export function spansOfCase(
  fact: Case,
  timeline: Timeline,
  withinDays: readonly number[],
  calendar: WorkCalendar,
): readonly Span[] {
  if (timeline.received === null) return []
  const spans = timeline.stretches.flatMap((stretch) =>
    stretch.stood ? spansOfPause(stretch, fact.dueIncludesPauses) : spansOfRunning(stretch, withinDays, calendar),
  )
  const whole = span('open', timeline.received, timeline.end ?? never)
  const found = [whole, ...spans].filter((each) => each !== null)
  return judgedBySupplements(found, timeline)
}
