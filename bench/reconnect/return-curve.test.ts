import { describe, expect, it } from 'vitest'
import { perSecond, secondsUntil } from './return-curve.ts'

describe(perSecond, () => {
  it('counts by whole seconds from the beginning, with the empty ones, without what came before', () => {
    expect(perSecond([900, 1_000, 1_999, 4_500], 1_000)).toEqual([2, 0, 0, 1])
    expect(perSecond([], 0)).toEqual([])
  })
})

describe(secondsUntil, () => {
  it('says when so many had come, in whatever order they are told', () => {
    const instants = [3_000, 1_500, 2_000, 11_000]
    expect(secondsUntil(instants, 0.5, 1_000)).toBe(1)
    expect(secondsUntil(instants, 1, 1_000)).toBe(10)
  })

  it('has no answer without any', () => {
    expect(secondsUntil([], 1, 0)).toBeNaN()
  })
})
