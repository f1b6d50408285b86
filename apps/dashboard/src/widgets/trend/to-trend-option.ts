import type { Period } from '@toan-canh/calendar'
import type { ChartOption } from '../../charts/chart.tsx'
import { compactParts, decimalsOf, numberText, percentText, shortPeriodText } from '../../ui/format.ts'
import { fontFamily, type Palette } from '../../ui/palette.ts'
import { boundaryIndex } from './boundary.ts'
import { scaleOf, type ValueScale } from './to-scale.ts'

export interface TrendInput {
  readonly periods: readonly Period[]
  /** In the order of the periods; `null` draws nothing there. */
  readonly rates: readonly (number | null)[]
  readonly volumes: readonly (number | null)[]
  readonly target: number | null
  readonly decimals: number
  readonly palette: Palette
  /** Colour of the bars before the current one. */
  readonly pastBar: string
  /** Author pixels. */
  readonly width: number
  readonly height: number
  readonly k: number
  readonly words: { readonly target: (value: string) => string; readonly before: string; readonly after: string }
}

const sizes = { note: 40, label: 44, last: 56 } as const
const right = 158
const axisRoom = 72
const barRoom = 130
const topRoom = { plain: 62, broken: 104 } as const
const betweenRoom = 58
const barShare = 0.56

/** Where the parts of the chart stand, in author pixels. */
interface Frame {
  readonly barsBottom: number
  readonly barsTop: number
  readonly lineTop: number
  readonly lineBottom: number
  readonly step: number
}

function frameOf({ width, height, periods }: TrendInput, breakAt: number | null): Frame {
  const barsBottom = height - axisRoom
  const barsTop = barsBottom - barRoom
  const step = (width - right) / periods.length
  return {
    barsBottom,
    barsTop,
    lineTop: breakAt === null ? topRoom.plain : topRoom.broken,
    lineBottom: barsTop - betweenRoom,
    step,
  }
}

function yOf(value: number, scale: ValueScale, { lineTop, lineBottom }: Frame): number {
  return lineBottom - ((value - scale.min) / (scale.max - scale.min)) * (lineBottom - lineTop)
}

function lineSeries(input: TrendInput, run: 'before' | 'after', breakAt: number | null) {
  const { rates, k, palette } = input
  const isBefore = run === 'before'
  const split = breakAt ?? 0
  const data = rates.map((rate, at) => (isBefore === at < split ? rate : null))
  const lastAt = isBefore ? -1 : data.findLastIndex((rate) => rate !== null)
  const width = (isBefore ? 6 : 8) * k
  return {
    type: 'line',
    id: run,
    silent: true,
    connectNulls: false,
    clip: false,
    z: 3,
    lineStyle: { color: palette.lam, width, type: isBefore ? [3 * k, 13 * k] : 'solid', cap: 'round', join: 'round' },
    itemStyle: { color: palette.lam },
    showSymbol: true,
    data: data.map((rate, at) => ({
      value: rate,
      symbol: at === lastAt ? 'circle' : 'none',
      symbolSize: 30 * k,
      ...(at === lastAt && rate !== null
        ? {
            itemStyle: { color: palette.lam, borderColor: palette.bg, borderWidth: 6 * k },
            label: {
              show: true,
              formatter: numberText(rate, input.decimals),
              position: [44 * k, -38 * k],
              color: palette.text,
              fontSize: sizes.last * k,
              fontWeight: 600,
              fontFamily,
            },
          }
        : {}),
    })),
  }
}

function targetLine({ target, palette, k }: TrendInput) {
  if (target === null) return {}
  return {
    markLine: {
      silent: true,
      symbol: 'none',
      animation: false,
      lineStyle: { color: palette.text2, width: 4 * k, type: [16 * k, 12 * k] },
      label: { show: false },
      data: [{ yAxis: target }],
    },
  }
}

function targetLabel(input: TrendInput, scale: ValueScale, frame: Frame) {
  const { target, words, palette, k } = input
  if (target === null) return []
  const font = `400 ${42 * k}px ${fontFamily}`
  const content = words.target(percentText(target, decimalsOf(target)))
  const y = yOf(target, scale, frame) * k - 16 * k
  return [
    {
      type: 'text',
      silent: true,
      x: 0,
      y,
      style: { text: content, verticalAlign: 'bottom', fill: palette.text2, font },
    },
  ]
}

function boundaryGraphic(input: TrendInput, breakAt: number | null, { step, barsBottom }: Frame) {
  if (breakAt === null) return []
  const { k, palette, words } = input
  const x = breakAt * step * k
  const label = { fill: palette.text2, font: `400 ${sizes.note * k}px ${fontFamily}`, verticalAlign: 'top' }
  const line = { x1: x, y1: 22 * k, x2: x, y2: (barsBottom + 10) * k }
  return [
    {
      id: 'boundary',
      type: 'line',
      silent: true,
      shape: line,
      style: { stroke: palette.lineStrong, lineWidth: 3 * k },
    },
    {
      id: 'before-words',
      type: 'text',
      silent: true,
      x: x - 18 * k,
      y: 20 * k,
      style: { ...label, text: words.before, align: 'right' },
    },
    {
      id: 'after-words',
      type: 'text',
      silent: true,
      x: x + 18 * k,
      y: 20 * k,
      style: { ...label, text: words.after, align: 'left' },
    },
  ]
}

