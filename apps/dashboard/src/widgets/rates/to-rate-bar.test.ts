import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rateBarOf } from './to-rate-bar.ts'

const scale = 210_059

describe(rateBarOf, () => {
  it('shows the month of November 2025 as published', () => {
    const resolved = rateBarOf({ num: 179_973, den: 181_579, done: null, late: 1_606 }, scale)
    expect(resolved.lateTo).toBeCloseTo(181_579 / scale, 9)
    expect(resolved.hatchedTo).toBe(resolved.end)

    const national = rateBarOf({ num: 208_453, den: 210_059, done: 179_973, late: 1_606 }, scale)
    expect(national.solidTo).toBe(resolved.solidTo)
    expect(national.hatchedTo).toBe(1)

    const old = rateBarOf({ num: 179_973, den: 210_059, done: null, late: null }, scale)
    expect(old.hatchedTo).toBe(old.solidTo)
    expect(old.end).toBe(1)
  })

  it('stays empty on an empty scale', () => {
    expect(rateBarOf({ num: 0, den: 0, done: null, late: null }, 0)).toEqual({
      solidTo: 0,
      lateTo: 0,
      hatchedTo: 0,
      end: 0,
    })
  })

  it('never leaves its denominator and never goes back', () => {
    const count = fc.nat({ max: 1_000_000 })
    fc.assert(
      fc.property(count, count, fc.option(count), fc.option(count), (a, b, done, late) => {
        const [num, den] = [Math.min(a, b), Math.max(a, b)]
        const bar = rateBarOf({ num, den, done, late }, Math.max(1, den))
        const ends = [0, bar.solidTo, bar.lateTo, bar.hatchedTo, bar.end + 1e-9]
        expect(ends).toEqual(ends.toSorted((one, other) => one - other))
      }),
    )
  })
})
