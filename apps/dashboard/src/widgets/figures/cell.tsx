import type { Point } from '@toan-canh/contract'
import { numberText, withOperator } from '../../ui/format.ts'
import { LevelMark } from '../../ui/marks/mark.tsx'
import { text } from '../../ui/messages.ts'
import { Tab } from '../block.tsx'
import type { Cover } from '../cover.ts'
import { EnteredMark } from '../entered-mark.tsx'
import { stepWords } from '../period-words.ts'
import { CoverTime } from '../tile-foot.tsx'
import { toldState } from '../told-state.ts'
import { useMinute } from '../use-cover.ts'
import type { Told } from '../use-latest.ts'
import { useOwnerIn } from '../owner-in.ts'
import { ownerRoom } from './grid-of.ts'

/** Longer numbers take the next smaller size. */
const longest = 7

function Number({ point, isDimmed, told }: { point: Point & { v: number }; isDimmed: boolean; told: Told }) {
  const { decimals, unit } = told.indicator
  const number = withOperator(point.o ?? '=', numberText(point.v, decimals))
  return (
    <span className="figure-number" data-dimmed={isDimmed ? '' : undefined} data-basis={point.b}>
      <b className="num" data-long={number.length > longest ? '' : undefined}>
        {number}
      </b>
      <span className="figure-unit cut">{unit}</span>
    </span>
  )
}

/** One number with all it takes to believe it; the lines keep their places when there is none. */
export function Cell({
  told,
  title,
  cover,
  room,
}: {
  readonly told: Told
  readonly title: string
  readonly cover: Cover | null
  /** Author pixels. */
  readonly room: { readonly width: number; readonly height: number }
}) {
  const now = useMinute()
  const { indicator, latest } = told
  const { state, level, note } = toldState(told, cover, now)
  const { lines, letters } = ownerRoom(room, note)
  const ownerIn = useOwnerIn()
  return (
    <div className="figure" data-state={state.kind} aria-busy={state.kind === 'waiting'}>
      {level === 'none' ? null : <Tab level={level} commit={latest?.point.s ?? null} />}
      <div className="figure-head">
        <h3 className="cut">{title}</h3>
        {level === 'none' ? null : <LevelMark level={level} size={44} />}
      </div>
      <div className="figure-value">
        {state.kind === 'value' ? (
          <Number point={state.point} isDimmed={state.isDimmed} told={told} />
        ) : state.kind === 'failed' ? (
          <b className="figure-failed">{text.failed}</b>
        ) : (
          <i className={state.kind === 'waiting' ? 'figure-waiting' : 'kpi-dash'} />
        )}
      </div>
      <p className="figure-note figure-fraction">{note}</p>
      <p className="figure-note figure-time">
        {latest === null ? null : <span>{stepWords(latest.step, now)}</span>}
        <span className={latest === null ? undefined : 'dot-between'}>
          {latest?.point.e === undefined ? <CoverTime cover={cover} /> : <EnteredMark size="0.38rem" />}
        </span>
      </p>
      <p className="figure-note figure-owner" style={{ WebkitLineClamp: lines }}>
        {ownerIn(indicator.owner, letters)}
      </p>
    </div>
  )
}
