import { itemsOf, useTopic } from '../../live/index.ts'
import { PinMark } from '../../map/pin-mark.tsx'
import { text } from '../../ui/messages.ts'
import { px } from '../../ui/size.ts'
import { useBoardData } from '../board-data.tsx'
import { breakdownTopic, type Scope } from '../scope.ts'
import { useOwnerIn } from '../owner-in.ts'
import { SmallLine } from '../small-line.tsx'
import { CoverTime } from '../tile-foot.tsx'
import { unitName } from '../unit-name.ts'
import type { Exception } from './exceptions-of.ts'
import { type ExceptionRow, roomForLine, valueText } from './rows-of.ts'
import { worstMember } from './worst-member.ts'

/** Where it is worst: the unit below with the worst number. */
function Worst({ exception, scope }: { readonly exception: Exception; readonly scope: Scope }) {
  const { indicator, latest } = exception
  const { units } = useBoardData()
  const items = itemsOf(useTopic(breakdownTopic({ ...scope, period: latest.step }, indicator.id, 'unit')))
  const worst = worstMember(items, indicator)
  if (worst === null) return null
  const name = unitName(units.get(worst.code), worst.code)
  return <span className="exceptions-worst cut">{text.board.worst(name, valueText(worst.value, indicator))}</span>
}

/** Owner and since when stand on one line while they have no more letters than this. */
const lettersBeside = 26
/** The line of steps is the first to go where an owner needs its room (VISUAL §5). */
const lettersBesideLine = 38
/** A longer owner has its office written short, by the width of the list. */
const ownerLetters = { wide: 40, narrow: 26 } as const

/** A mark with the row's number, what and whose, since when; at the right the number and what it is a part of. */
export function Row({
  row,
  number,
  scope,
  width,
}: {
  readonly row: ExceptionRow
  readonly number: number
  readonly scope: Scope
  readonly width: number
}) {
  const { level, title, owner, since, cover, exception } = row
  const isNarrow = width < roomForLine
  const isTall = level === 'act' || isNarrow || owner.length + since.length > lettersBeside
  const written = useOwnerIn()(owner, ownerLetters[isNarrow ? 'narrow' : 'wide'])
  const hasLine = level === 'act' && !isNarrow && written.length <= lettersBesideLine
  const time =
    cover === null ? null : (
      <span className={isTall && since === '' ? undefined : 'dot-between'}>
        <CoverTime cover={cover} />
      </span>
    )
  return (
    <li className="exceptions-row" data-level={level}>
      <PinMark level={level} number={number} size={px(level === 'act' ? 96 : 84)} />
      <div className="exceptions-words">
        <h3 className={isNarrow ? 'exceptions-flowing' : 'cut'}>{title}</h3>
        <p className="exceptions-owner">
          <span className="cut">{written}</span>
          {isTall || since === '' ? null : <span className="dot-between">{since}</span>}
          {isTall ? null : time}
        </p>
        {!isTall ? null : (
          <p className="exceptions-since">
            <b>{since}</b>
            {time}
            {exception === null || level === 'watch' ? null : <Worst exception={exception} scope={scope} />}
          </p>
        )}
      </div>
      {exception !== null && hasLine ? <SmallLine values={exception.latest.values} /> : null}
      {row.number === null ? null : (
        <div className="exceptions-number">
          <span>
            <b className="num">{row.number.value}</b> <span className="exceptions-unit">{row.number.unit}</span>
          </span>
          <span className="exceptions-note">{row.number.note}</span>
        </div>
      )}
    </li>
  )
}
