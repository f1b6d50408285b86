import { describe, expect, it } from 'vitest'
import { scoreOf, shareOf } from './score-of.ts'

const none = shareOf(0, 0)

describe(shareOf, () => {
  it.each([
    [3, 4, 0.75],
    [0, 4, 0],
    [0, 0, null],
  ])('%i of %i is %s', (num, den, value) => {
    expect(shareOf(num, den)).toEqual({ num, den, value })
  })
})

describe(scoreOf, () => {
  it('is the mean of the parts that can be told', () => {
    const parts = { valid: shareOf(1, 2), complete: none, clean: shareOf(1, 1), live: shareOf(9, 10) }
    expect(scoreOf(parts)).toBeCloseTo(80)
  })

  it('is nothing when nothing can be told: no data is not a bad mark, nor a good one', () => {
    expect(scoreOf({ valid: none, complete: none, clean: none, live: none })).toBeNull()
  })
})
