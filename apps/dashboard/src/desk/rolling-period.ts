import { type Day, isoDay, type Period, parsePeriod } from '@toan-canh/calendar'

/** The rolling period of so many days that ends on a day; `null` when it would be longer than the calendar allows. */
export function rollingPeriod(days: number, to: Day): Period | null {
  return parsePeriod(`${days}d@${isoDay(to)}`)
}
