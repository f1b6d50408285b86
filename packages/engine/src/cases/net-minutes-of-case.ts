import type { WorkCalendar } from '@toan-canh/calendar'
import type { Case } from '@toan-canh/contract'
import type { Timeline } from './timeline-of-case.ts'

/** Working minutes from receipt to end without the pauses; at least 0 (DOMAIN §2.4: waiting for the citizen does not count). */
export function netMinutesOfCase(timeline: Timeline, calendar: WorkCalendar): number {
  if (timeline.received === null || timeline.end === null) return 0
  let minutes = calendar.workingMinutesBetween(timeline.received, timeline.end)
  for (const stretch of timeline.stretches) {
    if (stretch.stood && stretch.to !== null) minutes -= calendar.workingMinutesBetween(stretch.from, stretch.to)
  }
  return Math.max(0, minutes)
}

/** Working minutes from submission to receipt; at least 0. */
export function waitMinutesOfCase({ submittedAt, openedAt }: Case, calendar: WorkCalendar): number {
  return openedAt === null ? 0 : Math.max(0, calendar.workingMinutesBetween(submittedAt, openedAt))
}

/** Working minutes from submission to end, waiting and pauses among them; at least 0. */
export function wholeMinutesOfCase({ submittedAt }: Case, { end }: Timeline, calendar: WorkCalendar): number {
  return end === null ? 0 : Math.max(0, calendar.workingMinutesBetween(submittedAt, end))
}
