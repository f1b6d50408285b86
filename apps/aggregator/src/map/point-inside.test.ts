import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aStar } from './a-star.ts'
import { aSquare } from './a-province.ts'
import { pointInside } from './point-inside.ts'
import { contains } from './rings.ts'

describe(pointInside, () => {
  it('takes the wished place when it lies inside', () => {
    expect(pointInside([aSquare([106, 20])], [106.01, 20.09])).toEqual([106.01, 20.09])
  })
  it('moves a wished place that lies outside into the largest part', () => {
    const parts = [aSquare([105, 20], 0.01), aSquare([106, 20])]
    expect(contains(aSquare([106, 20]), pointInside(parts, [107, 21]))).toBe(true)
  })
  it('finds a place inside any shape', () => {
    fc.assert(fc.property(aStar, (star) => contains(star, pointInside([star], undefined))))
  })
})
