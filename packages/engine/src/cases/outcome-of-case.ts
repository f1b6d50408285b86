import { type Instant, dayOf } from '@toan-canh/calendar'
import type { Case, Outcome } from '@toan-canh/contract'
import type { Timeline } from './timeline-of-case.ts'

/** The end as reported: a case that ends before it was received is judged by that. */
function reportedEnd(fact: Case): Instant {
  return fact.closedAt ?? fact.changedAt
}

/** How a resolved case ended against the due instant in force: early is before the due day, on time is on it (DOMAIN §6.1). */
export function outcomeOfCase(fact: Case, timeline: Timeline): Outcome {
  const due = timeline.dueAtEnd
  const end = reportedEnd(fact)
  if (due === null) return 'no_due'
  if (end > due) return 'overdue'
  return dayOf(end) < dayOf(due) ? 'early' : 'on_time'
}

/**
 * Decision 766 on a resolved case: in time, with at most one request to supplement up to its end; a pause that still runs
 * then ended processing at its start (DOMAIN §2.4).
 */
export function isOnTime766(fact: Case, timeline: Timeline): boolean {
  const end = reportedEnd(fact)
  const second = timeline.supplements[1]
  if (second !== undefined && second <= end) return false
  const running = timeline.pauses.find((pause) => pause.from <= end && (pause.to === null || end < pause.to))
  if (running === undefined) return outcomeOfCase(fact, timeline) !== 'overdue'
  return timeline.dueAtEnd === null || running.from <= timeline.dueAtEnd
}
