import { type Day, type Instant, startOfDay } from '@toan-canh/calendar'

/** Seconds of Vietnam's clock since the sample's first midnight, 2025-08-01T00:00+07:00. */
export type Second = number
/** Days since 2025-08-01. */
export type SampleDay = number

export const daySeconds = 86_400
/** 2025-08-01: early enough that every dossier open on 1 October 2025 was received after it. */
export const originDay: Day = 20_301
/** The sample ends after so many days (at the end of 2029): its tables have a bound. */
export const sampleDays = 1_614
/** Later than everything: an event that does not happen. */
export const never: Second = 0xff_ff_ff_ff

const originMs = startOfDay(originDay)

/** Milliseconds since the sample's first midnight; negative before it. */
export function sampleMsOf(instant: Instant): number {
  return instant - originMs
}

/** The instant of a sample's millisecond. */
export function instantOfSampleMs(ms: number): Instant {
  return originMs + ms
}

/** The sample's day of a second. */
export function sampleDayOf(second: Second): SampleDay {
  return Math.floor(second / daySeconds)
}

/** The first second of a day given as days since 1970-01-01. */
export function secondOfDay(day: Day): Second {
  return (day - originDay) * daySeconds
}
