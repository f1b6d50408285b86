import type { Instant } from './instant.ts'

/** A day of the wall: days since 1970-01-01 in Asia/Ho_Chi_Minh. */
export type Day = number

const offsetMs = 7 * 3_600_000
const dayMs = 86_400_000

/** The day on which an instant falls in Asia/Ho_Chi_Minh. */
export function dayOf(instant: Instant): Day {
  return Math.floor((instant + offsetMs) / dayMs)
}

/** The first millisecond of a day. */
export function startOfDay(day: Day): Instant {
  return day * dayMs - offsetMs
}

/** `2025-11-30`. */
export function isoDay(day: Day): string {
  return new Date(day * dayMs).toISOString().slice(0, 10)
}
