import { type Period, parseDay, parsePeriod } from '@toan-canh/calendar'
import type { Point } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { changeBetween, comparedWith, comparisonKindOf, likeForLike } from './comparison.ts'

function period(id: string): Period {
  const found = parsePeriod(id)
  if (found === null) throw new Error(id)
  return found
}

function day(text: string): number {
  return parseDay(text) ?? Number.NaN
}

describe(comparedWith, () => {
  it.each([
    ['2025-11', '2025-10', '2024-11'],
    ['2025-Q1', '2024-Q4', '2024-Q1'],
    ['2025-H2', '2025-H1', '2024-H2'],
    ['2025', '2024', '2024'],
    ['2025-11-14', '2025-11-13', '2024-11-15'],
    ['2025-W46', '2025-W45', '2024-W46'],
    ['7d@2025-11-14', '7d@2025-11-07', '7d@2024-11-15'],
    ['30d@2025-11-14', '30d@2025-10-15', '30d@2024-11-15'],
  ])('leads from %s to %s before and %s last year', (id, before, year) => {
    expect(comparedWith(period(id), 'before').id).toBe(before)
    expect(comparedWith(period(id), 'year').id).toBe(year)
  })
})

describe(comparisonKindOf, () => {
  it.each([
    ['2025-11', null, 'before'],
    ['2025-11', '2025-10', 'before'],
    ['2025-11', '2024-11', 'year'],
    ['2025-11', 'nonsense', 'before'],
    ['7d@2025-11-14', '7d@2024-11-15', 'year'],
  ] as const)('of %s against %s is %s', (id, against, kind) => {
    expect(comparisonKindOf(period(id), against)).toBe(kind)
  })
})

describe(likeForLike, () => {
  it.each([
    ['a running month, to its first days', '2025-12', '2025-11', '2025-12-05', '5d@2025-11-05'],
    ['the first day of a month, to one day', '2025-12', '2025-11', '2025-12-01', '1d@2025-11-01'],
    ['a long month near its end, whole', '2025-03', '2025-02', '2025-03-30', '2025-02'],
    ['a closed month, whole', '2025-11', '2025-10', '2025-12-01', '2025-10'],
    ['a running year', '2025', '2024', '2025-03-01', '60d@2024-02-29'],
    ['rolling days, which are always whole', '7d@2025-12-05', '7d@2025-11-28', '2025-12-05', '7d@2025-11-28'],
    ['a day, whole', '2025-12-05', '2025-12-04', '2025-12-05', '2025-12-04'],
  ])('compares %s', (_, id, other, today, part) => {
    expect(likeForLike(period(id), period(other), day(today)).id).toBe(part)
  })
})

describe(changeBetween, () => {
  const point = (v: number | null, g?: Point['g']): Point => ({ v, l: 'none', s: 1, ...(g === undefined ? {} : { g }) })
  it.each([
    [point(98), point(99), -1],
    [point(0), point(0), 0],
    [point(98), null, null],
    [null, point(98), null],
    [point(98), point(null, 'no_data'), null],
    [point(98), point(97, 'history_incomplete'), null],
    [point(98, 'history_incomplete'), point(97), null],
  ])('of %o against %o is %s', (now, before, change) => {
    expect(changeBetween(now, before)).toBe(change)
  })
})