function barSeries({ volumes, palette, pastBar, k }: TrendInput, step: number) {
  const lastAt = volumes.length - 1
  return {
    type: 'bar',
    id: 'volume',
    silent: true,
    xAxisIndex: 1,
    yAxisIndex: 1,
    barWidth: step * barShare * k,
    data: volumes.map((volume, at) => {
      const parts = volume === null ? null : compactParts(volume)
      return {
        value: volume,
        itemStyle: { color: at === lastAt ? palette.lam : pastBar },
        ...(at === lastAt && parts !== null
          ? {
              label: {
                show: true,
                position: ['118%', 0],
                formatter:
                  parts.magnitude === '' ? `{a|${parts.number}}` : `{a|${parts.number}}\n{b|${parts.magnitude}}`,
                rich: {
                  a: {
                    color: palette.text,
                    fontSize: sizes.label * k,
                    fontWeight: 600,
                    fontFamily,
                    lineHeight: 48 * k,
                  },
                  b: { color: palette.text2, fontSize: sizes.note * k, fontFamily, lineHeight: 46 * k },
                },
              },
            }
          : {}),
      }
    }),
  }
}

/** A rate over its volume, step by step; the boundary of 1 July 2025 breaks the line only when the span crosses it. */
export function toTrendOption(input: TrendInput): ChartOption {
  const { periods, rates, volumes, target, width, k, palette } = input
  const breakAt = boundaryIndex(periods)
  const frame = frameOf(input, breakAt)
  const known = [...rates, target].filter((value) => value !== null)
  const scale = scaleOf(known, { least: 0, most: 100 })
  const grid = { left: 0, right: right * k, width: (width - right) * k }
  const note = { color: palette.text2, fontSize: sizes.note * k, fontFamily }
  const lastAt = periods.length - 1
  const category = {
    type: 'category',
    boundaryGap: true,
    axisLine: { show: false },
    axisTick: { show: false },
    data: periods.map((period) => period.id),
  }
  return {
    textStyle: { fontFamily },
    grid: [
      { ...grid, top: frame.lineTop * k, height: (frame.lineBottom - frame.lineTop) * k },
      { ...grid, top: frame.barsTop * k, height: barRoom * k },
    ],
    xAxis: [
      { ...category, gridIndex: 0, axisLabel: { show: false } },
      {
        ...category,
        gridIndex: 1,
        axisLabel: {
          interval: 0,
          margin: 24 * k,
          ...note,
          formatter: (id: string, at: number) => {
            const label = (lastAt - at) % 2 === 0 ? shortPeriodText(id, at === lastAt % 2 || /-(01|Q1)$/.test(id)) : ''
            return at === lastAt ? `{last|${label}}` : label
          },
          rich: { last: { color: palette.text, fontSize: sizes.note * k, fontWeight: 600, fontFamily } },
        },
      },
    ],
    yAxis: [
      { type: 'value', gridIndex: 0, show: false, min: scale.min, max: scale.max },
      { type: 'value', gridIndex: 1, show: false, min: 0, max: Math.max(1, ...volumes.map((volume) => volume ?? 0)) },
    ],
    series: [
      { ...lineSeries(input, 'after', breakAt), ...targetLine(input) },
      ...(breakAt === null ? [] : [lineSeries(input, 'before', breakAt)]),
      barSeries(input, frame.step),
    ],
    graphic: [
      ...gridLines(input, scale, frame),
      ...targetLabel(input, scale, frame),
      ...boundaryGraphic(input, breakAt, frame),
    ],
  }
}

/** Grid lines reach under the labels at the right edge, so they are drawn over the whole width. */
function gridLines(input: TrendInput, scale: ValueScale, frame: Frame) {
  const { k, palette, width, target } = input
  const isPlain = (line: number) => target === null || Math.abs(line - target) > (scale.max - scale.min) / 20
  const font = `400 ${sizes.note * k}px ${fontFamily}`
  const label = { align: 'right', verticalAlign: 'bottom', fill: palette.text3, font }
  return scale.lines.filter(isPlain).flatMap((line, at, lines) => {
    const y = yOf(line, scale, frame) * k
    const isTop = at === lines.length - 1
    const content = isTop ? percentText(line, decimalsOf(line)) : numberText(line, decimalsOf(line))
    const shape = { x1: 0, y1: y, x2: width * k, y2: y }
    return [
      { type: 'line', silent: true, z: 0, shape, style: { stroke: palette.line, lineWidth: 2 * k } },
      { type: 'text', silent: true, x: width * k, y: y - 8 * k, style: { ...label, text: content } },
    ]
  })
}
