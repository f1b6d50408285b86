import { parseDay, type Period, periodAt, periodBefore, periodSpan } from '@toan-canh/calendar'

/** How many steps of a kind are shown: a year and the month before it, or what history can hold. */
const stepsByKind = { day: 13, week: 13, month: 13, quarter: 9, half: 5, year: 5 } as const

/** The periods up to the one that is looked at; rolling days stand in their month. */
export function trendPeriods(period: Period): readonly Period[] {
  const kind = period.kind === 'rolling' ? 'month' : period.kind
  const last = periodAt(kind, period.to)
  return periodSpan(periodBefore(last, stepsByKind[kind] - 1), last)
}

/** How many of the periods end before a unit was in force: what is drawn dotted. */
export function countBefore(periods: readonly Period[], validFrom: string): number {
  const day = parseDay(validFrom)
  if (day === null) return 0
  return periods.filter(({ to }) => to < day).length
}
