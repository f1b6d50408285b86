import { type Day, isoDay, type Period, periodAt, periodSpan, weekdayOf } from '@toan-canh/calendar'
import type { Item, Operator } from '@toan-canh/contract'
import { pointIn } from '../point-in.ts'
import { type HeatCell, heatCellOf } from '../ranking/to-ranking.ts'

/** A day of the calendar; lengths in author pixels from the upper left. */
export interface CalendarDay {
  readonly day: Day
  readonly x: number
  readonly y: number
  readonly isRest: boolean
  readonly cell: HeatCell
}

/** A month: its name stands at its upper left. */
export interface CalendarMonth {
  readonly month: Period
  readonly x: number
  readonly y: number
  readonly days: readonly CalendarDay[]
}

export interface Calendar {
  readonly cell: { readonly width: number; readonly height: number }
  readonly months: readonly CalendarMonth[]
  /** The day with the most, the latest of equal ones; `null` while nothing is known. */
  readonly highest: { readonly day: Day; readonly value: number; readonly operator: Operator } | null
}

export interface CalendarInput {
  readonly span: { readonly first: Period; readonly last: Period }
  readonly items: ReadonlyMap<string, Item>
  readonly classes: readonly number[]
  readonly today: Day
  readonly isRest: (day: Day) => boolean
  /** Author pixels. */
  readonly width: number
  readonly height: number
}

const daysInWeek = 7
const weeksInMonth = 6
export const nameHeight = 52
const between = { x: 48, y: 12 } as const
/** The longer side of a cell is at most so many times the other: few months do not become rows of bars. */
const longest = 1.8

interface Grid {
  readonly columns: number
  readonly width: number
  readonly height: number
}

/** How large a cell is with so many months side by side. */
function gridOf(columns: number, months: number, room: { readonly width: number; readonly height: number }): Grid {
  const rows = Math.ceil(months / columns)
  const height = ((room.height + between.y) / rows - between.y - nameHeight) / weeksInMonth
  const width = ((room.width + between.x) / columns - between.x) / daysInWeek
  const most = Math.max(1, Math.min(width, height)) * longest
  return { columns, height: Math.max(1, Math.min(height, most)), width: Math.max(1, Math.min(width, most)) }
}

/** The grid with the largest cells. */
function bestGrid(months: number, room: { readonly width: number; readonly height: number }): Grid {
  const grids = Array.from({ length: months }, (_, at) => gridOf(at + 1, months, room))
  const sizeOf = (grid: Grid) => grid.width * grid.height
  return grids.toSorted((a, b) => sizeOf(b) - sizeOf(a) || b.columns - a.columns)[0] ?? gridOf(1, 1, room)
}

/** Lays the days of whole months out as calendars do, weeks from Monday; days to come have no cell. */
export function toCalendar(input: CalendarInput): Calendar {
  const { span, items, classes, today, isRest, width, height } = input
  const months = periodSpan(periodAt('month', span.first.from), periodAt('month', span.last.from))
  const grid = bestGrid(months.length, { width, height })
  const step = {
    x: grid.width * daysInWeek + between.x,
    y: grid.height * weeksInMonth + nameHeight + between.y,
  }
  const daysOf = ({ from, to }: Period, left: number, top: number) =>
    Array.from({ length: Math.max(0, Math.min(to, today) - from + 1) }, (_, at): CalendarDay => {
      const day = from + at
      const place = at + weekdayOf(from) - 1
      return {
        day,
        x: left + (place % daysInWeek) * grid.width,
        y: top + nameHeight + Math.floor(place / daysInWeek) * grid.height,
        isRest: isRest(day),
        cell: heatCellOf(pointIn(items, isoDay(day)), classes),
      }
    })
  return {
    cell: { width: grid.width, height: grid.height },
    months: months.map((month, at) => {
      const [x, y] = [(at % grid.columns) * step.x, Math.floor(at / grid.columns) * step.y]
      return { month, x, y, days: daysOf(month, x, y) }
    }),
    highest: highestOf(input),
  }
}

function highestOf({ span, items, today }: CalendarInput): Calendar['highest'] {
  let found: Calendar['highest'] = null
  for (let day = span.first.from; day <= Math.min(span.last.to, today); day += 1) {
    const point = pointIn(items, isoDay(day))
    if (point === null || point.v === null || point.v <= 0 || point.v < (found?.value ?? 0)) continue
    found = { day, value: point.v, operator: point.o ?? '=' }
  }
  return found
}
