import type { Instant } from '@toan-canh/calendar'
import type { Case } from '@toan-canh/contract'
import type { Definitions } from '../definitions/definitions.ts'
import { clockedCase } from './clocked-case.ts'
import { spansOfCase } from './spans-of-case.ts'
import { timelineOfCase } from './timeline-of-case.ts'

/** How a case stands that has not ended: since when, and the due instant in force. `waiting`: submitted and not accepted. */
export interface Standing {
  readonly state: 'waiting' | 'in_term' | 'overdue' | 'paused'
  readonly since: Instant
  readonly dueAt: Instant | null
}

const states = ['overdue', 'paused', 'in_term'] as const

/** How a case stands at an instant, judged as its counters are; `null` when it has ended, has not begun, or nothing counts its kind. */
export function standingOfCase(definitions: Definitions, source: string, told: Case, at: Instant): Standing | null {
  const rules = definitions.rules.get(told.kind)
  if (rules === undefined || told.submittedAt > at) return null
  const calendar = definitions.calendarOf(source)
  const fact = clockedCase(told, rules.clock, calendar)
  const timeline = timelineOfCase(fact, calendar, at)
  const { received, end, dueAtEnd: dueAt } = timeline
  if (end !== null) return null
  if (received === null) return { state: 'waiting', since: fact.submittedAt, dueAt }
  const spans = spansOfCase(fact, timeline, { calendar, withinDays: [], overHours: [], isWaitingCounted: false })
  const holding = spans.filter(({ from, to }) => from <= at && (to === null || at < to))
  for (const state of states) {
    const span = holding.find(({ stock }) => stock === state)
    if (span !== undefined) return { state, since: span.from, dueAt }
  }
  return null
}
