import { describe, expect, it } from 'vitest'
import { barRangeOf, shareOf } from './bar-range.ts'

const rate = { unit: '%', better: 'up' } as const

describe(barRangeOf, () => {
  it.each([
    [
      'the on-time rate',
      { ...rate, bands: { watch: 99, act: 97 }, target: { value: 99, basis: 'b' } },
      { from: 96, to: 100 },
    ],
    ['the late rate', { unit: '%', better: 'down', bands: { watch: 1, act: 3 } } as const, { from: 0, to: 4 }],
    ['a rate with a target alone', { ...rate, target: { value: 80, basis: 'b' } }, { from: 73, to: 100 }],
    ['a rate without bands', rate, { from: 0, to: 100 }],
    ['a rate that is not judged', { unit: '%', better: 'context', bands: { watch: 9 } } as const, { from: 0, to: 100 }],
  ])('of %s follows from its definition', (_, indicator, range) => {
    expect(barRangeOf(indicator, [12, 99])).toEqual(range)
  })

  it('of a count ends at the largest', () => {
    expect(barRangeOf({ unit: 'hồ sơ', better: 'context' }, [3, 412])).toEqual({ from: 0, to: 412 })
    expect(barRangeOf({ unit: 'hồ sơ', better: 'context' }, [])).toEqual({ from: 0, to: 1 })
  })
})

describe(shareOf, () => {
  it.each([
    [96, 0],
    [98, 0.5],
    [100, 1],
    [50, 0],
    [101, 1],
  ])('puts %s at %s', (value, share) => {
    expect(shareOf(value, { from: 96, to: 100 })).toBe(share)
  })
})
