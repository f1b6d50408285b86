import { describe, expect, it } from 'vitest'
import { aPoint } from '../../fixture/drawn-board.tsx'
import { beyond } from './exceptions-of.ts'
import { type ExceptionRow, metLines, rowHeights as heightsOf, rowsThatFit, valueText } from './rows-of.ts'
import { worstMember } from './worst-member.ts'

const row = (level: ExceptionRow['level'], at: number): ExceptionRow => ({
  key: `${level} ${at}`,
  level,
  title: '',
  owner: '',
  cover: null,
  since: '',
  number: null,
  exception: null,
})
const rows = (act: number, watch: number) => [
  ...Array.from({ length: act }, (_, at) => row('act', at)),
  ...Array.from({ length: watch }, (_, at) => row('watch', at)),
]

const width = 1_776
const rowHeights = heightsOf(width)

describe(rowsThatFit, () => {
  it('shows all where they just fit', () => {
    expect(rowsThatFit(rows(2, 3), { width, height: 2 * rowHeights.act + 3 * rowHeights.watch })).toHaveLength(5)
  })

  it('gives up a row for the line that counts the rest', () => {
    expect(rowsThatFit(rows(2, 3), { width, height: 2 * rowHeights.act + 3 * rowHeights.watch - 1 })).toHaveLength(4)
  })

  it('keeps room for three red ones in the upper half of a wall of panels', () => {
    expect(rowsThatFit(rows(3, 30), { width, height: 838 - 140 })).toHaveLength(3)
  })

  it('has room for more where each takes one line', () => {
    const many = rows(4, 20)
    const [long, short] = (['lines', 'rows'] as const).map(
      (form) => rowsThatFit(many, { width, height: 700, form }).length,
    )
    expect(long).toBeGreaterThan(short ?? 0)
  })

  it('gives rows more height where they are narrow', () => {
    const height = 4 * rowHeights.watch
    expect(rowsThatFit(rows(0, 4), { width, height })).toHaveLength(4)
    expect(rowsThatFit(rows(0, 4), { width: 1_160, height })).toHaveLength(2)
  })

  it('shows no more than five red ones, and then what is to be watched', () => {
    const shown = rowsThatFit(rows(8, 2), { width, height: 10_000 })
    expect(shown.map(({ level }) => level)).toEqual([...Array.from({ length: 5 }, () => 'act'), 'watch', 'watch'])
  })
})

describe(metLines, () => {
  it('fills what the exceptions leave, and takes nothing from them', () => {
    expect(metLines([], { width, height: 838 })).toBe(10)
    expect(metLines(rows(2, 1), { width, height: 838 })).toBe(2)
    expect(metLines(rows(3, 2), { width, height: 838 })).toBe(0)
  })
})

describe(beyond, () => {
  it.each([
    [90, { watch: 80, act: 100 }, 0.5],
    [85, { watch: 95, act: 90 }, 2],
    [90, { watch: 80 }, 0.125],
    [38, { watch: 0 }, 1],
    [38, undefined, 1],
  ])('of %d under %j is %d', (v, bands, share) => {
    expect(beyond({ bands }, v)).toBe(share)
  })
})

describe(worstMember, () => {
  const items = new Map([
    ['a', aPoint(70, { l: 'act', d: 3 })],
    ['b', aPoint(85, { l: 'watch', d: 400 })],
    ['c', aPoint(99, { l: 'ok', d: 400 })],
    ['d', aPoint(null)],
  ])

  it('is the lowest of what should be high, the highest of what should be low', () => {
    expect(worstMember(items, { better: 'up' })?.code).toBe('a')
    expect(worstMember(items, { better: 'down' })?.code).toBe('b')
  })

  it('is nobody with too few cases, nobody who is well, nobody where no way is better', () => {
    expect(worstMember(items, { better: 'up', bands: { watch: 90, atLeast: 10 } })?.code).toBe('b')
    expect(worstMember(new Map([['c', aPoint(99, { l: 'ok' })]]), { better: 'up' })).toBeNull()
    expect(worstMember(items, { better: 'context' })).toBeNull()
  })
})

describe(valueText, () => {
  it('writes per cent and other units as Vietnamese does', () => {
    expect(valueText(99.1, { unit: '%', decimals: 1 })).toBe('99,1\u00A0%')
    expect(valueText(1_914, { unit: 'hồ sơ', decimals: 0 })).toBe('1.914\u00A0hồ\u00A0sơ')
  })
})
