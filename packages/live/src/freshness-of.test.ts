import { at } from '@toan-canh/testkit'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freshnessOf, promiseHoldsUntil } from './freshness-of.ts'

const minute = 60_000
const everyMinute = { cadenceMs: minute, toleranceMs: minute, dueHour: null }
const daily = { cadenceMs: 1_440 * minute, toleranceMs: 60 * minute, dueHour: '17:00' }
const order = ['fresh', 'late', 'stale', 'lost']

describe(freshnessOf, () => {
  it.each([
    [-minute, 'fresh'],
    [0, 'fresh'],
    [minute, 'fresh'],
    [minute + 1, 'late'],
    [2 * minute, 'late'],
    [2 * minute + 1, 'stale'],
    [10 * minute, 'stale'],
    [10 * minute + 1, 'lost'],
  ] as const)('calls a coverage of %i ms ago %s when a minute is promised', (age, freshness) => {
    expect(freshnessOf(everyMinute, 1_000_000, 1_000_000 + age)).toBe(freshness)
  })

  it('calls a source that has never answered lost', () => {
    expect(freshnessOf(everyMinute, null, 0)).toBe('lost')
  })

  it.each([
    ['2026-03-03 16:59', 'fresh'],
    ['2026-03-03 17:00', 'fresh'],
    ['2026-03-03 17:01', 'late'],
    ['2026-03-03 18:00', 'late'],
    ['2026-03-03 18:01', 'stale'],
    ['2026-03-04 00:30', 'stale'],
    ['2026-03-04 16:00', 'stale'],
    ['2026-03-12 17:01', 'lost'],
  ])('at %s calls data of 2 March 17:00, due daily by 17:00, %s', (now, freshness) => {
    expect(freshnessOf(daily, at('2026-03-02 17:00'), at(now))).toBe(freshness)
  })

  it.each([
    ['2026-03-03 09:00', 'fresh'],
    ['2026-03-03 12:00', 'late'],
    ['2026-03-03 18:00', 'late'],
    ['2026-03-03 18:01', 'stale'],
  ])('at %s calls data of 2 March 09:00, which came early, %s', (now, freshness) => {
    expect(freshnessOf(daily, at('2026-03-02 09:00'), at(now))).toBe(freshness)
  })

  it('never gets better by waiting, and is fresh again with the next answer', () => {
    const promise = fc.record({
      cadenceMs: fc.integer({ min: 1_000, max: 200_000_000 }),
      dueHour: fc.constantFrom(null, '00:00', '07:30', '17:00', '23:59'),
      toleranceMs: fc.integer({ min: 0, max: 90_000_000 }),
    })
    const waits = fc.tuple(fc.nat(2_000_000_000), fc.nat(2_000_000_000))
    fc.assert(
      fc.property(promise, fc.nat(2_000_000_000), waits, (promised, coveredTo, [a, b]) => {
        const [sooner, later] = a < b ? [a, b] : [b, a]
        const first = order.indexOf(freshnessOf(promised, coveredTo, coveredTo + sooner))
        expect(order.indexOf(freshnessOf(promised, coveredTo, coveredTo + later))).toBeGreaterThanOrEqual(first)
        expect(freshnessOf(promised, coveredTo + later, coveredTo + later)).toBe('fresh')
      }),
    )
  })
})

describe(promiseHoldsUntil, () => {
  it.each([
    ['by the hour that follows the cadence', daily, '2026-03-02 17:00', '2026-03-03 18:00'],
    ['also when data came early', daily, '2026-03-02 09:00', '2026-03-03 18:00'],
    ['with the tolerance told', { ...daily, toleranceMs: 0 }, '2026-03-02 17:00', '2026-03-03 17:00'],
  ] as const)('keeps a daily promise %s', (_, promise, coveredTo, until) => {
    expect(promiseHoldsUntil(promise, at(coveredTo))).toBe(at(until))
  })
})
