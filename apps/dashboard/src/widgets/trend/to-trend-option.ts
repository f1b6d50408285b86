import type { ChartOption } from '../../charts/chart.tsx'
import { compactParts, numberText, shortPeriodText, withOperator } from '../../ui/format.ts'
import { fontFamily } from '../../ui/palette.ts'
import { standsAlone, type Stretch, stretchesOf } from '../comparable.ts'
import { boundaryIndex } from './boundary.ts'
import { scaleOf } from './to-scale.ts'
import { barRoom, barShare, frameOf, rightRoom, type TrendInput, trendSizes } from './trend-frame.ts'
import { trendGraphics } from './trend-graphics.ts'

function lineSeries(input: TrendInput, { from, to, isBefore }: Stretch) {
  const { rates, k, palette } = input
  const data = rates.map((rate, at) => (at >= from && at < to ? rate : null))
  const isLast = to === rates.length
  const lastAt = isLast && !isBefore ? data.findLastIndex((rate) => rate !== null) : -1
  const width = (isBefore ? 6 : 8) * k
  return {
    type: 'line',
    id: isLast ? 'after' : isBefore && from === 0 ? 'before' : `from ${String(from)}`,
    silent: true,
    connectNulls: false,
    clip: false,
    z: 3,
    lineStyle: { color: palette.lam, width, type: isBefore ? [3 * k, 13 * k] : 'solid', cap: 'round', join: 'round' },
    itemStyle: { color: palette.lam },
    showSymbol: true,
    data: data.map((rate, at) => ({
      value: rate,
      symbol: at === lastAt || standsAlone(data, at) ? 'circle' : 'none',
      symbolSize: (at === lastAt ? 30 : 16) * k,
      ...(at === lastAt && rate !== null
        ? {
            itemStyle: { color: palette.lam, borderColor: palette.bg, borderWidth: 6 * k },
            label: {
              show: true,
              formatter: withOperator(input.operators.rate, numberText(rate, input.decimals)),
              position: [44 * k, -38 * k],
              color: palette.text,
              fontSize: trendSizes.last * k,
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

function barSeries({ volumes, operators, palette, pastBar, k }: TrendInput, step: number) {
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
      const number = parts === null ? '' : withOperator(operators.volume, parts.number)
      return {
        value: volume,
        itemStyle: { color: at === lastAt ? palette.lam : pastBar },
        ...(at === lastAt && parts !== null
          ? {
              label: {
                show: true,
                position: ['118%', 0],
                formatter: parts.magnitude === '' ? `{a|${number}}` : `{a|${number}}\n{b|${parts.magnitude}}`,
                rich: {
                  a: {
                    color: palette.text,
                    fontSize: trendSizes.label * k,
                    fontWeight: 600,
                    fontFamily,
                    lineHeight: 48 * k,
                  },
                  b: { color: palette.text2, fontSize: trendSizes.note * k, fontFamily, lineHeight: 46 * k },
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
  const scale = scaleOf(known, { least: 0, most: 100, finest: 10 ** -input.decimals })
  const grid = { left: 0, right: rightRoom * k, width: (width - rightRoom) * k }
  const note = { color: palette.text2, fontSize: trendSizes.note * k, fontFamily }
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
          rich: { last: { color: palette.text, fontSize: trendSizes.note * k, fontWeight: 600, fontFamily } },
        },
      },
    ],
    yAxis: [
      { type: 'value', gridIndex: 0, show: false, min: scale.min, max: scale.max },
      { type: 'value', gridIndex: 1, show: false, min: 0, max: Math.max(1, ...volumes.map((volume) => volume ?? 0)) },
    ],
    series: [
      ...stretchesOf(rates.length, breakAt ?? 0, input.formulas).map((stretch) => ({
        ...lineSeries(input, stretch),
        ...(stretch.to === rates.length ? targetLine(input) : {}),
      })),
      barSeries(input, frame.step),
    ],
    graphic: trendGraphics(input, { scale, frame, breakAt }),
  }
}
