import { describe, expect, it } from 'vitest'
import { isSame } from './is-same.ts'

describe(isSame, () => {
  it.each([
    [1, 1, true],
    [Number.NaN, Number.NaN, true],
    [1, '1', false],
    [null, undefined, false],
    [null, {}, false],
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
    [{ a: 1 }, { a: 1, b: undefined }, false],
    [{ a: undefined }, { b: undefined }, false],
    [{ a: { b: [1, 2] } }, { a: { b: [1, 2] } }, true],
    [{ a: { b: [1, 2] } }, { a: { b: [2, 1] } }, false],
    [[], {}, false],
  ])('compares %j with %j as %s', (left, right, same) => {
    expect(isSame(left, right)).toBe(same)
    expect(isSame(right, left)).toBe(same)
  })
})
