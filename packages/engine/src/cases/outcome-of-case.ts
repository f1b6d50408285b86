import { dayOf } from '@toan-canh/calendar'
import type { Case, Outcome } from '@toan-canh/contract'
import type { Timeline } from './timeline-of-case.ts'

/**
 * How a closed case ended against the due instant in force: early is before the due day, on time is on it (DOMAIN §6.1).
 * A case that ends before it started is judged by its own end.
 */
export function outcomeOfCase(fact: Case, timeline: Timeline): Outcome {
  const due = timeline.dueAtEnd
  const closed = fact.closedAt ?? fact.changedAt
  if (due === null) return 'no_due'
  if (closed > due) return 'overdue'
  return dayOf(closed) < dayOf(due) ? 'early' : 'on_time'
}

/** Decision 766: in time, with at most one request to supplement; an open request ends processing at its start. */
export function isOnTime766(fact: Case, timeline: Timeline): boolean {
  if (timeline.supplements.length >= 2) return false
  const pausedAt = timeline.pausedAtEnd
  if (pausedAt !== null) return timeline.dueAtEnd === null || pausedAt <= timeline.dueAtEnd
  return outcomeOfCase(fact, timeline) !== 'overdue'
}
