import type { Instant, WorkCalendar } from '@toan-canh/calendar'
import type { Case } from '@toan-canh/contract'
import { type MergedPause, pausesAsOf, supplementsAsOf } from './pauses-of-case.ts'

/** A stretch [from, to) of an open case under one due instant; `to: null` lasts. `stood` is a pause. */
export interface Stretch {
  readonly from: Instant
  readonly to: Instant | null
  readonly due: Instant | null
  readonly stood: boolean
}

/**
 * A case as of an instant: when it was received, when it ended (both only if they have come), the stretches between,
 * the requests to supplement, the due instant in force at the end, and where an open pause began.
 */
export interface Timeline {
  readonly received: Instant | null
  readonly end: Instant | null
  readonly stretches: readonly Stretch[]
  readonly supplements: readonly Instant[]
  readonly dueAtEnd: Instant | null
  readonly pausedAtEnd: Instant | null
}

const terminal: ReadonlySet<Case['state']> = new Set(['closed', 'refused', 'withdrawn', 'stopped'])

/** The end of processing, never before the receipt; `null` while the case is open (DESIGN §4; re-opened cases ignore `closedAt`). */
export function endOf(fact: Case): Instant | null {
  if (!terminal.has(fact.state)) return null
  const end = fact.closedAt ?? fact.changedAt
  return fact.openedAt === null ? end : Math.max(end, fact.openedAt)
}

function movedDue(due: Instant, pause: { from: Instant; to: Instant }, calendar: WorkCalendar): Instant {
  const minutes = calendar.workingMinutesBetween(pause.from, pause.to)
  return minutes <= 0 ? due : calendar.addWorkingMinutes(due, minutes)
}

function stretchesOf(
  fact: Case,
  span: { received: Instant; end: Instant | null },
  pauses: readonly MergedPause[],
  calendar: WorkCalendar,
): { stretches: Stretch[]; dueAtEnd: Instant | null } {
  const stretches: Stretch[] = []
  let due = fact.dueAt
  let cursor = span.received
  for (const pause of pauses) {
    if (pause.from > cursor) stretches.push({ from: cursor, to: pause.from, due, stood: false })
    stretches.push({ from: pause.from, to: pause.to, due, stood: true })
    const to = pause.to
    if (to === null) return { stretches, dueAtEnd: due }
    if (due !== null && !fact.dueIncludesPauses && pause.from <= due) due = movedDue(due, { from: pause.from, to }, calendar)
    cursor = to
  }
  if (span.end === null || span.end > cursor) stretches.push({ from: cursor, to: span.end, due, stood: false })
  return { stretches, dueAtEnd: due }
}

/** The timeline of a case as of `at`: nothing later than `at` exists in it (DOMAIN §2.4, DESIGN §6). */
export function timelineOfCase(fact: Case, calendar: WorkCalendar, at: Instant): Timeline {
  const wholeEnd = endOf(fact)
  const end = wholeEnd !== null && wholeEnd <= at ? wholeEnd : null
  const received = fact.openedAt !== null && fact.openedAt <= at ? fact.openedAt : null
  const supplements = supplementsAsOf(fact, end ?? at)
  if (received === null) return { received, end, stretches: [], supplements, dueAtEnd: fact.dueAt, pausedAtEnd: null }
  const pauses = pausesAsOf(fact, { received, end }, at)
  const { stretches, dueAtEnd } = stretchesOf(fact, { received, end }, pauses, calendar)
  const running = pauses.find((pause) => pause.runsToEnd)
  return { received, end, stretches, supplements, dueAtEnd, pausedAtEnd: running?.from ?? null }
}
