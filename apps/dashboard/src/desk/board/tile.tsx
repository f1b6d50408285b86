import { type IndicatorView, isSmallSample, type Level } from '@toan-canh/contract'
import { usePoint } from '../../live/index.ts'
import { missing, numberText, withOperator } from '../../ui/format.ts'
import { FreshnessMark, LevelMark } from '../../ui/marks/mark.tsx'
import { deskText } from '../../ui/desk-messages.ts'
import { text } from '../../ui/messages.ts'
import { whyIncomparable } from '../../widgets/comparable.ts'
import type { Cover } from '../../widgets/cover.ts'
import { EnteredMark, enteredExpiryText } from '../../widgets/entered-mark.tsx'
import { partText } from '../../widgets/part-text.ts'
import { pointMarks } from '../../widgets/point-marks.ts'
import type { ReadingState } from '../../widgets/reading-state.ts'
import { coverText } from '../../widgets/tile-foot.tsx'
import { useCover, useMinute } from '../../widgets/use-cover.ts'
import { usePace } from '../../widgets/use-pace.ts'
import { useReading } from '../../widgets/use-reading.ts'
import { expiredText, gapText, historyText } from '../../widgets/void-states.tsx'
import { changeBetween } from '../comparison.ts'
import { useDesk } from '../desk-context.tsx'
import { readingTopicOf } from '../desk-scope.ts'
import type { TileChoice } from '../dossier-board.ts'
import { shortDenominator, tileName } from '../indicator-name.ts'
import { useExplain } from '../explain/use-explain.ts'
import { useComparable, useSameGround } from '../use-comparable.ts'
import { changeWords } from './change-words.ts'

function levelShown(state: ReadingState): Level {
  if (state.kind === 'value') return state.level
  return state.kind === 'empty' ? 'unknown' : 'none'
}

function Value({ state, indicator }: { readonly state: ReadingState; readonly indicator: IndicatorView }) {
  switch (state.kind) {
    case 'waiting':
      return <i className="block-waiting" />
    case 'failed':
      return <b className="tile-failed">{text.failed}</b>
    case 'empty':
    case 'expired':
      return <b className="num tile-missing">{missing}</b>
    case 'value':
      return (
        <>
          <b className="num">{withOperator(state.point.o ?? '=', numberText(state.point.v, indicator.decimals))}</b>
          <span className="tile-unit">{indicator.unit}</span>
        </>
      )
  }
}

/** The change against the comparison, in words where there is none. */
function Change({
  topic,
  before,
  indicator,
}: {
  readonly topic: string
  readonly before: string
  readonly indicator: IndicatorView
}) {
  const isComparable = useComparable(indicator, useDesk().scope.comparison.part)
  const [now, then] = [usePoint(topic, ''), usePoint(before, '')]
  const isSame = useSameGround(useDesk().scope.comparison.part)
  const change = isComparable ? changeBetween(now, then) : null
  const why = whyIncomparable(now, then)
  const { notComparable, formulaDiffers, onlyBound } = text.ground
  const differs = { formula: formulaDiffers, bound: onlyBound, unknown: deskText.incomparable }[why ?? 'unknown']
  return (
    <span className="tile-change" data-none={change === null ? '' : undefined}>
      {change === null ? (isSame ? differs : notComparable) : changeWords(change, indicator)}
    </span>
  )
}

