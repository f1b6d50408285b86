import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { slopeOf, studentT } from './slope.ts'

describe(studentT, () => {
  it.each([
    [1, 12.706],
    [2, 4.303],
    [5, 2.571],
    [10, 2.228],
    [28, 2.048],
    [120, 1.98],
  ])('is, for %i degrees of freedom, what the printed tables say: %f', (degrees, t) => {
    expect(studentT(degrees, 0.95)).toBeCloseTo(t, 3)
  })

  it('is narrower the less it has to hold', () => {
    expect(studentT(10, 0.9)).toBeCloseTo(1.812, 3)
    expect(studentT(10, 0.5)).toBeCloseTo(0.7, 3)
  })
})

describe(slopeOf, () => {
  it('finds the slope of points on a line, without doubt', () => {
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }), (slope, start) => {
        const found = slopeOf([0, 1, 2, 3, 4].map((x) => [x, start + slope * x] as const))
        expect(found.slope).toBeCloseTo(slope, 9)
        expect(found.to - found.from).toBeCloseTo(0, 6)
      }),
    )
  })

  it('bounds the slope of a worked example', () => {
    // x 1…5, y 2, 4, 5, 4, 5: slope 0.6, standard error √(2.4/3/10) = 0.2828, t(3) = 3.182.
    const { slope, from, to } = slopeOf([2, 4, 5, 4, 5].map((y, at) => [at + 1, y] as const))
    expect(slope).toBeCloseTo(0.6, 9)
    expect(to).toBeCloseTo(0.6 + 0.9, 2)
    expect(from).toBeCloseTo(0.6 - 0.9, 2)
  })

  it('does not say that noise without a trend grows, and says so of a trend above its noise', () => {
    const noise = (at: number) => ((at * 7919) % 101) / 1_000
    const flat = slopeOf(Array.from({ length: 60 }, (_, at) => [at / 60, 14 + noise(at)] as const))
    const leak = slopeOf(Array.from({ length: 60 }, (_, at) => [at / 60, 14 + noise(at) + at / 30] as const))
    expect(flat.from).toBeLessThan(0)
    expect(flat.to).toBeGreaterThan(0)
    expect(leak.from).toBeGreaterThan(1.9)
    expect(leak.to).toBeLessThan(2.1)
  })

  it('refuses what has no slope', () => {
    expect(() => slopeOf([[0, 1]])).toThrow('1 points')
    expect(() =>
      slopeOf([
        [1, 1],
        [1, 2],
        [1, 3],
      ]),
    ).toThrow('one place')
  })
})
