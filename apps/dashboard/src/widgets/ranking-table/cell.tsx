import type { IndicatorView, Point } from '@toan-canh/contract'
import { missing, numberText, percentText, withOperator } from '../../ui/format.ts'
import { LevelMark } from '../../ui/marks/mark.tsx'
import { text } from '../../ui/messages.ts'
import { fractionText } from '../fraction-text.ts'

const markSize = 40

function numberIn({ v, o }: Point & { readonly v: number }, { unit, decimals }: IndicatorView): string {
  return withOperator(o ?? '=', unit === '%' ? percentText(v, decimals) : numberText(v, decimals))
}

/** A number with its level before it and what it is a fraction of under it; what is kept back says so. */
export function Cell({
  point,
  indicator,
  isQuiet = false,
  isDimmed,
}: {
  readonly point: Point | null
  readonly indicator: IndicatorView
  readonly isQuiet?: boolean
  readonly isDimmed: boolean
}) {
  if (point === null || point.v === null) {
    return (
      <span className="table-cell" role="cell">
        {point?.g === 'hidden' ? text.widget.hidden : missing}
      </span>
    )
  }
  const isJudged = !isDimmed && (point.l === 'ok' || point.l === 'watch' || point.l === 'act')
  const fraction = indicator.unit === '%' ? fractionText(point, { ...indicator, denominator: undefined }) : null
  return (
    <span className="table-cell" role="cell">
      <span className="table-value">
        {isJudged ? (
          <span className="table-mark" data-quiet={isQuiet ? '' : undefined}>
            <LevelMark level={point.l} size={markSize} />
          </span>
        ) : null}
        <b className="num">{numberIn({ ...point, v: point.v }, indicator)}</b>
      </span>
      {fraction === null ? null : <small>{fraction}</small>}
    </span>
  )
}