/** The line under the number: numerator and denominator, or what it is a part of; why there is no number. */
function Notes({ state, cover, indicator, choice }: TileParts) {
  const { scope, catalogue } = useDesk()
  const now = useMinute()
  const whole = usePoint(readingTopicOf(scope, choice.of ?? choice.indicator), '')
  const pace = usePace(indicator, catalogue.indicators, (id) => readingTopicOf(scope, id))
  const wholeName = choice.of === undefined ? undefined : catalogue.indicators.get(choice.of)
  if (state.kind === 'waiting') return <span className="waiting-words">{text.waitingData}</span>
  if (state.kind === 'failed') return <span className="cut">{state.reason}</span>
  if (state.kind === 'empty') return <span className="cut">{gapText(state.gap, cover)}</span>
  if (state.kind === 'expired') return <span className="cut">{expiredText(state.last, indicator.decimals)}</span>
  const expiry = enteredExpiryText(state.point, now)
  if (expiry !== null) return <span className="cut">{expiry}</span>
  const { n, d } = state.point
  const marks = pointMarks(state.point)
  if (d !== undefined) {
    const parts = `${n === undefined ? missing : partText(n, indicator)} / ${partText(d, indicator)} ${shortDenominator(indicator)}`
    return <span className="cut">{[parts, ...marks].join(' · ')}</span>
  }
  const judged = state.isDimmed || state.isPartial ? [] : pace
  if (marks.length > 0 || judged.length > 0) return <span className="cut">{[...marks, ...judged].join(' · ')}</span>
  if (wholeName === undefined) return <span className="cut">{indicator.unit}</span>
  const count = whole?.v === null || whole === null ? missing : numberText(whole.v)
  return <span className="cut">{deskText.of(`${count} ${wholeName.vi.toLocaleLowerCase('vi')}`)}</span>
}

interface TileParts {
  readonly state: ReadingState
  readonly cover: Cover | null
  readonly indicator: IndicatorView
  readonly choice: TileChoice
}

function Foot({ state, cover, owner }: Pick<TileParts, 'state' | 'cover'> & { readonly owner: string }) {
  const now = useMinute()
  if (state.kind === 'value' && state.point.e !== undefined)
    return (
      <span className="tile-foot">
        <EnteredMark size="0.13rem" />
        <span className="cut">· {owner}</span>
      </span>
    )
  return (
    <span className="tile-foot" data-freshness={cover?.freshness}>
      {cover === null ? null : <FreshnessMark freshness={cover.freshness} size={13} />}
      <span className="cut">
        {cover === null ? text.waitingData : coverText(cover, now)} · {owner}
      </span>
    </span>
  )
}

/** One of the numbers that come first; pressing it explains it. The order of its lines is that of every tile. */
export function Tile({ choice, indicator }: Pick<TileParts, 'choice' | 'indicator'>) {
  const { scope, address } = useDesk()
  const explain = useExplain()
  const cover = useCover(indicator, scope.period)
  const topic = readingTopicOf(scope, indicator.id)
  const state = useReading(topic, cover)
  const point = usePoint(topic, '')
  const level = levelShown(state)
  const place = { unit: scope.unit.code, slice: scope.slice, period: scope.period }
  const isExplained = address.reading?.startsWith(`${indicator.id}·${scope.unit.code}·${scope.period.id}·`) ?? false
  const isEntered = state.kind === 'value' && state.point.e !== undefined
  const isSmall = state.kind === 'value' && isSmallSample(indicator, state.point.d)
  return (
    <button
      type="button"
      className="tile"
      data-level={level}
      data-cover={state.kind === 'empty' ? 'none' : isEntered ? undefined : cover?.freshness}
      data-dimmed={state.kind === 'value' && state.isDimmed ? '' : undefined}
      aria-busy={state.kind === 'waiting'}
      aria-pressed={isExplained}
      disabled={point === null}
      onClick={() => point !== null && explain(indicator.id, place, point)}
    >
      <i className="tile-tab" />
      <span className="tile-head">
        <span className="tile-name cut">{tileName(indicator)}</span>
        {state.kind === 'waiting' || state.kind === 'failed' ? null : (
          <LevelMark level={level} size={15} {...(isSmall ? { label: text.smallSample } : {})} />
        )}
      </span>
      <span className="tile-value">
        <Value state={state} indicator={indicator} />
        {state.kind === 'value' && state.isPartial ? (
          <span className="tile-change" data-none="">
            {historyText(cover)}
          </span>
        ) : state.kind === 'value' ? (
          <Change
            topic={topic}
            before={readingTopicOf(scope, indicator.id, scope.comparison.part)}
            indicator={indicator}
          />
        ) : null}
      </span>
      <span className="tile-notes">
        <Notes state={state} cover={cover} indicator={indicator} choice={choice} />
      </span>
      <Foot state={state} cover={cover} owner={indicator.owner} />
    </button>
  )
}
