import { type Figure, figureMappingSchema, figureSchema } from '@toan-canh/contract'
import type { z } from 'zod'
import { describe, expect, it } from 'vitest'
import { mapRows } from '../map-rows.ts'
import { ninhBinh } from '../sample.fixture.ts'
import type { Signals } from './compile-figure.ts'
import { compileMapping, MappingError } from './compile-mapping.ts'

const signals: Signals = new Map([
  ['econ.retail_sales', { unit: 'tỷ đồng', series: 'period' }],
  ['budget.revenue', { unit: 'tỷ đồng', series: 'cumulative' }],
  ['social.bhyt_rate', { unit: '%', series: 'period' }],
  ['env.water_level', { unit: 'm', series: 'instant' }],
])
const readAt = Date.parse('2025-12-05T09:00:00+07:00')

const wide: z.input<typeof figureMappingSchema> = {
  shape: 'figure',
  zone: '+07:00',
  basis: 'reported',
  unit: { fixed: '37' },
  period: { field: 'Kỳ', formats: ['tháng M', 'MM/yyyy'], year: 2025 },
  values: [
    { signal: 'econ.retail_sales', field: 'Bán lẻ', number: 'vietnamese', measure: 'triệu đồng' },
    { signal: 'social.bhyt_rate', field: 'BHYT', number: 'vietnamese' },
  ],
}
const long: z.input<typeof figureMappingSchema> = {
  ...wide,
  unit: { field: 'Mã', values: { 'Phường Hoa Lư': '14329' } },
  changedAt: { field: 'Cập nhật', format: 'iso' },
  values: {
    signal: { field: 'Chỉ tiêu', values: { 'Thu NSNN': 'budget.revenue', 'Bán lẻ': 'econ.retail_sales' } },
    field: 'Giá trị',
    number: 'vietnamese',
    measure: { field: 'ĐVT' },
  },
}

function mapped(mapping: z.input<typeof figureMappingSchema>, value: Readonly<Record<string, unknown>>) {
  const compiled = compileMapping(figureMappingSchema.parse(mapping), ninhBinh, signals)
  return mapRows([{ place: 'so-lieu.csv:2', readAt, value }], compiled)
}

function figuresOf(mapping: z.input<typeof figureMappingSchema>, value: Readonly<Record<string, unknown>>) {
  return mapped(mapping, value).facts.filter((fact): fact is Figure => fact.shape === 'figure')
}

function mistakesOf(change: Partial<z.input<typeof figureMappingSchema>>): readonly string[] {
  try {
    compileMapping(figureMappingSchema.parse({ ...wide, ...change }), ninhBinh, signals)
    return []
  } catch (error) {
    if (error instanceof MappingError)
      return error.mistakes.map(({ path, sentence }) => `${path.join('.')}: ${sentence}`)
    throw error
  }
}

