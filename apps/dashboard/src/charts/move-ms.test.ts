import { describe, expect, it } from 'vitest'
import { moveMs } from './move-ms.ts'

describe(moveMs, () => {
  it.each([
    ['the first draw stands at once', 10_000, null, 0],
    ['a change after a rest is seen to move', 10_000, 5_000, 400],
    ['a change that follows another stands at once', 10_000, 9_000, 0],
    ['just before the rest is over nothing moves', 9_999, 5_000, 0],
  ])('%s', (_, changedAt, previousAt, ms) => {
    expect(moveMs(changedAt, previousAt)).toBe(ms)
  })
})
