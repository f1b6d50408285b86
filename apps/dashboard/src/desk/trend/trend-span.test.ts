import { parseDay } from '@toan-canh/calendar'
import { describe, expect, it } from 'vitest'
import { periodNamed } from '../members/member-fixture.ts'
import { countBefore, trendPeriods } from './trend-span.ts'

describe(trendPeriods, () => {
  it.each([
    ['2025-11', '2024-11', '2025-11', 13],
    ['2025-Q4', '2023-Q4', '2025-Q4', 9],
    ['2025', '2021', '2025', 5],
    ['2025-11-14', '2025-11-02', '2025-11-14', 13],
    ['30d@2025-11-14', '2024-11', '2025-11', 13],
  ])('of %s begin at %s and end at %s', (id, first, last, count) => {
    const periods = trendPeriods(periodNamed(id))
    expect([periods.length, periods[0]?.id, periods.at(-1)?.id]).toEqual([count, first, last])
  })
})

describe(countBefore, () => {
  it.each([
    ['2025-07-01', 8],
    ['2020-01-01', 0],
    ['2025-07-02', 8],
    ['2026-01-01', 13],
    [null, 0],
  ])('before %s is %i', (day, count) => {
    expect(countBefore(trendPeriods(periodNamed('2025-11')), day === null ? null : parseDay(day))).toBe(count)
  })
})
