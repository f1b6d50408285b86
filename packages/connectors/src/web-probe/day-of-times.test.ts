import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addTime, type DayOfTimes, percentileOf } from './day-of-times.ts'

function dayOf(times: readonly number[]): DayOfTimes {
  return times.reduce<DayOfTimes | null>((day, ms) => addTime(day, 1, ms), null) ?? { day: 1, counts: {} }
}

describe(percentileOf, () => {
  it('is within an eighth of the true one above 20 ms, however many looks there were', () => {
    const times = fc.array(fc.integer({ min: 21, max: 60_000 }), { minLength: 1, maxLength: 200 })
    fc.assert(
      fc.property(times, fc.constantFrom(0.5, 0.95), (all, q) => {
        const exact = all.toSorted((a, b) => a - b)[Math.ceil(q * all.length) - 1] ?? 0
        expect(Math.abs(percentileOf(dayOf(all), q) - exact)).toBeLessThanOrEqual(exact * 0.125 + 1)
      }),
    )
  })
})

describe(addTime, () => {
  it('begins anew with another day', () => {
    expect(percentileOf(addTime(dayOf([9_000, 9_000]), 2, 100), 0.95)).toBeLessThan(120)
  })
})
