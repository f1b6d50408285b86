import { describe, expect, it } from 'vitest'
import { isEmpty, parsePath, readerOf } from './field-path.ts'

const row = { a: { b: [{ c: 5 }, { c: 0 }] }, 'case:deadline': 'x', 'Số hồ sơ': 7, list: [[1, 2]] }

describe(parsePath, () => {
  it.each([
    ['a.b[0].c', 5],
    ['a.b[1].c', 0],
    ['a.b[2].c', undefined],
    ['case:deadline', 'x'],
    ['Số hồ sơ', 7],
    ['list[0][1]', 2],
    ['a.b.c', undefined],
    ['toString', undefined],
    ['__proto__', undefined],
    ['a.constructor', undefined],
  ])('reads %s', (path, expected) => {
    const steps = parsePath(path)
    expect(steps).not.toBeNull()
    expect(readerOf(steps ?? [])(row)).toBe(expected)
  })

  it.each(['', '.', 'a.', '.a', 'a..b', 'a[', 'a[x]', 'a]', 'a[-1]', 'a[99999]'])('finds no path in %j', (path) => {
    expect(parsePath(path)).toBeNull()
  })
})

describe(isEmpty, () => {
  it.each([
    [undefined, true],
    [null, true],
    ['', true],
    ['  ', true],
    [0, false],
    [false, false],
    [[], false],
  ])('says of %j: %s', (value, expected) => {
    expect(isEmpty(value)).toBe(expected)
  })
})
