import { type Period, periodAt, periodBefore } from '@toan-canh/calendar'
import type { CalendarConfig } from '@toan-canh/contract'
import type { Scope } from '../scope.ts'

/** The days of a calendar: whole months up to the one in which the scope's period ends, or in which today lies if that is earlier. */
export function calendarSpan(
  { months }: Pick<CalendarConfig, 'months'>,
  { period, today }: Pick<Scope, 'period' | 'today'>,
): { readonly first: Period; readonly last: Period } {
  const month = periodAt('month', Math.max(period.from, Math.min(period.to, today)))
  return { first: periodAt('day', periodBefore(month, months - 1).from), last: periodAt('day', month.to) }
}
