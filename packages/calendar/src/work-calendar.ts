import type { CalendarData } from './calendar-data.ts'
import { type Day, dayOf, startOfDay } from './day.ts'
import { createDueAt, type DueQuestion } from './due-at.ts'
import { type Instant, minuteMs } from './instant.ts'
import { readWorkingDays } from './working-days.ts'
import { readWorkingHours } from './working-hours.ts'

/** Working time under one calendar. Outside its listed years days are judged by weekday alone. */
export interface WorkCalendar {
  readonly id: string
  readonly minutesPerDay: number
  readonly isWorkingDay: (day: Day) => boolean
  /** Whether the day may still be decided otherwise. A calendar that lists no years has no holidays and is certain. */
  readonly isProvisional: (day: Day) => boolean
  /** Whole working minutes from `a` to `b`, what is left under a minute cut off; negative when `b` is earlier. */
  readonly workingMinutesBetween: (a: Instant, b: Instant) => number
  /**
   * The instant so many working minutes later: the earliest one, so inside or at the end of a stretch of work. Negative
   * minutes go back, to inside or the start of a stretch; 0 changes nothing.
   */
  readonly addWorkingMinutes: (from: Instant, minutes: number) => Instant
  /** The `n`-th working day after a day, or before it when negative; 0 changes nothing. */
  readonly addWorkingDays: (day: Day, n: number) => Day
  /** The day itself when it is a working day, otherwise the first one after it. */
  readonly nextWorkingDay: (day: Day) => Day
  /** When a dossier is due (DOMAIN §2.4, see `createDueAt`); throws RangeError for a count that is negative or no number. */
  readonly dueAt: (question: DueQuestion) => Instant
}

/** Makes working time from data; throws CalendarError with a sentence that names the place of a mistake. */
export function createWorkCalendar(data: CalendarData): WorkCalendar {
  const hours = readWorkingHours(data)
  const days = readWorkingDays(data)
  const { msPerDay } = hours

  /** Milliseconds of work before an instant, from one fixed day of the past. */
  function workedBefore(instant: Instant): number {
    const day = dayOf(instant)
    const full = days.countBefore(day) * msPerDay
    return days.isWorking(day) ? full + hours.workedBefore(instant - startOfDay(day)) : full
  }

  function addWorkingMinutes(from: Instant, minutes: number): Instant {
    const added = Math.round(minutes * minuteMs)
    if (added === 0) return from
    const worked = workedBefore(from) + added
    const count = added > 0 ? Math.ceil(worked / msPerDay) - 1 : Math.floor(worked / msPerDay)
    const rest = worked - count * msPerDay
    return startOfDay(days.nth(count)) + (added > 0 ? hours.timeAtWorked(rest) : hours.timeAfterWorked(rest))
  }

  function addWorkingDays(day: Day, n: number): Day {
    if (n === 0) return day
    return days.nth(n > 0 ? days.countBefore(day + 1) + n - 1 : days.countBefore(day) + n)
  }

  return {
    id: data.id,
    minutesPerDay: msPerDay / minuteMs,
    isWorkingDay: days.isWorking,
    isProvisional: days.isProvisional,
    // Adding 0 turns the −0 of a cut-off stretch into 0.
    workingMinutesBetween: (a, b) => Math.trunc((workedBefore(b) - workedBefore(a)) / minuteMs) + 0,
    addWorkingMinutes,
    addWorkingDays,
    nextWorkingDay: (day) => days.nth(days.countBefore(day)),
    dueAt: createDueAt({ days, hours, skipsDaysOff: data.calendarTermsSkipDaysOff === true, addWorkingMinutes }),
  }
}
