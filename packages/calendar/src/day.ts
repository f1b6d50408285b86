import { dateOfDays, daysOfDate, padded } from './civil-date.ts'
import { type Instant, dayMs, hourMs, vietnamOffsetMs } from './instant.ts'

/** A day of the wall: days since 1970-01-01 in Asia/Ho_Chi_Minh. */
export type Day = number

/** Monday is 1, Sunday is 7 (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
/** 1970-01-01 was a Thursday, three days after a Monday. */
export const daysSinceMonday = 3

const isoDayText = /^(\d{4})-(\d{2})-(\d{2})$/

/** The day on which an instant falls in Asia/Ho_Chi_Minh. */
export function dayOf(instant: Instant): Day {
  return Math.floor((instant + vietnamOffsetMs) / dayMs)
}

/** The first millisecond of a day. */
export function startOfDay(day: Day): Instant {
  return day * dayMs - vietnamOffsetMs
}

/** The last millisecond of a day. */
export function endOfDay(day: Day): Instant {
  return startOfDay(day + 1) - 1
}

/** The hour of an instant on Vietnam's clock, 0 to 23. */
export function hourOf(instant: Instant): number {
  return Math.floor((instant - startOfDay(dayOf(instant))) / hourMs)
}

/** The day of the week, 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: Day): Weekday {
  const index = day + daysSinceMonday
  return weekdays[index - Math.floor(index / 7) * 7] ?? 1
}

/** `2025-11-30`. */
export function isoDay(day: Day): string {
  const { year, month, date } = dateOfDays(day)
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(date, 2)}`
}

/** Reads `2025-11-30`; `null` for any other form and for a date the calendar does not have. */
export function parseDay(text: string): Day | null {
  const parts = isoDayText.exec(text)
  return parts === null ? null : daysOfDate({ year: Number(parts[1]), month: Number(parts[2]), date: Number(parts[3]) })
}
