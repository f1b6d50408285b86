import './kpi.css'
import { dayOf, type Instant } from '@toan-canh/calendar'
import { type IndicatorView, isSmallSample, type KpiConfig, type Point } from '@toan-canh/contract'
import { usePoint } from '../../live/index.ts'
import {
  changeText,
  missing,
  numberText,
  shortDayText,
  tightPeriodText,
  weekdayText,
  withOperator,
} from '../../ui/format.ts'
import { LevelMark } from '../../ui/marks/mark.tsx'
import { text } from '../../ui/messages.ts'
import { Tab } from '../block.tsx'
import { useBoardData, useIndicator } from '../board-data.tsx'
import { whyIncomparable } from '../comparable.ts'
import type { Cover } from '../cover.ts'
import { enteredExpiryText } from '../entered-mark.tsx'
import { LevelWord } from '../level-word.tsx'
import { partText } from '../part-text.ts'
import { formulaMark, pointMarks } from '../point-marks.ts'
import type { ReadingState } from '../reading-state.ts'
import { isCurrent, readingTopic, type Scope } from '../scope.ts'
import { FootStack } from '../tile-foot.tsx'
import { useCover, useMinute } from '../use-cover.ts'
import { usePace } from '../use-pace.ts'
import { useReading } from '../use-reading.ts'
import { expiredText, gapText, historyTightText } from '../void-states.tsx'
import type { WidgetProps } from '../widget.ts'
import { kpiPeriod, sameWeekdayTopics } from './kpi-topics.ts'
import { Sparkline } from './sparkline.tsx'

type KpiProps = WidgetProps & { readonly config: KpiConfig }

const roomForWord = 640
/** Longer numbers take the next smaller size. */
const longestLarge = 6

function namedText(point: Point | null, decimals: number): string {
  return point?.v === null || point?.v === undefined
    ? missing
    : withOperator(point.o ?? '=', numberText(point.v, decimals))
}

interface NamedProps {
  readonly topic: string
  readonly words: string
  readonly lead?: string
  readonly decimals?: number
}

/** The second number of a tile: `318 tạm dừng`; a dash while it is not known. */
function Named({ topic, words, lead = '', decimals = 0 }: NamedProps) {
  const point = usePoint(topic, '')
  return (
    <>
      {lead}
      <b className="strong">{namedText(point, decimals)}</b> {words}
    </>
  )
}

/** What must be seen beside the number, as its definition says: "đã xử lý" never without "đúng hạn". */
function Companion({ id, topic }: { readonly id: string; readonly topic: string }) {
  const { vi, short, unit, decimals } = useIndicator(id)
  const words = `${unit === '%' ? '% ' : ''}${(short ?? vi).toLocaleLowerCase('vi')}`
  return <Named topic={topic} words={words} decimals={decimals} />
}

function SameWeekday({ config, scope }: { readonly config: KpiConfig; readonly scope: Scope }) {
  const now = useMinute()
  const topics = sameWeekdayTopics(config, scope, now)
  if (topics === null) return null
  return <Comparison {...topics} scope={scope} />
}

function Comparison({
  today,
  before,
  untilHour,
  scope,
}: {
  readonly today: string
  readonly before: string
  readonly untilHour: number
  readonly scope: Scope
}) {
  const [now, then] = [usePoint(today, ''), usePoint(before, '')]
  const [one, other] = [now?.v ?? null, then?.v ?? null]
  const isOther = whyIncomparable(now, then) === 'formula'
  const clock = `${String(untilHour).padStart(2, '0')}:00`
  return (
    <>
      <div className="kpi-note cut">
        <b className="strong">{other === null ? missing : numberText(other)}</b>{' '}
        {text.weekdayBefore(weekdayText(scope.today))}
      </div>
      <div className="kpi-note cut">
        {isOther ? (
          text.ground.formulaDiffers
        ) : (
          <>
            <b className="strong">{one === null || other === null ? missing : changeText(one - other)}</b>,{' '}
            {text.againstBefore(clock)}
          </>
        )}
      </div>
    </>
  )
}

function Value({
  state,
  indicator,
  unit,
}: {
  readonly state: ReadingState
  readonly indicator: IndicatorView
  readonly unit: string
}) {
  if (state.kind === 'value') {
    const number = withOperator(state.point.o ?? '=', numberText(state.point.v, indicator.decimals))
    return (
      <span className="kpi-number" data-dimmed={state.isDimmed ? '' : undefined}>
        <b className="num" data-long={number.length > longestLarge ? '' : undefined}>
          {number}
        </b>
        <span className="kpi-unit">{unit}</span>
      </span>
    )
  }
  if (state.kind === 'waiting') return <i className="kpi-waiting" />
  return state.kind === 'failed' ? <span className="kpi-failed">{text.failed}</span> : <i className="kpi-dash" />
}

