import type { Level } from '@toan-canh/contract'
import { type MapPin, PinMark } from '../../map/index.ts'
import { ageText, asOfText, numberText } from '../../ui/format.ts'
import { text } from '../../ui/messages.ts'
import { px } from '../../ui/size.ts'
import { useBoardData } from '../board-data.tsx'
import { mostRed } from '../ranking/to-ranking.ts'
import { unitName } from '../unit-name.ts'
import { useMinute } from '../use-cover.ts'
import { type AssetException, sinceOf } from './to-points.ts'

/** The mark of a row: red only for the five worst, and only where the indicator says that somebody must act. */
export function pinLevel({ why }: AssetException, index: number, level: Level): MapPin['level'] {
  if (why !== 'down_for') return why === 'down' ? 'watch' : 'none'
  return level === 'act' && index < mostRed ? 'act' : 'watch'
}

interface RowProps {
  readonly row: AssetException
  readonly number: number
  readonly level: MapPin['level']
  readonly isNarrow: boolean
}

function Row({ row, number, level, isNarrow }: RowProps) {
  const now = useMinute()
  const { units } = useBoardData()
  const since = sinceOf(row)
  const { asset, why } = row
  const unit = unitName(units.get(asset.unit), asset.unit)
  // Many systems put the commune into the name: it is then said once, and the name has both lines.
  const isNamed = asset.name.includes(unit)
  return (
    <li className="point-row" data-narrow={isNarrow ? '' : undefined}>
      <PinMark level={level} number={number} size={px(84)} />
      <div className="grow point-words">
        <b className={isNamed || isNarrow ? 'point-name' : 'point-name cut'}>{asset.name}</b>
        {isNamed || isNarrow ? null : <span className="quiet cut">{unit}</span>}
      </div>
      <div className="point-since">
        <b>{ageText(Math.max(0, now - since))}</b>
        <span className="quiet">
          {why === 'down_for'
            ? text.assets.since(asOfText(since, now))
            : `${text.assets.why[why]} · ${asOfText(since, now)}`}
        </span>
      </div>
    </li>
  )
}

/** What is dark, since when and whose, beside the map; what does not fit is counted. */
export function ExceptionRows({
  rows,
  most,
  level,
  isNarrow = false,
}: {
  readonly rows: readonly AssetException[]
  readonly most: number
  readonly level: Level
  /** The name over its age, not beside it. */
  readonly isNarrow?: boolean
}) {
  const rest = rows.length - most
  if (rows.length === 0) return <p className="point-calm quiet">{text.assets.allUp}</p>
  return (
    <ol className="point-rows">
      {rows.slice(0, most).map((row, index) => (
        <Row key={row.key} row={row} number={index + 1} level={pinLevel(row, index, level)} isNarrow={isNarrow} />
      ))}
      {rest > 0 ? <li className="point-rest quiet">{text.assets.rest(numberText(rest))}</li> : null}
    </ol>
  )
}
