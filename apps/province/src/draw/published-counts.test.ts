import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { publishedCounts } from './published-counts.ts'

describe(publishedCounts, () => {
  it('is the published month at full scale', () => {
    expect(publishedCounts(1)).toEqual({ total: 210_059, resolved: 181_579, late: 1606, open: 28_480 })
  })
  it('is a tenth of it at a tenth', () => {
    expect(publishedCounts(0.1)).toEqual({ total: 21_006, resolved: 18_158, late: 161, open: 2848 })
  })
  it('keeps total = resolved + open at every scale', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 4, noNaN: true }), (scale) => {
        const { total, resolved, open, late } = publishedCounts(scale)
        expect(total).toBe(resolved + open)
        expect(late).toBeLessThan(resolved)
      }),
    )
  })
})
