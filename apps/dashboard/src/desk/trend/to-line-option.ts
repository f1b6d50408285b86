import type { Operator } from '@toan-canh/contract'
import type { ChartOption } from '../../charts/chart.tsx'
import { decimalsOf, numberText, percentText, withOperator } from '../../ui/format.ts'
import { text } from '../../ui/messages.ts'
import { fontFamily, type Palette } from '../../ui/palette.ts'
import { standsAlone, type Stretch, stretchesOf } from '../../widgets/comparable.ts'
import { scaleOf, type ValueScale } from '../../widgets/trend/to-scale.ts'

export interface LineInput {
  /** Names of the steps under the line; the first and the last are written. */
  readonly names: readonly string[]
  /** `null` breaks the line. */
  readonly values: readonly (number | null)[]
  /** The reservation with which the last value is told. */
  readonly operator: Operator
  /** So many of the first steps are drawn dotted. */
  readonly dotted: number
  /** Steps at which another version of the formula begins to hold. */
  readonly formulas: readonly number[]
  /** The day of the change between the dotted and the solid part, as it is written. */
  readonly breakDay: string | null
  readonly unit: string
  readonly decimals: number
  readonly target: number | null
  readonly palette: Palette
}

const sizes = { note: 12, last: 13 } as const
const room = { left: 6, right: 62, top: 14, bottom: 24 } as const
const lineWidth = 2.2
/** Of the chart's height: about one line of text. */
const coveredShare = 0.14

/** Whether a grid line's label would stand on that of the last value. */
function isCovered(value: number, last: number | null, scale: ValueScale): boolean {
  return last !== null && Math.abs(value - last) < (scale.max - scale.min) * coveredShare
}

function labelText(value: number, { unit }: LineInput): string {
  const decimals = decimalsOf(value)
  return unit === '%' ? percentText(value, decimals) : numberText(value, decimals)
}

function line(input: LineInput, { from, to, isBefore: isDotted }: Stretch) {
  const { values, palette, decimals, operator } = input
  const data = values.map((value, at) => (at >= from && at < to ? value : null))
  const isLast = to === values.length
  const lastAt = isLast && !isDotted ? data.findLastIndex((value) => value !== null) : -1
  return {
    type: 'line',
    name: isLast ? 'after' : isDotted && from === 0 ? 'before' : `from ${String(from)}`,
    silent: true,
    connectNulls: false,
    clip: false,
    z: 3,
    lineStyle: { color: palette.lam, width: lineWidth, type: isDotted ? [2, 4] : 'solid', cap: 'round', join: 'round' },
    showSymbol: true,
    data: data.map((value, at) => ({
      value,
      symbol: at === lastAt || standsAlone(data, at) ? 'circle' : 'none',
      symbolSize: lineWidth * 3.8,
      itemStyle: { color: palette.lam, borderColor: palette.bg, borderWidth: 1.5 },
      ...(at === lastAt && value !== null
        ? {
            label: {
              show: true,
              position: 'right',
              distance: 6,
              formatter: withOperator(operator, numberText(value, decimals)),
              color: palette.text,
              fontSize: sizes.last,
              fontWeight: 600,
              fontFamily,
            },
          }
        : {}),
    })),
  }
}

/** The rule between other ground and this: upright, with its day. */
function breakRule({ dotted, names, breakDay, palette }: LineInput) {
  if (breakDay === null || dotted === 0 || dotted >= names.length) return []
  const label = {
    show: true,
    position: 'insideEndTop',
    rotate: 0,
    formatter: breakDay,
    color: palette.text2,
    fontSize: sizes.note,
    fontFamily,
  }
  return [{ xAxis: dotted, label, lineStyle: { color: palette.text3, width: 1, type: 'solid' } }]
}

/** Rules where another version of the formula begins to hold. */
function formulaRules({ formulas, palette }: LineInput) {
  return formulas.map((at) => {
    const note = { color: palette.text2, fontSize: sizes.note, fontFamily }
    const label = { show: true, position: 'insideEndBottom', rotate: 0, formatter: text.newFormula, ...note }
    return { xAxis: at, label, lineStyle: { color: palette.text3, width: 1, type: [3, 3] } }
  })
}

function markLines(input: LineInput) {
  const { target, palette } = input
  const data = [...(target === null ? [] : [{ yAxis: target }]), ...breakRule(input), ...formulaRules(input)]
  if (data.length === 0) return {}
  return {
    markLine: {
      silent: true,
      symbol: 'none',
      animation: false,
      label: { show: false },
      lineStyle: { color: palette.text2, width: 1.2, type: [5, 4] },
      data,
    },
  }
}

/** One indicator step by step as a line: three grid lines at most, the last value written, the target dashed. */
export function toLineOption(input: LineInput): ChartOption {
  const { names, values, unit, target, palette, dotted, formulas } = input
  const known = values.filter((value) => value !== null)
  const scale = scaleOf(target === null ? known : [...known, target], {
    least: 0,
    most: unit === '%' ? 100 : Number.POSITIVE_INFINITY,
    finest: 10 ** -input.decimals,
  })
  const last = known.at(-1) ?? null
  const label = { color: palette.text3, fontSize: sizes.note, fontFamily }
  const lastAt = names.length - 1
  return {
    textStyle: { fontFamily },
    grid: room,
    xAxis: {
      type: 'category',
      data: names,
      boundaryGap: false,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: {
        ...label,
        interval: (at: number) => at === 0 || at === lastAt,
        alignMinLabel: 'left',
        alignMaxLabel: 'right',
        margin: 8,
      },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      position: 'right',
      min: scale.min,
      max: scale.max,
      axisLabel: {
        ...label,
        customValues: scale.lines,
        margin: 22,
        formatter: (value: number) => (isCovered(value, last, scale) ? '' : labelText(value, input)),
      },
      axisTick: { show: false },
      axisLine: { show: false },
      splitLine: { show: false },
    },
    series: [
      ...scale.lines.map((at) => ({
        type: 'line',
        name: `grid ${at}`,
        silent: true,
        symbol: 'none',
        z: 1,
        lineStyle: { color: palette.line, width: 1 },
        data: names.map(() => at),
      })),
      ...stretchesOf(names.length, dotted, formulas).map((stretch) => ({
        ...line(input, stretch),
        ...(stretch.to === names.length ? markLines(input) : {}),
      })),
    ],
  }
}
