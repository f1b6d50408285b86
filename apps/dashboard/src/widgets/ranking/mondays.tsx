import './mondays.css'
import { tightDayText } from '../../ui/format.ts'
import { px } from '../../ui/size.ts'
import type { HeatColumn } from './heat-columns.ts'

/** What the date of a Monday takes, in author pixels. */
const mondayWidth = 100

/** The dates above the Mondays of a heat map that is `width` author pixels wide; one that would be cut is left out. */
export function Mondays({ columns, width }: { readonly columns: readonly HeatColumn[]; readonly width: number }) {
  return columns
    .filter(({ isMonday, x }) => isMonday && x + mondayWidth <= width)
    .map(({ day, x }) => (
      <span key={day} className="heat-monday" style={{ left: px(x) }}>
        {tightDayText(day)}
      </span>
    ))
}
