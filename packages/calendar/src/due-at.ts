import { type Day, dayOf, endOfDay, startOfDay } from './day.ts'
import { type Instant, hourMs, minuteMs } from './instant.ts'
import type { WorkingDays } from './working-days.ts'
import type { WorkingHours } from './working-hours.ts'

/** The time a procedure may take, in the units procedures are published in; hours and minutes run day and night. */
export type Term =
  | { readonly unit: 'working_day'; readonly count: number }
  | { readonly unit: 'calendar_day'; readonly count: number }
  | { readonly unit: 'working_hour'; readonly count: number }
  | { readonly unit: 'hour' | 'minute'; readonly count: number }
  | { readonly unit: 'same_day' }

/** Asks when something received at an instant under a term is due. */
export interface DueQuestion {
  readonly receivedAt: Instant
  readonly term: Term
}

interface TermRules {
  readonly days: WorkingDays
  readonly hours: WorkingHours
  readonly skipsDaysOff: boolean
  readonly addWorkingMinutes: (from: Instant, minutes: number) => Instant
}

/** Where a value would be inserted behind its equals in a rising list. */
function upperBound(list: Int32Array, value: number): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((list[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low
}

/** Whole days: a half day is promised as a day, since days end at closing time. */
function wholeDays({ unit, count }: Exclude<Term, { unit: 'same_day' }>): number {
  if (!(count >= 0 && Number.isFinite(count))) throw new RangeError(`a term of ${count} (${unit}) has no due date`)
  return Math.ceil(count)
}

const elapsedMs = { hour: hourMs, minute: minuteMs } as const

/**
 * Makes the rule for due dates (DOMAIN §2.4). Received later than closing or on a rest day, the next opening counts as
 * receipt; earlier than opening, the opening; during lunch, the afternoon's opening. Terms in days end at closing time:
 * on the n-th working day after that of receipt, or n calendar days after it, moved off rest days. Same-day terms end
 * at closing time of the day of receipt, of the next working day when received later than the calendar's limit. Terms in
 * hours and minutes are elapsed time.
 */
export function createDueAt({
  days,
  hours,
  skipsDaysOff,
  addWorkingMinutes,
}: TermRules): (question: DueQuestion) => Instant {
  function nextWorkingDay(day: Day): Day {
    return days.nth(days.countBefore(day))
  }

  /** A closing time of 24:00 is the last millisecond, so that what is due on a day falls on that day. */
  function closingOf(day: Day): Instant {
    return Math.min(startOfDay(day) + hours.closing, endOfDay(day))
  }

  function clockStart(receivedAt: Instant): { readonly day: Day; readonly at: Instant } {
    const received = dayOf(receivedAt)
    const time = days.isWorking(received) ? hours.openFrom(receivedAt - startOfDay(received)) : null
    const day = time === null ? nextWorkingDay(received + 1) : received
    return { day, at: startOfDay(day) + (time ?? hours.opening) }
  }

  /** The least day with `count` days that are not off after `start`: each day off met pushes the end one further. */
  function dayAfterSkipping(start: Day, count: number): Day {
    const offBefore = upperBound(days.daysOff, start)
    let day = start + count
    for (;;) {
      const pushed = start + count + upperBound(days.daysOff, day) - offBefore
      if (pushed === day) return day
      day = pushed
    }
  }

  function sameDayDue(receivedAt: Instant): Instant {
    const received = dayOf(receivedAt)
    const isInTime = receivedAt - startOfDay(received) <= hours.sameDayUntil
    return closingOf(nextWorkingDay(isInTime ? received : received + 1))
  }

  function dueAt({ receivedAt, term }: DueQuestion): Instant {
    if (term.unit === 'same_day') return sameDayDue(receivedAt)
    const count = wholeDays(term)
    if (term.unit === 'hour' || term.unit === 'minute') return receivedAt + term.count * elapsedMs[term.unit]
    const start = clockStart(receivedAt)
    if (term.unit === 'working_hour') return addWorkingMinutes(start.at, (term.count * hourMs) / minuteMs)
    if (term.unit === 'working_day') return closingOf(days.nth(days.countBefore(start.day) + count))
    return closingOf(nextWorkingDay(skipsDaysOff ? dayAfterSkipping(start.day, count) : start.day + count))
  }
  return dueAt
}
