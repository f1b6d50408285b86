import { describe, expect, it } from 'vitest'
import { backOffMs, linkBackOff } from './back-off.ts'

const backOff = { firstMs: 500, longestMs: 20_000 }

describe(backOffMs, () => {
  it.each([
    [1, 0, 250],
    [1, 1, 500],
    [2, 0.5, 750],
    [6, 1, 16_000],
    [7, 0, 10_000],
    [5_000, 1, 20_000],
  ])('waits before attempt %i at chance %d for %i ms', (attempt, chance, expected) => {
    expect(backOffMs(backOff, attempt, chance)).toBe(expected)
  })

  it('brings everybody back within ten seconds of the return of the centre, however long it was away', () => {
    expect(backOffMs(linkBackOff, 1_000, 1)).toBeLessThanOrEqual(10_000)
    expect(backOffMs(linkBackOff, 1_000, 0)).toBeGreaterThanOrEqual(5_000)
  })
})
