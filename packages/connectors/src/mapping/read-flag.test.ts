import type { FlagMapping } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { ninhBinh } from '../sample.fixture.ts'
import { compileFlag } from './read-flag.ts'
import { createScope } from './scope.ts'

const noTimes = { submittedAt: 5, openedAt: null, dueAt: null, closedAt: null }

function flag(mapping: FlagMapping, row: unknown, times: Parameters<ReturnType<typeof compileFlag>>[1] = noTimes) {
  return compileFlag(mapping, ['flags', 'x'], { scope: createScope(), register: ninhBinh })(row, times)
}

describe(compileFlag, () => {
  it.each([
    [true, true],
    [false, false],
    [1, true],
    [0, false],
    ['1', true],
    ['0', false],
    ['false', false],
    ['Không', false],
    ['x', true],
    [null, null],
    ['', null],
    [undefined, null],
    [{}, null],
  ])('reads the truth of %j as %s', (value, expected) => {
    expect(flag({ field: 'a' }, { a: value })).toBe(expected)
  })

  it.each([
    [{ field: 'a', is: 2 }, '2', true],
    [{ field: 'a', is: 2 }, 1, false],
    [{ field: 'a', in: [1, 2] }, 2, true],
    [{ field: 'a', in: [1, 2] }, 0, false],
    [{ field: 'a', in: [1, 2] }, null, null],
    [{ field: 'a', in: [1, 2], empty: false }, null, false],
  ])('judges %j on %j: %s', (mapping, value, expected) => {
    expect(flag(mapping, { a: value })).toBe(expected)
  })

  it.each([
    [[{ s: 0 }, { s: 1 }], true],
    [[{ s: 0 }, { s: 0 }], false],
    [[{ s: 0 }, {}], null],
    [[], null],
    [undefined, null],
    ['x', null],
  ])('asks whether any element of %j is so: %s', (list, expected) => {
    expect(flag({ list: 'TaiLieuNop', any: { field: 's' } }, { TaiLieuNop: list })).toBe(expected)
  })

  it.each([
    [true, true, true, true],
    [true, false, false, true],
    [false, null, false, null],
    [true, null, null, true],
    [null, null, null, null],
  ])('joins %s and %s: all %s, any %s', (a, b, all, any) => {
    const parts = [{ field: 'a' }, { field: 'b' }]
    expect(flag({ all: parts }, { a, b })).toBe(all)
    expect(flag({ any: parts }, { a, b })).toBe(any)
  })

  it.each([
    ['H42.02', 'H42.02', false],
    ['H42.02', '37-SNV', false],
    ['H42.02', 'H42.03', true],
    ['khác', 'H42.03', true],
    [null, 'H42.03', null],
  ])('compares %s and %s as units: differ %s', (a, b, expected) => {
    expect(flag({ differs: ['a', 'b'] }, { a, b })).toBe(expected)
  })

  it.each([
    [4, true],
    [5, false],
    [null, null],
  ])('asks whether the end %s comes before the submission 5: %s', (closedAt, expected) => {
    expect(flag({ earlier: 'closedAt', than: 'submittedAt' }, {}, { ...noTimes, closedAt })).toBe(expected)
  })
})
