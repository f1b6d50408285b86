import { PinMark } from '../../map/pin-mark.tsx'
import { px } from '../../ui/size.ts'
import { CoverTime } from '../tile-foot.tsx'
import { type ExceptionRow, roomForLine } from './rows-of.ts'

/** An exception on one line: what, whose, since when, its time where there is room, the number. In a narrow list the owner stands below. */
export function Line({
  row,
  number,
  width,
}: {
  readonly row: ExceptionRow
  readonly number: number
  readonly width: number
}) {
  const { level, title, owner, since, cover } = row
  const isWide = width >= roomForLine
  return (
    <li className="exceptions-line" data-level={level}>
      <PinMark level={level} number={number} size={px(60)} />
      <span className="exceptions-what">
        <b className="cut">{title}</b>
        <span className="exceptions-whose cut">{owner}</span>
      </span>
      <span className="exceptions-when">
        <span>{since}</span>
        {cover === null || !isWide ? null : <CoverTime cover={cover} />}
      </span>
      <span className="exceptions-much">
        {row.number === null ? null : (
          <>
            <b className="num">{row.number.value}</b> <span className="exceptions-unit">{row.number.unit}</span>
            <span className="exceptions-note cut">{row.number.note}</span>
          </>
        )}
      </span>
    </li>
  )
}
