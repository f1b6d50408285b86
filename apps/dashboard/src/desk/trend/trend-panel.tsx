import './trend.css'
import type { IndicatorView, Point } from '@toan-canh/contract'
import { topicName } from '@toan-canh/contract'
import type { Period } from '@toan-canh/calendar'
import { useRef } from 'react'
import { Chart } from '../../charts/chart.tsx'
import { useTopicStatus } from '../../live/index.ts'
import { dayText, numberText, periodText, shortPeriodText } from '../../ui/format.ts'
import { deskText } from '../../ui/desk-messages.ts'
import { text } from '../../ui/messages.ts'
import { formulaBreaks } from '../../widgets/comparable.ts'
import { palettes } from '../../ui/palette.ts'
import { useDesk } from '../desk-context.tsx'
import { useExplain } from '../explain/use-explain.ts'
import { cellText } from '../members/member-row.tsx'
import { type Place, wholeValue } from '../members/member-rows.ts'
import { usePoints } from '../use-points.ts'
import { toLineOption } from './to-line-option.ts'
import { breakDayOf, countBefore, trendPeriods } from './trend-span.ts'
import { useWidth } from './use-width.ts'

const chartHeight = 150

interface TrendProps {
  readonly indicator: IndicatorView
  readonly place: Place
}

function nameUnder(period: Period): string {
  return period.kind === 'day' ? dayText(period.from).slice(0, 5) : shortPeriodText(period.id, true)
}

/** The same numbers to be read and pressed one by one. */
function Values({
  indicator,
  place,
  periods,
  points,
}: TrendProps & { readonly periods: readonly Period[]; readonly points: ReadonlyMap<string, Point> }) {
  const explain = useExplain()
  return (
    <details className="explain-details">
      <summary>{deskText.trendValues}</summary>
      <ul className="trend-values">
        {periods.toReversed().map((period) => {
          const point = points.get(period.id) ?? null
          return (
            <li key={period.id}>
              <span>{periodText(period)}</span>
              <button
                type="button"
                className="cell-number"
                disabled={point === null}
                aria-label={`${deskText.explain(periodText(period))}: ${cellText(point, indicator)}`}
                onClick={() => point !== null && explain(indicator.id, { ...place, period }, point)}
              >
                {cellText(point, indicator)}
              </button>
            </li>
          )
        })}
      </ul>
    </details>
  )
}

/** An indicator over thirteen steps up to the period: a line, and its numbers beneath. */
export function TrendPanel({ indicator, place }: TrendProps) {
  const { catalogue } = useDesk()
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const { unit, boundary, period, slice } = place
  const periods = trendPeriods(period)
  const [first, last] = [periods[0] ?? period, periods.at(-1) ?? period]
  const topic = topicName({ kind: 'series', indicator: indicator.id, unit, boundary, first, last, slice })
  const status = useTopicStatus(topic)
  const points = usePoints(topic)
  const breakDay = breakDayOf(catalogue.register, unit, last)
  const dotted = countBefore(periods, breakDay)
  const option = toLineOption({
    names: periods.map(nameUnder),
    values: periods.map(({ id }) => wholeValue(points.get(id))),
    operator: periods.map(({ id }) => points.get(id)).findLast((point) => wholeValue(point) !== null)?.o ?? '=',
    dotted,
    formulas: formulaBreaks(periods.map(({ id }) => points.get(id) ?? null)),
    breakDay: breakDay === null ? null : dayText(breakDay),
    unit: indicator.unit,
    decimals: indicator.decimals,
    target: indicator.target?.value ?? null,
    palette: palettes.desk,
  })
  const hasBefore = periods.slice(0, dotted).some(({ id }) => typeof points.get(id)?.v === 'number')
  const kind = last.kind === 'rolling' ? 'month' : last.kind
  return (
    <section className="trend-panel" aria-label={indicator.vi}>
      <div className="trend-head">
        <h2>{deskText.trend(numberText(periods.length), deskText.stepWords[kind])}</h2>
        <small>
          {indicator.unit}
          {indicator.target === undefined
            ? ''
            : ` · ${text.target(cellText({ v: indicator.target.value, l: 'none', s: 0 }, { ...indicator, decimals: 0 }))}`}
          {hasBefore && breakDay !== null ? ` · ${deskText.dottedBefore(dayText(breakDay))}` : ''}
        </small>
      </div>
      <div ref={box} className="trend-chart" aria-hidden="true">
        {status.kind === 'refused' ? (
          <p className="explain-note">{status.sentence}</p>
        ) : status.kind === 'waiting' ? (
          <p className="waiting-words">{text.waitingData}</p>
        ) : width > 0 ? (
          <Chart option={option} width={width} height={chartHeight} />
        ) : null}
      </div>
      <Values indicator={indicator} place={place} periods={periods} points={points} />
    </section>
  )
}
