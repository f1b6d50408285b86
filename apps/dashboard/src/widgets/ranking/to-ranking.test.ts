import { parseDay } from '@toan-canh/calendar'
import type { Level, Point } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { heatCellOf, rankingOf } from './to-ranking.ts'

const classes = [1, 4, 7, 13, 25]
const point = (v: number | null, l: Level = 'none'): Point => ({ v, l, s: 1 })
const day = parseDay('2025-11-03') ?? 0

describe(heatCellOf, () => {
  it.each([
    [null, 'missing'],
    [point(null), 'missing'],
    [point(0), 'zero'],
    [point(1), 0],
    [point(3), 0],
    [point(4), 1],
    [point(25), 4],
    [point(400), 4],
  ])('puts %j in %s', (read, cell) => {
    expect(heatCellOf(read, classes)).toBe(cell)
  })
})

describe(rankingOf, () => {
  const ranking = rankingOf({
    counts: new Map([
      ['a', point(5)],
      ['b', point(412)],
      ['c', point(5)],
      ['d', point(0)],
      ['e', point(null)],
      ['f', point(8)],
    ]),
    rates: new Map([
      ['b', point(98.08, 'act')],
      ['f', point(98.5, 'watch')],
    ]),
    matrix: new Map([
      ['b|2025-11-03', point(14)],
      ['f|2025-11-03', point(0)],
    ]),
    days: [day],
    classes,
    rows: 3,
    better: 'up',
    nameOf: (code) => ({ a: 'Xã Ý Yên', c: 'Xã Đông Thái' })[code] ?? code,
  })

  it('keeps the reservations with which numbers are told', () => {
    const { rows } = rankingOf({
      counts: new Map([
        ['a', { ...point(5), o: '>' as const }],
        ['b', point(3)],
      ]),
      rates: new Map([['b', { ...point(98), o: '~' as const }]]),
      matrix: new Map(),
      days: [],
      classes,
      rows: 3,
      better: 'up',
      nameOf: (code) => code,
    })
    expect(rows.map(({ operators }) => operators)).toEqual([
      { count: '>', rate: '=' },
      { count: '=', rate: '~' },
    ])
  })

  it('orders by count, then by Vietnamese name, and stops at its length', () => {
    expect(ranking.rows.map((row) => row.code)).toEqual(['b', 'f', 'c'])
  })

  it('says how much of the whole it shows', () => {
    expect([ranking.shown, ranking.total]).toEqual([425, 430])
  })

  it('takes level and rate from the judged rate, unknown without one', () => {
    expect(ranking.rows.map((row) => [row.level, row.rate])).toEqual([
      ['act', 98.08],
      ['watch', 98.5],
      ['unknown', null],
    ])
  })

  it('puts the days beside their unit', () => {
    expect(ranking.rows.map((row) => row.cells)).toEqual([[3], ['zero'], ['missing']])
  })

  it('leaves the five worst red and counts all that are', () => {
    const codes = ['g', 'h', 'i', 'j', 'k', 'l', 'm', 'n']
    const { rows, red } = rankingOf({
      counts: new Map(codes.map((code, at) => [code, point(100 - at)])),
      rates: new Map(codes.map((code, at) => [code, point(90 - at, 'act')])),
      matrix: new Map(),
      days: [],
      classes,
      rows: 7,
      better: 'up',
      nameOf: (code) => code,
    })
    expect(red).toBe(8)
    expect(rows.map((row) => row.isQuiet)).toEqual([true, true, false, false, false, false, false])
  })
})
