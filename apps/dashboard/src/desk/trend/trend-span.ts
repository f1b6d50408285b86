import { type Day, parseDay, type Period, periodAt, periodBefore, periodSpan } from '@toan-canh/calendar'
import { groundChanges, type Register, type UnitCode } from '@toan-canh/contract'

/** How many steps of a kind are shown: a year and the month before it, or what history can hold. */
const stepsByKind = { day: 13, week: 13, month: 13, quarter: 9, half: 5, year: 5 } as const

/** The periods up to the one that is looked at; rolling days stand in their month. */
export function trendPeriods(period: Period): readonly Period[] {
  const kind = period.kind === 'rolling' ? 'month' : period.kind
  const last = periodAt(kind, period.to)
  return periodSpan(periodBefore(last, stepsByKind[kind] - 1), last)
}

/** The day of the last change of a unit's ground, else the day on which it began; a new name or type breaks no series. */
export function breakDayOf(register: Register, unit: UnitCode, last: Period): Day | null {
  const change = groundChanges(register, unit).findLast((day) => day <= last.to)
  return change ?? parseDay(register.versionsOf(unit)[0]?.validFrom ?? '')
}

/** How many of the periods end before the ground changed: what is drawn dotted. */
export function countBefore(periods: readonly Period[], day: Day | null): number {
  if (day === null) return 0
  return periods.filter(({ to }) => to < day).length
}
