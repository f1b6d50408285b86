import { type Day, periodAt, type Period, weekdayOf } from '@toan-canh/calendar'
import type { Scope } from '../scope.ts'

const saturday = 6
const longestSpanDays = 31

/** A day of the heat map: where it stands, in author pixels from the left. */
export interface HeatColumn {
  readonly day: Day
  readonly x: number
  readonly width: number
  readonly isRest: boolean
  readonly isFuture: boolean
  readonly isMonday: boolean
}

/** The days a heat map shows: those of the period, or its last 31 when it is longer. */
export function heatSpan({ period, today }: Scope): { readonly first: Period; readonly last: Period } {
  const isLong = period.to - period.from >= longestSpanDays
  const end = isLong ? Math.max(period.from, Math.min(period.to, today)) : period.to
  const start = isLong ? Math.max(period.from, end - longestSpanDays + 1) : period.from
  return { first: periodAt('day', start), last: periodAt('day', end) }
}

/** Rest days are dots and take less room than working days. */
const restShare = 0.42

/** Saturdays and Sundays: what is known of a day before the calendar has answered. */
export function isWeekend(day: Day): boolean {
  return weekdayOf(day) >= saturday
}

interface Room {
  readonly today: Day
  readonly width: number
  readonly isRest: (day: Day) => boolean
}

/** Lays the days of a span side by side over a width. */
export function heatColumns(
  span: { readonly first: Period; readonly last: Period },
  { today, width, isRest }: Room,
): readonly HeatColumn[] {
  const days = Array.from({ length: span.last.from - span.first.from + 1 }, (_, at) => span.first.from + at)
  const weights = days.map((day) => (isRest(day) ? restShare : 1))
  const unit = width / weights.reduce((sum, weight) => sum + weight, 0)
  let x = 0
  return days.map((day, at) => {
    const columnWidth = (weights[at] ?? 1) * unit
    const column = {
      day,
      x,
      width: columnWidth,
      isRest: isRest(day),
      isFuture: day > today,
      isMonday: weekdayOf(day) === 1,
    }
    x += columnWidth
    return column
  })
}
