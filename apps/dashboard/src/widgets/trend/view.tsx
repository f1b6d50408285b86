import './trend.css'
import { periodSpan } from '@toan-canh/calendar'
import type { Item, Operator, Point, TrendConfig } from '@toan-canh/contract'
import { lazy, Suspense, useMemo } from 'react'
import { itemsOf, useTopic, useTopicStatus } from '../../live/index.ts'
import { dayText, shortPeriodText } from '../../ui/format.ts'
import { useFace } from '../../ui/face-context.ts'
import { text } from '../../ui/messages.ts'
import { palettes, sequential } from '../../ui/palette.ts'
import { useScale } from '../../ui/scale.tsx'
import { Block } from '../block.tsx'
import { useIndicator } from '../board-data.tsx'
import { formulaBreaks } from '../comparable.ts'
import { pointIn } from '../point-in.ts'
import { seriesTopic } from '../scope.ts'
import { FootLine } from '../tile-foot.tsx'
import { useCover } from '../use-cover.ts'
import { Empty, Failed, historyText, Waiting } from '../void-states.tsx'
import type { WidgetProps } from '../widget.ts'
import { boundaryDay } from './boundary.ts'
import { toTrendOption } from './to-trend-option.ts'
import { trendSpan } from './trend-span.ts'

const Chart = lazy(async () => ({ default: (await import('../../charts/chart.tsx')).Chart }))

const besidesChart = 17 + 60 + 48

/** The points of a series; a step that still lacks history is not drawn. */
function pointsOf(items: ReadonlyMap<string, Item>, ids: readonly string[]): readonly (Point | null)[] {
  return ids.map((id) => {
    const point = pointIn(items, id)
    return point?.g === 'history_incomplete' ? null : point
  })
}

function valuesOf(points: readonly (Point | null)[]): readonly (number | null)[] {
  return points.map((point) => point?.v ?? null)
}

function operatorOf(points: readonly (Point | null)[]): Operator {
  return points.findLast((point) => point !== null && point.v !== null)?.o ?? '='
}

/** The trend block: heading, chart, and what it stands on. */
export function TrendView({ title, config, scope, width, height }: WidgetProps & { readonly config: TrendConfig }) {
  const rate = useIndicator(config.rate)
  const cover = useCover(rate, scope.period)
  const k = useScale()
  const face = useFace()
  const span = useMemo(() => trendSpan(config, scope), [config, scope])
  const rateTopic = seriesTopic(scope, config.rate, span)
  const status = useTopicStatus(rateTopic)
  const rates = itemsOf(useTopic(rateTopic))
  const volumes = itemsOf(useTopic(seriesTopic(scope, config.volume, span)))
  const chartHeight = height - besidesChart
  const periods = useMemo(() => periodSpan(span.first, span.last), [span])
  const known = useMemo(() => {
    const ids = periods.map((period) => period.id)
    const points = pointsOf(rates, ids)
    const volumePoints = pointsOf(volumes, ids)
    return {
      rates: valuesOf(points),
      volumes: valuesOf(volumePoints),
      operators: { rate: operatorOf(points), volume: operatorOf(volumePoints) },
      formulas: formulaBreaks(points),
    }
  }, [periods, rates, volumes])
  const isEmpty = known.rates.every((value) => value === null)
  const option = useMemo(() => {
    return toTrendOption({
      periods,
      ...known,
      target: rate.target?.value ?? null,
      decimals: rate.decimals,
      palette: palettes[face],
      pastBar: sequential[face][1],
      width,
      height: chartHeight,
      k,
      words: {
        target: text.targetLabel,
        before: text.boundaryBefore,
        after: text.boundaryAfter(dayText(boundaryDay)),
        formula: text.newFormula,
      },
    })
  }, [periods, known, rate, width, chartHeight, k, face])
  const isPartial = cover?.historyLeft !== undefined
  const spanText = text.trendSpan(shortPeriodText(span.first.id, true), shortPeriodText(span.last.id, true))
  return (
    <Block title={title} cover={cover} foot={<FootLine period={spanText} cover={cover} owner={rate.owner} />}>
      <div className="grow trend">
        {isPartial && !isEmpty ? <span className="trend-partial">{historyText(cover)}</span> : null}
        {status.kind === 'refused' ? (
          <Failed reason={status.sentence} />
        ) : status.kind === 'waiting' ? (
          <Waiting
            sizes={[
              [900, 8],
              [900, 130],
            ]}
          />
        ) : isEmpty ? (
          <Empty gap={isPartial ? 'history_incomplete' : 'no_data'} cover={cover} />
        ) : (
          <Suspense fallback={null}>
            <Chart option={option} width={Math.round(width * k)} height={Math.round(chartHeight * k)} />
          </Suspense>
        )}
      </div>
    </Block>
  )
}
