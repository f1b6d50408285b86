import { isoDay, parseDay, parsePeriod, periodAt, weekdayOf } from '@toan-canh/calendar'
import type { Item } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { aPoint } from '../../fixture/drawn-board.tsx'
import { calendarSpan } from './calendar-span.ts'
import { type CalendarInput, nameHeight, toCalendar } from './to-calendar.ts'

const day = (iso: string) => parseDay(iso) ?? 0
const today = day('2026-11-21')
const period = (id: string) => parsePeriod(id) ?? periodAt('month', today)

function input(change: Partial<CalendarInput> & { months?: number } = {}): CalendarInput {
  const { months = 13, ...rest } = change
  return {
    span: calendarSpan({ months }, { period: period('2026-11'), today }),
    items: new Map(),
    classes: [1, 4, 7, 13, 25],
    today,
    isRest: (each) => weekdayOf(each) >= 6,
    width: 1_776,
    height: 720,
    ...rest,
  }
}

describe(calendarSpan, () => {
  it.each([
    ['2026-11', 13, '2025-11-01', '2026-11-30'],
    ['2026-Q4', 3, '2026-09-01', '2026-11-30'],
    ['2025', 12, '2025-01-01', '2025-12-31'],
    ['2026-11-21', 1, '2026-11-01', '2026-11-30'],
  ])('of %s over %d months is %s to %s', (id, months, first, last) => {
    const span = calendarSpan({ months }, { period: period(id), today })
    expect([span.first.id, span.last.id]).toEqual([first, last])
  })

  it('asks for no more days than a topic and the calendar answer', () => {
    const { first, last } = calendarSpan({ months: 13 }, { period: period('2024-12'), today })
    expect(last.from - first.from + 1).toBeLessThanOrEqual(400)
  })
})

describe(toCalendar, () => {
  it('puts days under their weekday, weeks below each other, inside the room', () => {
    const { months, cell } = toCalendar(input())
    expect(months).toHaveLength(13)
    for (const { x, y, days } of months) {
      for (const each of days) {
        expect(each.x - x).toBeCloseTo((weekdayOf(each.day) - 1) * cell.width)
        expect(each.y).toBeGreaterThanOrEqual(y + nameHeight)
        expect(each.x + cell.width).toBeLessThanOrEqual(1_776.01)
        expect(each.y + cell.height).toBeLessThanOrEqual(720.01)
      }
    }
  })

  it('leaves days to come without a cell and tells rest, zero and missing apart', () => {
    const items = new Map<string, Item>([
      ['2026-11-20', aPoint(9)],
      ['2026-11-19', aPoint(0)],
    ])
    const last = toCalendar(input({ items })).months.at(-1)?.days ?? []
    expect(last.at(-1)?.day).toBe(today)
    expect(last.slice(-4).map(({ cell, isRest }) => [cell, isRest])).toEqual([
      ['missing', false],
      ['zero', false],
      [2, false],
      ['missing', true],
    ])
  })

  it('finds the day with the most, the latest of equal ones, with its reservation', () => {
    const items = new Map<string, Item>([
      ['2026-03-02', aPoint(9)],
      ['2026-03-03', aPoint(9, { o: '~' })],
      ['2026-04-01', aPoint(null)],
    ])
    const { highest } = toCalendar(input({ items }))
    expect([isoDay(highest?.day ?? 0), highest?.operator]).toEqual(['2026-03-03', '~'])
    expect(toCalendar(input()).highest).toBeNull()
  })

  it('keeps a single month from becoming a row of bars', () => {
    const { cell } = toCalendar(input({ months: 1 }))
    expect(cell.width / cell.height).toBeLessThanOrEqual(1.81)
  })
})
