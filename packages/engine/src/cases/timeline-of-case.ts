import type { Instant, WorkCalendar } from '@toan-canh/calendar'
import type { Case } from '@toan-canh/contract'
import { type MergedPause, pausesAsOf, pausesUntil, supplementsAsOf } from './pauses-of-case.ts'

/** A stretch [from, to) of an open case under one due instant; `to: null` lasts. `stood` is a pause. */
export interface Stretch {
  readonly from: Instant
  readonly to: Instant | null
  readonly due: Instant | null
  readonly stood: boolean
}

/**
 * A case as of `at`: when it was received, when it ended (both only if they have come), the stretches between, the due
 * instant in force at the end; the merged pauses, as if the case had no end, and the requests to supplement.
 */
export interface Timeline {
  readonly at: Instant
  readonly received: Instant | null
  readonly end: Instant | null
  readonly stretches: readonly Stretch[]
  readonly dueAtEnd: Instant | null
  readonly pauses: readonly MergedPause[]
  readonly supplements: readonly Instant[]
}

interface Life {
  readonly received: Instant
  readonly end: Instant | null
  readonly pauses: readonly MergedPause[]
}

/** The end of processing, never before the receipt; `null` while the case is open (DESIGN §4; re-opened cases ignore `closedAt`). */
export function endOf(fact: Case): Instant | null {
  const { state } = fact
  if (state !== 'closed' && state !== 'refused' && state !== 'withdrawn' && state !== 'stopped') return null
  const end = fact.closedAt ?? fact.changedAt
  return fact.openedAt === null ? end : Math.max(end, fact.openedAt)
}

/** A pause that begins up to the due instant moves it by the working time that it holds (DOMAIN §2.4). */
function dueAfter(pause: { from: Instant; to: Instant }, due: Instant, calendar: WorkCalendar): Instant {
  return pause.from > due ? due : calendar.addWorkingMinutes(due, calendar.workingMinutesBetween(pause.from, pause.to))
}

function stretchesOf(
  fact: Case,
  { received, end, pauses }: Life,
  calendar: WorkCalendar,
): Pick<Timeline, 'stretches' | 'dueAtEnd'> {
  const stretches: Stretch[] = []
  let due = fact.dueAt
  let cursor = received
  for (const { from, to } of pauses) {
    if (from > cursor) stretches.push({ from: cursor, to: from, due, stood: false })
    stretches.push({ from, to, due, stood: true })
    if (to === null) return { stretches, dueAtEnd: due }
    if (due !== null && !fact.dueIncludesPauses) due = dueAfter({ from, to }, due, calendar)
    cursor = to
  }
  if (end === null || end > cursor) stretches.push({ from: cursor, to: end, due, stood: false })
  return { stretches, dueAtEnd: due }
}

/** The timeline of a case as of `at`: nothing later than `at` exists in it (DOMAIN §2.4, DESIGN §6). */
export function timelineOfCase(fact: Case, calendar: WorkCalendar, at: Instant): Timeline {
  const wholeEnd = endOf(fact)
  const end = wholeEnd !== null && wholeEnd <= at ? wholeEnd : null
  const received = fact.openedAt !== null && fact.openedAt <= at ? fact.openedAt : null
  const supplements = supplementsAsOf(fact, at)
  if (received === null) {
    return { at, received, end, stretches: [], dueAtEnd: fact.dueAt, pauses: [], supplements }
  }
  const pauses = pausesAsOf(fact, received, at)
  const life = { received, end, pauses: pausesUntil(pauses, end) }
  const { stretches, dueAtEnd } = stretchesOf(fact, life, calendar)
  return { at, received, end, stretches, dueAtEnd, pauses, supplements }
}
