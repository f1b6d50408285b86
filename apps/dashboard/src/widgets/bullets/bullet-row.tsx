import type { BulletsConfig } from '@toan-canh/contract'
import { numberText, withOperator } from '../../ui/format.ts'
import { LevelMark } from '../../ui/marks/mark.tsx'
import { text } from '../../ui/messages.ts'
import { type Cover } from '../cover.ts'
import { valueText } from '../exceptions/rows-of.ts'
import { useOwnerIn } from '../owner-in.ts'
import { stepWords } from '../period-words.ts'
import { CoverTime } from '../tile-foot.tsx'
import { toldState } from '../told-state.ts'
import { useMinute } from '../use-cover.ts'
import type { Told } from '../use-latest.ts'
import { type Aims, aimsOf, type Bullet, bulletOf } from './to-bullet.ts'

type Item = BulletsConfig['items'][number]

const none: Bullet = { barTo: 0, aimAt: null, paceAt: null, isBeyond: false }

function percent(share: number): string {
  return `${share * 100}%`
}

/** The bar with the aim as a full tick and the pace as a short one. */
function Bar({ bullet, isDimmed }: { readonly bullet: Bullet; readonly isDimmed: boolean }) {
  return (
    <div className="bullet-bar" data-dimmed={isDimmed ? '' : undefined}>
      <i style={{ width: percent(bullet.barTo) }} data-beyond={bullet.isBeyond ? '' : undefined} />
      {bullet.paceAt === null ? null : <s style={{ left: percent(bullet.paceAt) }} data-mark="pace" />}
      {bullet.aimAt === null ? null : <s style={{ left: percent(bullet.aimAt) }} data-mark="aim" />}
    </div>
  )
}

function aimWords({ aim, isBand, pace }: Aims, { indicator }: Told): readonly string[] {
  if (aim === null) return [text.board.noAim]
  return [
    text.board[isBand ? 'band' : 'aim'](
      valueText(aim, { ...indicator, decimals: Number.isInteger(aim) ? 0 : indicator.decimals }),
    ),
    ...(pace === null ? [] : [text.board.pace(valueText(pace, indicator))]),
  ]
}

/** Name and number, the bar, what it is a fraction of and should be, its time, its owner. */
export function BulletRow({
  told,
  item,
  cover,
  letters,
}: {
  readonly told: Told
  readonly item: Item
  readonly cover: Cover | null
  /** How many letters an owner may have before its office is written short. */
  readonly letters: number
}) {
  const now = useMinute()
  const ownerIn = useOwnerIn()
  const { indicator, latest } = told
  const { state, level, note } = toldState(told, cover, now)
  const aims = aimsOf(item, indicator, latest?.step ?? null)
  const value = state.kind === 'value' ? state.point.v : null
  const operator = state.kind === 'value' ? (state.point.o ?? '=') : '='
  return (
    <li className="bullet" data-state={state.kind} aria-busy={state.kind === 'waiting'}>
      <div className="bullet-head">
        {level === 'none' ? null : <LevelMark level={level} size={44} />}
        <h3 className="cut">{item.title ?? indicator.vi}</h3>
        {value === null ? (
          <i className={state.kind === 'waiting' ? 'figure-waiting' : 'kpi-dash'} />
        ) : (
          <span className="bullet-value" data-dimmed={state.kind === 'value' && state.isDimmed ? '' : undefined}>
            <b className="num">{withOperator(operator, numberText(value, indicator.decimals))}</b> {indicator.unit}
          </span>
        )}
      </div>
      <Bar
        bullet={value === null ? none : bulletOf(value, aims, item.most)}
        isDimmed={state.kind === 'value' && state.isDimmed}
      />
      <div className="bullet-notes">
        <p className="bullet-note">
          <span className="cut">{[note, ...aimWords(aims, told)].filter((each) => each !== '').join(' · ')}</span>
        </p>
        <p className="bullet-note bullet-time">
          {latest === null ? null : <span className="bullet-step">{stepWords(latest.step, now)}</span>}
          <span className={latest === null ? undefined : 'dot-between'}>
            <CoverTime cover={cover} />
          </span>
          <span className="dot-between cut">{ownerIn(indicator.owner, letters)}</span>
        </p>
      </div>
    </li>
  )
}
