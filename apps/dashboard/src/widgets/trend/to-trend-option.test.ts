import { parsePeriod, type Period, periodBefore, periodSpan } from '@toan-canh/calendar'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { palettes, sequential } from '../../ui/palette.ts'
import { boundaryIndex } from './boundary.ts'
import { toTrendOption } from './to-trend-option.ts'
import type { TrendInput } from './trend-frame.ts'

function yearTo(id: string): Period[] {
  const last = parsePeriod(id)
  if (last === null) throw new Error(id)
  return periodSpan(periodBefore(last, 12), last)
}

function input(change: Partial<TrendInput> = {}): TrendInput {
  const periods = change.periods ?? yearTo('2026-11')
  return {
    periods,
    rates: periods.map((_, at) => 98 + at / 10),
    volumes: periods.map((_, at) => 150_000 + at),
    formulas: [],
    operators: { rate: '=', volume: '=' },
    target: 99,
    decimals: 2,
    palette: palettes.wall,
    pastBar: sequential.wall[1],
    width: 1_160,
    height: 602,
    k: 1,
    words: { target: (value) => `Mục tiêu ${value}`, before: 'trước', after: 'sau', formula: 'công thức mới' },
    ...change,
  }
}

const drawn = (change: Partial<TrendInput> = {}): string => JSON.stringify(toTrendOption(input(change)))

const seriesSchema = z.array(z.object({ id: z.string(), data: z.array(z.object({ value: z.number().nullable() })) }))
const wordsSchema = z.array(
  z.object({
    id: z.string().optional(),
    x: z.number().optional(),
    style: z.object({ verticalAlign: z.string().optional(), align: z.string().optional() }).optional(),
  }),
)
const gridSchema = z.object({ grid: z.array(z.object({ top: z.number(), height: z.number(), width: z.number() })) })

describe(boundaryIndex, () => {
  it.each([
    ['2025-11', 8],
    ['2026-06', 1],
    ['2026-07', null],
    ['2025-06', null],
  ])('of the year to %s is %s', (id, at) => {
    expect(boundaryIndex(yearTo(id))).toBe(at)
  })
})

describe(toTrendOption, () => {
  it('breaks the line only where the span crosses the boundary', () => {
    expect(drawn({ periods: yearTo('2025-11') })).toContain('"id":"before"')
    expect(drawn({ periods: yearTo('2025-11') })).toContain('"text":"sau"')
    expect(drawn()).not.toContain('"id":"before"')
    expect(drawn()).not.toContain('"text":"sau"')
  })

  it('draws each month in one of the two lines', () => {
    const option = toTrendOption(input({ periods: yearTo('2025-11') }))
    const series = seriesSchema.parse(option.series)
    const values = (id: string) => series.find((each) => each.id === id)?.data.map(({ value }) => value) ?? []
    const [before, after] = [values('before'), values('after')]
    before.forEach((value, at) => expect([value, after[at]].filter((each) => each !== null)).toHaveLength(1))
  })

  it('breaks the line where another formula begins, with a rule and words, and says nothing else of it', () => {
    const option = toTrendOption(input({ formulas: [3, 10] }))
    const lines = seriesSchema.parse(option.series).filter(({ id }) => id !== 'volume')
    expect(lines.map(({ id, data }) => [id, data.filter(({ value }) => value !== null).length])).toEqual([
      ['from 0', 3],
      ['from 3', 7],
      ['after', 3],
    ])
    const words = wordsSchema.parse(option.graphic).filter(({ id }) => id?.startsWith('formula words') === true)
    expect(words.map(({ style }) => style?.align)).toEqual(['left', 'right'])
    expect(drawn()).not.toContain('công thức mới')
  })

  it('has a target line only where there is a target', () => {
    expect(drawn()).toContain('Mục tiêu 99\u00A0%')
    expect(drawn({ target: null })).not.toContain('Mục tiêu')
    expect(drawn({ target: null })).not.toContain('markLine')
  })

  it('keeps the target’s words out of the way of the line: further right, below, or beside the last value', () => {
    const wordsAt = (rates: readonly number[]) => {
      const all = input({ rates: [...rates, ...input().rates.slice(rates.length)] })
      const words = wordsSchema.parse(toTrendOption(all).graphic).find(({ id }) => id === 'target-words')
      return [words?.style?.verticalAlign, (words?.x ?? 0) > 0]
    }
    expect(wordsAt([98.2, 98.2, 98.2, 98.2])).toEqual(['bottom', false])
    expect(wordsAt([99.05, 99.1, 99.05, 98.2, 98.2, 98.2, 98.2, 98.2])).toEqual(['bottom', true])
    expect(wordsAt(Array.from({ length: 13 }, (_, at) => 99 + (at % 2 ? 0.3 : -0.3)))).toEqual(['middle', true])
    expect(wordsAt([97, ...Array.from({ length: 12 }, () => 99.15)])).toEqual(['top', true])
  })

  it('leaves a grid value out where the last value stands, while another tells the scale', () => {
    const grid = (last: number, target: number | null) => {
      const rates = input().rates.map((_, at) => (at === 12 ? last : 98 + (at % 2) / 2))
      const graphic = wordsSchema.parse(toTrendOption(input({ rates, target })).graphic)
      return graphic.filter(({ id, style }) => id === undefined && style?.align !== undefined).length
    }
    expect(grid(98.4, null)).toBeLessThan(grid(98.5, null))
    expect(grid(98.4, null)).toBeGreaterThan(0)
  })

  it('writes the last value as text, and the last volume shortened', () => {
    expect(drawn()).toContain('"99,20"')
    expect(drawn()).toContain('{a|150,0}\\n{b|nghìn}')
  })

  it('keeps the reservations with which the last values are told', () => {
    const told = drawn({ operators: { rate: '~', volume: '>' } })
    expect(told).toContain('"≈\u00A099,20"')
    expect(told).toContain('{a|>\u00A0150,0}')
  })

  it('leaves out what is missing', () => {
    const rates = input().rates.map((rate, at) => (at === 12 ? null : rate))
    expect(drawn({ rates })).toContain('"99,10"')
    expect(drawn({ rates: rates.map(() => null), volumes: rates.map(() => null) })).not.toContain('NaN')
  })

  it('grows with the screen: twice the scale, twice every length', () => {
    const sizeOf = (k: number) => gridSchema.parse(toTrendOption(input({ k })))
    const [one, two] = [sizeOf(1), sizeOf(2)]
    one.grid.forEach((grid, at) => {
      expect(two.grid[at]).toMatchObject({ top: grid.top * 2, height: grid.height * 2, width: grid.width * 2 })
    })
  })
})
