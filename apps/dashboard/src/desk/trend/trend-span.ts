import { parseDay, type Period, periodAt, periodBefore, periodSpan } from '@toan-canh/calendar'

export const trendSteps = 13

/** The periods up to the one that is looked at; rolling days stand in their month. */
export function trendPeriods(period: Period): readonly Period[] {
  const last = period.kind === 'rolling' ? periodAt('month', period.to) : period
  return periodSpan(periodBefore(last, trendSteps - 1), last)
}

/** How many of the periods end before a unit was in force: what is drawn dotted. */
export function countBefore(periods: readonly Period[], validFrom: string): number {
  const day = parseDay(validFrom)
  if (day === null) return 0
  return periods.filter(({ to }) => to < day).length
}
