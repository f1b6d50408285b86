import { dayOf, parsePeriod } from '@toan-canh/calendar'
import { describe, expect, it } from 'vitest'
import type { Scope } from '../scope.ts'
import { heatColumns, heatSpan, isWeekend } from './heat-columns.ts'

function scopeAt(id: string, iso: string): Scope {
  const period = parsePeriod(id)
  if (period === null) throw new Error(id)
  return { unit: '37', period, today: dayOf(Date.parse(iso)) }
}

describe(heatSpan, () => {
  it.each([
    ['2025-11', '2025-11-14T08:00:00Z', '2025-11-01', '2025-11-30'],
    ['2025-12', '2025-12-14T08:00:00Z', '2025-12-01', '2025-12-31'],
    ['2025-11-14', '2025-11-14T08:00:00Z', '2025-11-14', '2025-11-14'],
    ['2025', '2025-11-14T08:00:00Z', '2025-10-15', '2025-11-14'],
    ['2024', '2025-11-14T08:00:00Z', '2024-12-01', '2024-12-31'],
    ['2026', '2025-11-14T08:00:00Z', '2026-01-01', '2026-01-01'],
  ])('of %s on %s is %s to %s', (period, now, first, last) => {
    const span = heatSpan(scopeAt(period, now))
    expect([span.first.id, span.last.id]).toEqual([first, last])
  })
})

describe(heatColumns, () => {
  const scope = scopeAt('2025-11', '2025-11-14T08:00:00Z')
  const columns = heatColumns(heatSpan(scope), { today: scope.today, width: 720, isRest: isWeekend })

  it('fills the width without overlap', () => {
    expect(columns).toHaveLength(30)
    columns.slice(1).forEach((column, at) => {
      const before = columns[at]
      expect(column.x).toBeCloseTo((before?.x ?? 0) + (before?.width ?? 0), 9)
    })
    const last = columns.at(-1)
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(720, 9)
  })

  it('knows Mondays, rest days and days to come', () => {
    expect(columns.filter((column) => column.isMonday)).toHaveLength(4)
    expect(columns.filter((column) => column.isRest)).toHaveLength(10)
    expect(columns.filter((column) => column.isFuture)).toHaveLength(16)
  })

  it('follows the calendar where it differs from the weekday', () => {
    const april = scopeAt('2025-04', '2025-04-30T08:00:00Z')
    const holiday = april.period.to
    const worked = april.period.from + 25
    const isRest = (day: number) => day === holiday || (isWeekend(day) && day !== worked)
    const laid = heatColumns(heatSpan(april), { today: april.today, width: 720, isRest })
    expect([laid[25]?.isRest, laid[26]?.isRest, laid[29]?.isRest]).toEqual([false, true, true])
  })

  it('gives rest days less room than working days', () => {
    const [saturday, , monday] = columns
    expect(saturday?.isRest).toBe(true)
    expect(saturday?.width ?? 0).toBeLessThan((monday?.width ?? 0) / 2)
  })
})