function Notes({
  state,
  config,
  scope,
  cover,
  indicator,
}: {
  readonly state: ReadingState
  readonly config: KpiConfig
  readonly scope: Scope
  readonly cover: Cover | null
  readonly indicator: IndicatorView
}) {
  const period = kpiPeriod(config, scope)
  const now = useMinute()
  if (state.kind === 'waiting') return <div className="kpi-note waiting-words">{text.waitingData}</div>
  if (state.kind === 'failed') return <div className="kpi-note kpi-reason">{state.reason}</div>
  if (state.kind === 'empty') return <div className="kpi-note">{gapText(state.gap, cover)}</div>
  if (state.kind === 'expired')
    return <div className="kpi-note kpi-wrap">{expiredText(state.last, indicator.decimals)}</div>
  const { n, d } = state.point
  const expiry = enteredExpiryText(state.point, now)
  const formula = formulaMark(state.point)
  const marks = [...pointMarks(state.point), ...(formula === null ? [] : [formula])]
  return (
    <>
      {expiry === null ? null : <div className="kpi-note cut">{expiry}</div>}
      {state.isPartial ? <div className="kpi-note cut">{historyTightText(cover)}</div> : null}
      {d === undefined ? null : (
        <div className="kpi-note kpi-wrap">
          {'ratio' in indicator.formula && n !== undefined ? <b className="strong">{partText(n, indicator)}</b> : null}{' '}
          / {partText(d, indicator)} {indicator.denominator}
        </div>
      )}
      {marks.length === 0 ? null : <div className="kpi-note kpi-wrap">{marks.join(' · ')}</div>}
      {isJudgeable(state) ? <PaceNotes indicator={indicator} scope={scope} config={config} /> : null}
      {config.of === undefined ? null : (
        <div className="kpi-note cut">
          <Named topic={readingTopic(scope, config.of.indicator, period)} words={config.of.words} lead="/ " />
        </div>
      )}
      {(state.isPartial ? [] : config.also).map((each) => (
        <div key={each.indicator} className="kpi-note cut">
          <Named topic={readingTopic(scope, each.indicator, period)} words={each.words} />
        </div>
      ))}
      {(indicator.with ?? []).length === 0 ? null : (
        <div className="kpi-note kpi-wrap">
          {(indicator.with ?? []).map((id, index) => (
            <span key={id}>
              {index === 0 ? '' : ' · '}
              <Companion id={id} topic={readingTopic(scope, id, period)} />
            </span>
          ))}
        </div>
      )}
      {state.isPartial ? null : <SameWeekday config={config} scope={scope} />}
    </>
  )
}

/** A number that no longer holds, or of a part of its history, is held against nothing. */
function isJudgeable(state: ReadingState & { readonly kind: 'value' }): boolean {
  return !state.isDimmed && !state.isPartial
}

function PaceNotes({
  indicator,
  scope,
  config,
}: {
  readonly indicator: IndicatorView
  readonly scope: Scope
  readonly config: KpiConfig
}) {
  const period = kpiPeriod(config, scope)
  const { indicators } = useBoardData()
  return usePace(indicator, indicators, (id) => readingTopic(scope, id, period)).map((words) => (
    <div key={words} className="kpi-note cut">
      {words}
    </div>
  ))
}

function isStock({ formula }: IndicatorView): boolean {
  return 'sum' in formula && formula.sum.every((term) => term.endsWith('@end'))
}

/** What the tile's time is: today, this very moment for what is counted as it stands, else the period. */
function periodWords(config: KpiConfig, scope: Scope, indicator: IndicatorView, now: Instant): string {
  if (!isCurrent(scope)) return tightPeriodText(scope.period)
  // Without its centre a scene stays on the day of its numbers.
  if (config.when === 'today') return scope.today === dayOf(now) ? text.today : shortDayText(scope.today)
  return isStock(indicator) ? text.now : tightPeriodText(scope.period)
}

/** What the edge of the tile says: of a number that people entered whether it still holds, else the freshness of its sources. */
function coverMark(state: ReadingState, cover: Cover | null): string | undefined {
  if (state.kind === 'empty') return 'none'
  if (state.kind === 'value' && state.point.e !== undefined) return state.isDimmed ? 'lost' : 'fresh'
  return cover?.freshness
}

/** A tile of the KPI kind, in the fixed order of its lines. */
export function KpiView({ title, config, scope, width }: KpiProps) {
  const indicator = useIndicator(config.indicator)
  const period = kpiPeriod(config, scope)
  const cover = useCover(indicator, period)
  const state = useReading(readingTopic(scope, config.indicator, period), cover)
  const now = useMinute()
  const level =
    state.kind === 'value' ? state.level : state.kind === 'empty' && state.gap !== 'hidden' ? 'unknown' : 'none'
  const isSmall = state.kind === 'value' && !state.isDimmed && isSmallSample(indicator, state.point.d)
  return (
    <section className="block kpi" data-cover={coverMark(state, cover)}>
      <Tab level={level} commit={state.kind === 'value' ? state.point.s : null} />
      <div className="block-head">
        <h2 className="tile-title cut">{config.when === 'today' && !isCurrent(scope) ? indicator.vi : title}</h2>
        {isSmall ? (
          <LevelWord level="none" word={text.smallSample} size={42} />
        ) : level === 'none' ? null : width < roomForWord ? (
          <LevelMark level={level} size={46} />
        ) : (
          <LevelWord level={level} size={42} />
        )}
      </div>
      <div className="kpi-value">
        <Value state={state} indicator={indicator} unit={config.unit ?? indicator.unit} />
        {config.sparkline === undefined ? null : (
          <Sparkline config={config} scope={scope} target={indicator.target?.value ?? null} />
        )}
      </div>
      <div className="kpi-notes">
        <Notes state={state} config={config} scope={scope} cover={cover} indicator={indicator} />
      </div>
      <FootStack
        period={periodWords(config, scope, indicator, now)}
        cover={cover}
        owner={indicator.owner}
        isEntered={state.kind === 'value' && state.point.e !== undefined}
      />
    </section>
  )
}
