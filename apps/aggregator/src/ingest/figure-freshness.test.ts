import { at, dayAt } from '@toan-canh/testkit'
import { describe, expect, it } from 'vitest'
import { figureDueAt, figureFreshness, type FigurePromise, nextUntold } from './figure-freshness.ts'

const dayMs = 86_400_000
/** Monthly figures, due at 17:00 on the fifth day after the month. */
const monthly: FigurePromise = {
  cadenceMs: 31 * dayMs,
  dueHour: '17:00',
  toleranceMs: 2 * dayMs,
  expiresMs: 365 * dayMs,
  dueDays: 5,
}
const november = { from: dayAt('2025-11-01'), to: dayAt('2025-11-30') }

describe(figureDueAt, () => {
  it.each([
    [monthly, '2025-12-05 17:00'],
    [{ ...monthly, dueDays: -1 }, '2025-11-29 17:00'],
    [{ ...monthly, dueHour: null, dueDays: 0 }, '2025-12-01 00:00'],
  ])('is the due hour of the due day, else the end of it', (promise, due) => {
    expect(figureDueAt(promise, november.to)).toBe(at(due))
  })
})

describe(nextUntold, () => {
  it.each([
    ['a month that was told', november, dayAt('2025-11-30'), null],
    ['a month that was not', november, null, dayAt('2025-11-30')],
    [
      'a year told to October',
      { from: dayAt('2025-01-01'), to: dayAt('2025-12-31') },
      dayAt('2025-10-31'),
      dayAt('2025-11-30'),
    ],
    ['a day in a month', { from: dayAt('2025-11-14'), to: dayAt('2025-11-14') }, null, dayAt('2025-11-14')],
  ] as const)('finds what is due next of %s', (_, period, through, untold) => {
    expect(nextUntold({ every: 'month' }, period, through)).toBe(untold)
  })
})

describe(figureFreshness, () => {
  it.each([
    ['2025-11-20 08:00', 'fresh'],
    ['2025-12-05 17:00', 'fresh'],
    ['2025-12-06 08:00', 'late'],
    ['2025-12-08 08:00', 'stale'],
    ['2026-11-20 08:00', 'lost'],
  ] as const)('of November that was not told, at %s, is %s', (now, freshness) => {
    expect(figureFreshness(monthly, november.to, at(now))).toBe(freshness)
  })

  it('does not age once all was told', () => {
    expect(figureFreshness(monthly, null, at('2030-01-01 00:00'))).toBe('fresh')
  })
})
