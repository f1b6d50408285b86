import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { palettes } from '../../ui/palette.ts'
import { type LineInput, toLineOption } from './to-line-option.ts'

const input: LineInput = {
  names: ['11/24', '12/24', '1/25', '2/25'],
  values: [97.8, null, 98.5, 98.08],
  operator: '=',
  dotted: 0,
  formulas: [],
  breakDay: null,
  unit: '%',
  decimals: 2,
  target: 99,
  palette: palettes.desk,
}

const optionSchema = z.object({
  yAxis: z.object({ min: z.number(), max: z.number(), axisLabel: z.object({ customValues: z.array(z.number()) }) }),
  series: z.array(
    z.object({
      name: z.string(),
      lineStyle: z.object({ color: z.string() }).loose(),
      markLine: z
        .object({
          data: z.array(
            z
              .object({ yAxis: z.number() })
              .or(z.object({ xAxis: z.number(), label: z.object({ formatter: z.string() }).loose() })),
          ),
        })
        .loose()
        .optional(),
      data: z.array(z.unknown()),
    }),
  ),
})

function drawn(change: Partial<LineInput> = {}) {
  const option = optionSchema.parse(toLineOption({ ...input, ...change }))
  const values = (name: string) =>
    option.series
      .find((series) => series.name === name)
      ?.data.map((point) =>
        z
          .object({ value: z.number().nullable(), label: z.object({ formatter: z.string() }).optional() })
          .loose()
          .parse(point),
      )
  return { option, values }
}

describe(toLineOption, () => {
  it('breaks the line where a value is missing, and writes the last one', () => {
    const after = drawn().values('after')
    expect(after?.map(({ value }) => value)).toEqual([97.8, null, 98.5, 98.08])
    expect(after?.map((point) => point.label?.formatter)).toEqual([undefined, undefined, undefined, '98,08'])
  })

  it('keeps the reservation with which the last value is told', () => {
    expect(drawn({ operator: '<' }).values('after')?.at(-1)?.label?.formatter).toBe('<\u00A098,08')
  })

  it('gives a lone point a scale that it can be read on', () => {
    const { yAxis } = drawn({ values: [null, null, null, 72.4], target: null, decimals: 1 }).option
    expect(yAxis.max - yAxis.min).toBeGreaterThan(1)
    expect(yAxis.axisLabel.customValues).not.toHaveLength(0)
  })

  it('holds the target and every value, with three lines at most', () => {
    const { option } = drawn()
    expect(option.yAxis.min).toBeLessThan(97.8)
    expect(option.yAxis.max).toBeGreaterThan(99)
    expect(option.yAxis.axisLabel.customValues.length).toBeLessThanOrEqual(3)
    expect(option.series.at(-1)?.markLine?.data).toEqual([{ yAxis: 99 }])
  })

  it('draws what was before the unit dotted and apart', () => {
    const { values } = drawn({ dotted: 2 })
    expect(values('before')?.map(({ value }) => value)).toEqual([97.8, null, null, null])
    expect(values('after')?.map(({ value }) => value)).toEqual([null, null, 98.5, 98.08])
  })

  it('stands a rule with its day where the ground changed, between what is drawn and nothing else', () => {
    const rules = (change: Partial<LineInput>) =>
      drawn({ breakDay: '01/07/2025', ...change })
        .option.series.at(-1)
        ?.markLine?.data.filter((line) => 'xAxis' in line)
    expect(rules({ dotted: 2 })).toMatchObject([{ xAxis: 2, label: { formatter: '01/07/2025' } }])
    expect(rules({ dotted: 0 })).toEqual([])
    expect(rules({ dotted: 4 })).toEqual([])
  })

  it('breaks the line where another formula begins, and stands a rule with words there', () => {
    const { option, values } = drawn({ formulas: [2] })
    expect(values('from 0')?.map(({ value }) => value)).toEqual([97.8, null, null, null])
    expect(values('after')?.map(({ value }) => value)).toEqual([null, null, 98.5, 98.08])
    const rules = option.series.at(-1)?.markLine?.data.filter((line) => 'xAxis' in line)
    expect(rules).toMatchObject([{ xAxis: 2, label: { formatter: 'cách tính mới' } }])
  })

  it('breaks once where ground and formula change on the same step', () => {
    const { option } = drawn({ formulas: [2], dotted: 2, breakDay: '01/07/2025' })
    expect(option.series.filter(({ name }) => !name.startsWith('grid')).map(({ name }) => name)).toEqual([
      'before',
      'after',
    ])
  })

  it('stands while nothing is known', () => {
    const { option } = drawn({ values: [null, null, null, null], target: null })
    expect(option.series.every(({ markLine }) => markLine === undefined)).toBe(true)
  })

  it('draws in quantity blue only', () => {
    const lines = drawn({ dotted: 1 }).option.series.filter(({ name }) => !name.startsWith('grid'))
    expect(lines.map(({ lineStyle }) => lineStyle.color)).toEqual([palettes.desk.lam, palettes.desk.lam])
  })
})
