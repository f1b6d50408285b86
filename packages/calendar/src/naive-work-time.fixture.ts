import type { CalendarData } from './calendar-data.ts'
import type { Instant } from './instant.ts'

const minuteMs = 60_000
const offsetMs = 7 * 60 * minuteMs

/** What a clock and a wall calendar in Vietnam show: `2025-04-30`, `15:04`, weekday 1 to 7. */
function wallOf(instant: Instant) {
  const local = new Date(instant + offsetMs)
  const text = local.toISOString()
  return { day: text.slice(0, 10), clock: text.slice(11, 16), weekday: local.getUTCDay() === 0 ? 7 : local.getUTCDay() }
}

export function naiveIsWorkingDay(data: CalendarData, instant: Instant): boolean {
  const { day, weekday } = wallOf(instant)
  if (data.years.some(({ workedDays }) => workedDays.some((worked) => worked.day === day))) return true
  if (data.years.some(({ daysOff }) => daysOff.some((off) => off.day === day))) return false
  return !data.restWeekdays.includes(weekday)
}

function isWorkingMinute(data: CalendarData, instant: Instant): boolean {
  const { clock } = wallOf(instant)
  return data.hours.some(([from, to]) => from <= clock && clock < to) && naiveIsWorkingDay(data, instant)
}

/** Working milliseconds from `a` to a later `b`, minute by minute: the slow and obvious way. */
export function naiveWorkingMs(data: CalendarData, a: Instant, b: Instant): number {
  let worked = 0
  for (let minute = Math.floor(a / minuteMs) * minuteMs; minute < b; minute += minuteMs) {
    const inside = Math.min(b, minute + minuteMs) - Math.max(a, minute)
    if (isWorkingMinute(data, minute)) worked += inside
  }
  return worked
}

/** Steps minute by minute from a whole minute until so many working minutes have passed. */
export function naiveAddMinutes(data: CalendarData, from: Instant, minutes: number): Instant {
  let [instant, left] = [from, Math.abs(minutes)]
  while (left > 0) {
    if (minutes < 0) instant -= minuteMs
    if (isWorkingMinute(data, instant)) left -= 1
    if (minutes > 0) instant += minuteMs
  }
  return instant
}

/** Midnight of the `n`-th working day after that of an instant, day by day. */
export function naiveNthWorkingDay(data: CalendarData, from: Instant, n: number): Instant {
  let [instant, left] = [Math.floor((from + offsetMs) / (1440 * minuteMs)) * 1440 * minuteMs - offsetMs, n]
  while (left > 0) {
    instant += 1440 * minuteMs
    if (naiveIsWorkingDay(data, instant)) left -= 1
  }
  return instant
}
