import type { IndicatorView, Point } from '@toan-canh/contract'
import type { ReactNode } from 'react'
import { changeText, missing, numberText } from '../../ui/format.ts'
import { LevelMark } from '../../ui/marks/mark.tsx'
import { deskText } from '../../ui/desk-messages.ts'
import { agedPoint } from '../../widgets/reading-state.ts'
import { useAging } from '../../widgets/use-aging.ts'
import { useCover } from '../../widgets/use-cover.ts'
import { gapText } from '../../widgets/void-states.tsx'
import { briefPeriod, changeWords } from '../board/change-words.ts'
import { changeBetween } from '../comparison.ts'
import { followHere, hrefWith, useDesk } from '../desk-context.tsx'
import { readingTopicOf } from '../desk-scope.ts'
import { useExplain } from '../explain/use-explain.ts'
import { useComparable } from '../use-comparable.ts'
import { useReadings } from '../use-points.ts'
import { cellText } from './member-row.tsx'
import { shownLevel } from './member-rows.ts'

function fractionText(point: Point | null, indicator: IndicatorView): string {
  if (point === null) return ''
  if (point.v === null) return gapText(point.g ?? 'no_data', null)
  if (point.d === undefined) return indicator.unit
  const num = point.n === undefined ? '' : `${numberText(point.n)} / `
  return `${num}${numberText(point.d)} ${indicator.denominator ?? ''}`
}

function Row({
  indicator,
  point: told,
  before,
}: {
  readonly indicator: IndicatorView
  readonly point: Point | null
  readonly before: Point | null
}) {
  const desk = useDesk()
  const explain = useExplain()
  const { unit, slice, period } = desk.scope
  const cover = useCover(indicator, period)
  const age = useAging(cover)(told)
  const point = told === null ? null : agedPoint(told, age)
  const change = useComparable(indicator, desk.scope.comparison.part) ? changeBetween(point, before) : null
  return (
    <tr data-dimmed={age === 'current' ? undefined : ''}>
      <th scope="row" className="cell-name">
        <span className="cell-level">
          <LevelMark level={point === null ? 'none' : shownLevel(point, age)} size={16} />
        </span>
        <span className="cell-words">
          <a
            className="cell-link"
            href={hrefWith(desk, { indicator: indicator.id, view: null, reading: null })}
            onClick={followHere}
          >
            {indicator.vi}
          </a>
          <small className="cell-note">{fractionText(point, indicator)}</small>
        </span>
      </th>
      <td className="cell-fraction">{fractionText(point, indicator)}</td>
      <td className="cell-main">
        <button
          type="button"
          className="cell-number"
          aria-label={`${deskText.explain(indicator.vi)}: ${cellText(point, indicator)}`}
          disabled={point === null}
          onClick={() => point !== null && explain(indicator.id, { unit: unit.code, slice, period }, point)}
        >
          {cellText(point, indicator)}
        </button>
      </td>
      <td className="cell-change">
        {change === null
          ? missing
          : indicator.unit === '%'
            ? changeText(change, indicator.decimals)
            : changeWords(change, indicator)}
      </td>
    </tr>
  )
}

/** Every indicator of what is looked at, with the fraction behind each rate. */
export function IndicatorTable({ views }: { readonly views: ReactNode }) {
  const { scope, catalogue } = useDesk()
  const indicators = [...catalogue.indicators.values()]
  const points = useReadings(indicators.map(({ id }) => readingTopicOf(scope, id)))
  const before = useReadings(indicators.map(({ id }) => readingTopicOf(scope, id, scope.comparison.part)))
  return (
    <>
      <div className="members-head">
        {views}
        <span className="sort-control">
          {deskText.rows(numberText(indicators.length), deskText.rowKinds['chi-tieu'])}
        </span>
      </div>
      <table className="member-table indicator-table">
        <thead>
          <tr>
            <th scope="col" className="cell-name">
              {deskText.indicators}
            </th>
            <th scope="col" className="cell-fraction">
              {deskText.fraction}
            </th>
            <th scope="col" className="cell-main">
              {deskText.value}
            </th>
            <th scope="col" className="cell-change">
              {deskText.columns.change(briefPeriod(scope.comparison.part, scope.today))}
            </th>
          </tr>
        </thead>
        <tbody>
          {indicators.map((indicator, at) => (
            <Row key={indicator.id} indicator={indicator} point={points[at] ?? null} before={before[at] ?? null} />
          ))}
        </tbody>
      </table>
    </>
  )
}
