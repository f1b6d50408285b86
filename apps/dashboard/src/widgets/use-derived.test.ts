import type { Point } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { largestDenominator, sumOfValues } from './use-derived.ts'

const point = (v: number | null, d?: number): Point => ({ v, l: 'none', s: 1, ...(d === undefined ? {} : { d }) })

describe(sumOfValues, () => {
  it.each([
    [[], null],
    [[point(3), point(4)], 7],
    [[point(3), null], null],
    [[point(3), point(null)], null],
    [[point(0)], 0],
  ])('of %j is %s', (points, sum) => {
    expect(sumOfValues(points)).toBe(sum)
  })
})

describe(largestDenominator, () => {
  it('is the scale that holds every rate', () => {
    expect(largestDenominator([point(99, 181_579), point(85, 210_059), null])).toBe(210_059)
    expect(largestDenominator([null])).toBe(0)
  })
})
