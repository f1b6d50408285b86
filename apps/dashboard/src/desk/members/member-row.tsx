import { type IndicatorView, type Point, readingName } from '@toan-canh/contract'
import { memo, type MouseEvent } from 'react'
import { navigate } from '../../app/use-route.ts'
import { changeText, missing, numberText, percentText, withOperator } from '../../ui/format.ts'
import { LevelMark } from '../../ui/marks/mark.tsx'
import { deskText } from '../../ui/desk-messages.ts'
import { followHere } from '../desk-context.tsx'
import { headName } from '../indicator-name.ts'
import type { Explain } from '../explain/use-explain.ts'
import type { BarRange } from './bar-range.ts'
import { isSameRow } from './is-same-row.ts'
import type { MemberRow } from './member-rows.ts'
import { RateBar } from './rate-bar.tsx'
import { RowSpark } from './row-spark.tsx'

export interface RowProps {
  readonly row: MemberRow
  readonly columns: readonly IndicatorView[]
  readonly indicator: IndicatorView
  readonly range: BarRange
  readonly hasSteps: boolean
  readonly isDimmed: boolean
  readonly onExplain: Explain
  readonly onFocusCell: (row: string, column: number) => void
}

type LiveRowProps = RowProps & {
  /** Id of the reading that is explained now. */
  readonly reading: string | null
  /** The column that the keyboard stands in; `null` in every other row. */
  readonly activeColumn: number | null
}

/** A value as it is written in a cell; a dash where there is none. */
export function cellText(point: Point | null, indicator: IndicatorView): string {
  if (point === null || point.v === null) return missing
  const { unit, decimals } = indicator
  const value = unit === '%' ? percentText(point.v, decimals) : numberText(point.v, decimals)
  return withOperator(point.o ?? '=', value)
}

/** The counts of a row in words, for screens too narrow for their columns. */
function noteOf({ row, columns, indicator }: RowProps): string {
  const counts = columns.map(
    (column, at) => `${cellText(row.columns[at] ?? null, column)} ${headName(column).toLocaleLowerCase('vi')}`,
  )
  const change = row.change === null ? [] : [changeText(row.change, indicator.decimals)]
  return [...counts, ...change].join(' · ')
}

/** Cells of numbers, alike in rows and in the total row. `explains` makes them buttons. */
export function NumberCells(props: RowProps & { readonly activeColumn: number | null; readonly isTotal?: boolean }) {
  const { row, columns, indicator, range, hasSteps, onExplain, onFocusCell, activeColumn } = props
  const number = (of: IndicatorView, point: Point | null, column: number) => (
    <button
      type="button"
      className="cell-number"
      data-column={column}
      tabIndex={props.isTotal === true || activeColumn === column ? 0 : -1}
      aria-label={`${deskText.explain(headName(of))}: ${cellText(point, of)}`}
      disabled={point === null}
      onFocus={() => onFocusCell(row.key, column)}
      onClick={() => point !== null && onExplain(of.id, row.place, point)}
    >
      {cellText(point, of)}
    </button>
  )
  return (
    <>
      {columns.map((column, at) => (
        <td key={column.id} role="gridcell" className="cell-count">
          {number(column, row.columns[at] ?? null, at + 1)}
        </td>
      ))}
      <td role="gridcell" className="cell-bar">
        {props.isTotal === true && indicator.unit !== '%' ? null : (
          <RateBar value={row.main?.v ?? null} range={range} target={indicator.target?.value ?? null} />
        )}
      </td>
      <td role="gridcell" className="cell-main">
        {number(indicator, row.main, columns.length + 1)}
      </td>
      <td role="gridcell" className="cell-change">
        {row.change === null ? missing : changeText(row.change, indicator.decimals)}
      </td>
      {hasSteps ? (
        <td role="gridcell" className="cell-steps">
          <RowSpark values={row.steps} />
        </td>
      ) : null}
    </>
  )
}

function Name({ row, activeColumn, onFocusCell }: LiveRowProps) {
  const common = {
    className: 'cell-link',
    'data-column': 0,
    tabIndex: activeColumn === 0 ? 0 : -1,
    onFocus: () => onFocusCell(row.key, 0),
  }
  if (row.href === null) return <span {...common}>{row.name}</span>
  return (
    <a {...common} href={row.href} onClick={followHere}>
      {row.name}
    </a>
  )
}

/** One member: its name leads down to it, its numbers to their explanation. Drawn anew only when something of it changed. */
export const MemberRowView = memo(
  function MemberRowView(props: LiveRowProps) {
    const { row, indicator, isDimmed, activeColumn } = props
    const own =
      row.main === null ? null : readingName({ ...row.place, indicator: indicator.id, commit: 0 }).slice(0, -1)
    const isExplained = own !== null && props.reading?.startsWith(own) === true
    function onRow(event: MouseEvent<HTMLTableRowElement>): void {
      const { target } = event
      if (
        row.href === null ||
        event.defaultPrevented ||
        (target instanceof Element && target.closest('button, a') !== null)
      )
        return
      navigate(row.href)
    }
    return (
      <tr
        role="row"
        data-dimmed={isDimmed ? '' : undefined}
        data-href={row.href === null ? undefined : ''}
        aria-selected={isExplained}
        onClick={onRow}
      >
        <th role="rowheader" scope="row" className="cell-name">
          <span className="cell-level">
            <LevelMark level={row.level} size={16} />
          </span>
          <span className="cell-words">
            <Name {...props} />
            <small className="cell-note">{noteOf(props)}</small>
          </span>
        </th>
        <NumberCells {...props} activeColumn={activeColumn} />
      </tr>
    )
  },
  (before, after) =>
    isSameRow(before.row, after.row) &&
    before.activeColumn === after.activeColumn &&
    before.reading === after.reading &&
    before.indicator === after.indicator &&
    before.columns.length === after.columns.length &&
    before.range.from === after.range.from &&
    before.range.to === after.range.to &&
    before.hasSteps === after.hasSteps &&
    before.isDimmed === after.isDimmed,
)