describe('a mapping of rows to figures', () => {
  it('tells every value of a wide row in the unit of measure of its signal', () => {
    const figures = figuresOf(wide, { Kỳ: 'Tháng 11', 'Bán lẻ': '18.275.500', BHYT: 'trên 95%' })
    expect(figures).toEqual([
      {
        shape: 'figure',
        id: 'econ.retail_sales|37|2025-11|reported|',
        signal: 'econ.retail_sales',
        unit: '37',
        period: '2025-11',
        changedAt: readAt,
        value: 18_275.5,
        op: '=',
        basis: 'reported',
        slices: {},
      },
      expect.objectContaining({ signal: 'social.bhyt_rate', value: 95, op: '>' }),
    ])
    for (const figure of figures) expect(figureSchema.parse(figure)).toEqual(figure)
  })

  it('takes an empty cell for nothing told and a dash for a number that is not known: neither is 0', () => {
    expect(figuresOf(wide, { Kỳ: '11/2025', 'Bán lẻ': ' ', BHYT: '-' })).toEqual([
      expect.objectContaining({ signal: 'social.bhyt_rate', value: null }),
    ])
  })

  it('takes a number of a workbook as it is', () => {
    expect(figuresOf(wide, { Kỳ: 11, 'Bán lẻ': 1.914 })).toEqual([
      expect.objectContaining({ signal: 'econ.retail_sales', value: 0.001914 }),
    ])
  })

  it('refuses one value and tells the rest of the row', () => {
    const { facts, refused } = mapped(wide, { Kỳ: 11, 'Bán lẻ': 'nhiều', BHYT: '95,1' })
    expect(facts).toHaveLength(1)
    expect(refused.map(({ refusal }) => refusal)).toEqual([
      expect.objectContaining({ code: 'bad_value', id: 'econ.retail_sales|37|2025-11|reported|' }),
    ])
  })

  it('reads long rows: the field names signal and unit of measure', () => {
    const row = { 'Chỉ tiêu': 'Thu NSNN', Mã: 'Phường Hoa Lư', Kỳ: '11/2025', 'Giá trị': '1,2', ĐVT: 'nghìn tỷ đồng' }
    expect(figuresOf(long, { ...row, 'Cập nhật': '2025-12-01T08:00:00+07:00' })).toEqual([
      expect.objectContaining({
        id: 'budget.revenue|14329|2025-11|reported|',
        value: 1200,
        changedAt: Date.parse('2025-12-01T08:00:00+07:00'),
      }),
    ])
  })

  it.each([
    ['a unit of measure of something else', { ĐVT: 'nghìn tấn' }, 'bad_value'],
    ['no unit of measure', { ĐVT: '' }, 'missing'],
    ['a signal that is not mapped', { 'Chỉ tiêu': 'Chi NSNN' }, 'bad_code'],
    ['a unit that is not in the register', { Mã: '99999' }, 'unknown_unit'],
    ['a period that cannot be read', { Kỳ: 'cuối năm' }, 'bad_date'],
    ['no period', { Kỳ: '' }, 'missing'],
  ] as const)('refuses %s', (_, change, code) => {
    const row = { 'Chỉ tiêu': 'Thu NSNN', Mã: '14329', Kỳ: '11/2025', 'Giá trị': '1,2', ĐVT: 'tỷ đồng' }
    expect(mapped(long, { ...row, ...change }).refused.map(({ refusal }) => refusal.code)).toEqual([code])
  })

  it('takes back what a row told', () => {
    const { tombstones } = mapped({ ...wide, deleted: { field: 'Huỷ', is: '1' } }, { Kỳ: 11, BHYT: '95', Huỷ: 1 })
    expect(tombstones).toEqual([{ shape: 'figure', id: 'social.bhyt_rate|37|2025-11|reported|', changedAt: readAt }])
  })

  it('measures at instants', () => {
    const mapping = {
      ...wide,
      basis: 'measured' as const,
      period: { at: { field: 'at', format: 'iso' as const } },
      values: [{ signal: 'env.water_level', field: 'mm', number: 'plain' as const, measure: 'mm' }],
    }
    expect(figuresOf(mapping, { at: '2025-11-14T10:00:00+07:00', mm: 3120 })).toEqual([
      expect.objectContaining({ period: Date.parse('2025-11-14T10:00:00+07:00'), value: 3.12, basis: 'measured' }),
    ])
  })

  it.each([
    [
      { values: [{ signal: 'econ.none', field: 'a', number: 'plain' as const }] },
      'no pack declares the signal econ.none',
    ],
    [
      { values: [{ signal: 'econ.retail_sales', field: 'a', number: 'plain' as const, measure: 'tấn' }] },
      'tấn cannot be turned into tỷ đồng, in which econ.retail_sales is kept',
    ],
    [{ period: { fixed: 'tháng này' } }, 'tháng này is no period'],
    [{ unit: { fixed: '99' } }, '99 is not in the register'],
    [{ period: { at: { field: 'at', format: 'iso' as const } } }, 'econ.retail_sales is told for periods'],
    [
      { values: [{ signal: 'env.water_level', field: 'a', number: 'plain' as const }] },
      'env.water_level is told for instants',
    ],
    [{ unit: { field: 'Họ tên' } }, 'names personal data'],
  ])('is a mistake of the catalogue: %j', (change, sentence) => {
    expect(mistakesOf(change).join('\n')).toContain(sentence)
  })
})
