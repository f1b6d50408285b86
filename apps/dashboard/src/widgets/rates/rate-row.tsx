import { type IndicatorView, isSmallSample, type RateConfig } from '@toan-canh/contract'
import { usePoint } from '../../live/index.ts'
import { decimalsOf, numberText, percentText, withOperator } from '../../ui/format.ts'
import { text } from '../../ui/messages.ts'
import { useIndicator } from '../board-data.tsx'
import type { Cover } from '../cover.ts'
import { LevelWord } from '../level-word.tsx'
import { partText } from '../part-text.ts'
import { pointMarks } from '../point-marks.ts'
import type { ReadingState } from '../reading-state.ts'
import { readingTopic, type Scope } from '../scope.ts'
import { sumOfValues, useDerived } from '../use-derived.ts'
import { useReading } from '../use-reading.ts'
import { expiredText, gapText, historyTightText } from '../void-states.tsx'
import { RateBarDrawing } from './rate-bar.tsx'
import { rateBarOf } from './to-rate-bar.ts'

const levelSize = 44

function RateNumber({
  state,
  decimals,
  isQuiet,
}: {
  readonly state: ReadingState
  readonly decimals: number
  readonly isQuiet: boolean
}) {
  if (state.kind === 'waiting') return <i className="rate-wait" />
  if (state.kind !== 'value') return <i className="rate-dash" />
  return (
    <div className="num" data-dimmed={state.isDimmed ? '' : undefined} data-quiet={isQuiet ? '' : undefined}>
      {withOperator(state.point.o ?? '=', numberText(state.point.v, decimals))}
      <small>{'\u00A0%'}</small>
    </div>
  )
}

function RateLevel({
  state,
  cover,
  indicator,
}: {
  readonly state: ReadingState
  readonly cover: Cover | null
  readonly indicator: IndicatorView
}) {
  const { target } = indicator
  if (state.kind === 'waiting') return <div className="rate-level waiting-words">{text.waitingData}</div>
  if (state.kind === 'failed') return <div className="rate-level cut">{state.reason}</div>
  if (state.kind === 'empty') return <div className="rate-level">{gapText(state.gap, cover)}</div>
  if (state.kind === 'expired') return <div className="rate-level">{expiredText(state.last, indicator.decimals)}</div>
  if (state.isPartial) return <div className="rate-level cut">{historyTightText(cover)}</div>
  if (state.isDimmed) return null
  return (
    <div className="rate-level">
      {isSmallSample(indicator, state.point.d) ? (
        <LevelWord level="none" word={text.smallSample} size={levelSize} />
      ) : (
        <LevelWord level={state.level} size={levelSize} />
      )}
      {target === undefined ? null : (
        <span className="dot-between">{text.target(percentText(target.value, decimalsOf(target.value)))}</span>
      )}
    </div>
  )
}

/** One rate: number and level left, its bar on the common scale and its fraction right. */
export function RateRow({
  rate,
  scope,
  scale,
  cover,
  barWidth,
  barHeight,
}: {
  readonly rate: RateConfig
  readonly scope: Scope
  readonly scale: number
  readonly cover: Cover | null
  readonly barWidth: number
  readonly barHeight: number
}) {
  const indicator = useIndicator(rate.indicator)
  const state = useReading(readingTopic(scope, rate.indicator), cover)
  const done = usePoint(readingTopic(scope, rate.done ?? rate.indicator), '')?.n ?? null
  const late = useDerived(
    rate.late.map((id) => readingTopic(scope, id)),
    sumOfValues,
  )
  const point = state.kind === 'value' ? state.point : null
  const num = point?.n ?? 0
  const den = point?.d ?? 0
  return (
    <div className="rate">
      <div className="rate-number">
        <RateNumber state={state} decimals={indicator.decimals} isQuiet={rate.quiet} />
        <RateLevel state={state} cover={cover} indicator={indicator} />
      </div>
      <div className="rate-body">
        <div className="rate-head">
          <span className="rate-name">{rate.title}</span>
          <span className="rate-note cut">{rate.note}</span>
        </div>
        <RateBarDrawing
          bar={rateBarOf({ num, den, done, late }, scale)}
          width={barWidth}
          height={barHeight}
          isQuiet={rate.quiet}
        />
        <div className="rate-fraction">
          {point === null ? (
            <span>{text.denominatorOf(indicator.denominator ?? '')}</span>
          ) : (
            <>
              <b className="strong">{partText(num, indicator)}</b> / {partText(den, indicator)} {indicator.denominator}
              {pointMarks(point).map((mark) => (
                <span key={mark} className="dot-between">
                  {mark}
                </span>
              ))}
            </>
          )}
        </div>
      </div>
    </div>
  )
}
