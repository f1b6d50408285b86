import { parseDay } from '@toan-canh/calendar'
import { describe, expect, it } from 'vitest'
import { anIndicator, periodNamed } from './members/member-fixture.ts'
import { aSource } from './sources/source-fixture.ts'
import { firstDayOf, isToldOf } from './use-comparable.ts'

const history = {
  wantedFrom: '2025-10-01T00:00:00+07:00',
  reachedTo: null,
  isComplete: true,
  rows: 1,
  totalRows: 1,
  secondsLeft: null,
}
const sources = [
  aSource({ history }),
  aSource({ id: 'khac', history: { ...history, wantedFrom: '2026-01-01T00:00:00+07:00' } }),
]
const rate = anIndicator()
const stock = anIndicator({ formula: { sum: ['overdue@end'] } })

describe(firstDayOf, () => {
  it('is that of the sources of the indicator alone', () => {
    expect(firstDayOf(rate, sources)).toBe(parseDay('2025-10-01'))
    expect(firstDayOf(anIndicator({ sources: ['mot-cua', 'khac'] }), sources)).toBe(parseDay('2026-01-01'))
    expect(firstDayOf(anIndicator({ sources: [] }), sources)).toBeNull()
    expect(firstDayOf(rate, [aSource({ history: null })])).toBeNull()
  })
})

describe(isToldOf, () => {
  it.each([
    ['a month after the first day', rate, '2025-11', true],
    ['the month that begins with it', rate, '2025-10', true],
    ['a year that begins before it', rate, '2025', false],
    ['a stock at the end of that year', stock, '2025', true],
    ['a stock before it', stock, '2025-09', false],
  ])('of %s', (_, indicator, period, isTold) => {
    expect(isToldOf(indicator, periodNamed(period), sources)).toBe(isTold)
  })
})
