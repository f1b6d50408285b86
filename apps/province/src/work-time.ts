import type { Day } from '@toan-canh/calendar'
import { type SampleDay, type Second, daySeconds, originDay, sampleDays } from './sample-time.ts'

const hour = 3600
const opening = 7 * hour
const lunch = 11.5 * hour
const afternoon = 13.5 * hour
const closing = 17 * hour
const morningSeconds = lunch - opening

/** Seconds in a working day: 07:00–11:30 and 13:30–17:00 (DOMAIN §2.4). */
export const workDaySeconds = morningSeconds + closing - afternoon
export const officeHours = { opening, lunch, afternoon, closing } as const

/** Working time from tables, so that millions of terms cost little. All days are the sample's. */
export interface WorkTime {
  readonly isWorkingDay: (day: SampleDay) => boolean
  /** Working seconds from the sample's first midnight to a second. */
  readonly worked: (second: Second) => number
  /** The second at which so many working seconds have passed; an end of work is given as the next beginning. */
  readonly at: (worked: number) => Second
  /** The earliest second at which so many working seconds have passed: an end of work is given as itself. */
  readonly until: (worked: number) => Second
  /** The first working day after a day, and the last one before it. */
  readonly dayAfter: (day: SampleDay) => SampleDay
  readonly dayBefore: (day: SampleDay) => SampleDay
}

function workedInDay(timeOfDay: number): number {
  if (timeOfDay <= opening) return 0
  if (timeOfDay <= lunch) return timeOfDay - opening
  if (timeOfDay <= afternoon) return morningSeconds
  return Math.min(timeOfDay, closing) - afternoon + morningSeconds
}

function timeOfWorked(worked: number): number {
  return worked < morningSeconds ? opening + worked : afternoon + worked - morningSeconds
}

/** Builds the tables from a calendar's judgement of days; throws RangeError when asked beyond the sample's end. */
export function createWorkTime(isWorkingDay: (day: Day) => boolean): WorkTime {
  const before = new Int32Array(sampleDays + 1)
  const nth: SampleDay[] = []
  for (let day = 0; day < sampleDays; day += 1) {
    before[day] = nth.length
    if (isWorkingDay(originDay + day)) nth.push(day)
  }
  before[sampleDays] = nth.length

  function countBefore(day: SampleDay): number {
    const count = before[day]
    if (count === undefined) throw new RangeError(`the sample has no day ${day}: it ends after ${sampleDays} days`)
    return count
  }
  function nthDay(count: number): SampleDay {
    const day = nth[count]
    if (day === undefined) throw new RangeError(`the sample has no working day ${count}`)
    return day
  }
  const works = (day: SampleDay) => countBefore(day + 1) > countBefore(day)
  return {
    isWorkingDay: works,
    worked: (second) => {
      const day = Math.floor(second / daySeconds)
      const full = countBefore(day) * workDaySeconds
      return works(day) ? full + workedInDay(second - day * daySeconds) : full
    },
    at: (worked) => {
      const count = Math.floor(worked / workDaySeconds)
      return nthDay(count) * daySeconds + timeOfWorked(worked - count * workDaySeconds)
    },
    until: (worked) => {
      const count = Math.ceil(worked / workDaySeconds) - 1
      const rest = worked - count * workDaySeconds
      const time = rest <= morningSeconds ? opening + rest : afternoon + rest - morningSeconds
      return nthDay(count) * daySeconds + time
    },
    dayAfter: (day) => nthDay(countBefore(day + 1)),
    dayBefore: (day) => nthDay(countBefore(day) - 1),
  }
}
