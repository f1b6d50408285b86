import type { Point } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { formulaMark, pointMarks } from './point-marks.ts'

const point = (rest: Partial<Point>): Point => ({ v: 12, l: 'none', s: 1, ...rest })

describe(pointMarks, () => {
  it.each<readonly [string, Partial<Point>, readonly string[]]>([
    ['a counted number', {}, []],
    ['units that told nothing', { m: [12, 1_290] }, ['thiếu 12/1.290 đơn vị']],
    ['a period that is told in part', { t: '2026-11-20' }, ['mới đến 20/11']],
    ['a report', { b: 'reported' }, ['đơn vị báo cáo']],
    ['an estimate', { b: 'estimated' }, ['ước tính']],
    ['a number that was measured', { b: 'measured' }, []],
    ['what people entered, which is marked already', { b: 'reported', e: null }, []],
    [
      'all of it',
      { m: [1, 2], t: '2026-11-20', b: 'reported' },
      ['thiếu 1/2 đơn vị', 'mới đến 20/11', 'đơn vị báo cáo'],
    ],
  ])('says of %s', (_, rest, marks) => {
    expect(pointMarks(point(rest))).toEqual(marks)
  })
})

describe(formulaMark, () => {
  it('names the day from which the formula holds, and nothing where there is one formula only', () => {
    expect(formulaMark(point({ f: '2026-01-01' }))).toBe('cách tính từ 01/01/2026')
    expect(formulaMark(point({}))).toBeNull()
  })
})
