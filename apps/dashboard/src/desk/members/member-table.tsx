import type { IndicatorView } from '@toan-canh/contract'
import { type KeyboardEvent, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { deskText } from '../../ui/desk-messages.ts'
import { text } from '../../ui/messages.ts'
import { useDesk } from '../desk-context.tsx'
import { useExplain } from '../explain/use-explain.ts'
import { type BarRange, barRangeOf } from './bar-range.ts'
import { type Cell, cellAfter } from './cell-keys.ts'
import { ExportButton } from './export-button.tsx'
import { MemberRowView } from './member-row.tsx'
import type { MemberRow } from './member-rows.ts'
import { SortControl } from './sort-control.tsx'
import { type Sort, sortedRows, sortOf } from './sort-rows.ts'
import { TableFoot, TableHead } from './table-parts.tsx'
import type { MemberTableProps } from './member-table-props.ts'

/** Rows of the first paint; the rest follows when the page is idle. */
const firstRows = 40
const waitingRows = 8

function sortsFor(kind: MemberTableProps['kind']): readonly Sort[] {
  const byNumber = ['qua-han', 'tri-so', 'thay-doi', 'so-luong'] as const
  return kind === 'ngay' || kind === 'thang' ? ['thu-tu', ...byNumber] : [...byNumber, 'ten']
}

function useSorted({ rows, columns, kind }: MemberTableProps, indicator: IndicatorView) {
  const { address, board } = useDesk()
  const offered = sortsFor(kind)
  const sort = sortOf(address.sort, offered, offered[0] ?? 'ten')
  const volume = board.columns.find((id) => id !== board.worst) ?? ''
  const sorted = useMemo(
    () =>
      sortedRows(rows, {
        sort,
        better: indicator.better,
        worstColumn: columns.indexOf(board.worst),
        volumeColumn: columns.indexOf(volume),
      }),
    [rows, sort, indicator, columns, board, volume],
  )
  return { sorted, sort, offered }
}

/** Moves the focus between cells with the arrows; one cell of the table is in the tab order. */
function useCells(rows: readonly MemberRow[], columnCount: number) {
  const body = useRef<HTMLTableElement>(null)
  const [active, setActive] = useState<Cell | null>(null)
  const home = rows.some(({ key }) => key === active?.row) ? active : { row: rows[0]?.key ?? '', column: 0 }
  const onFocusCell = useCallback((row: string, column: number) => setActive({ row, column }), [])
  function onKeyDown(event: KeyboardEvent): void {
    const next = home === null ? null : cellAfter(event.key, home, { rows: rows.map(({ key }) => key), columnCount })
    if (next === null) return
    event.preventDefault()
    const at = rows.findIndex(({ key }) => key === next.row)
    const row = body.current?.querySelectorAll('tbody tr').item(at)
    row?.querySelector<HTMLElement>(`[data-column="${next.column}"]`)?.focus()
  }
  return { body, home, onFocusCell, onKeyDown }
}

function Waiting() {
  return (
    <div className="members-waiting" aria-busy="true">
      {Array.from({ length: waitingRows }, (_, at) => (
        <i key={at} />
      ))}
      <p className="waiting-words">{text.waitingData}</p>
    </div>
  )
}

function Table(
  props: MemberTableProps & { readonly sorted: readonly MemberRow[]; readonly sort: Sort; readonly range: BarRange },
) {
  const { sorted, sort, columns, steps, range, total, isDimmed } = props
  const { scope, catalogue, address } = useDesk()
  const onExplain = useExplain()
  const { body, home, onFocusCell, onKeyDown } = useCells(sorted, columns.length + 2)
  const shown = useDeferredValue(sorted.length, firstRows)
  const units = columns.flatMap((id) => catalogue.indicators.get(id) ?? [])
  const common = {
    columns: units,
    indicator: scope.indicator,
    range,
    hasSteps: steps.length > 1,
    isDimmed,
    onExplain,
    onFocusCell,
  }
  return (
    <table ref={body} className="member-table" role="grid" aria-rowcount={sorted.length + 2} onKeyDown={onKeyDown}>
      <TableHead {...props} indicators={units} sort={sort} />
      <tbody>
        {sorted.slice(0, shown).map((row) => (
          <MemberRowView
            key={row.key}
            row={row}
            {...common}
            reading={address.reading}
            activeColumn={home?.row === row.key ? home.column : null}
          />
        ))}
      </tbody>
      <TableFoot row={total} {...common} />
    </table>
  )
}

/** Members in rows with their numbers: sorted in words, moved through with arrows, exported as it stands. */
export function MemberTable(props: MemberTableProps) {
  const { views, status, rows, columns, kind } = props
  const { scope } = useDesk()
  const { sorted, sort, offered } = useSorted(props, scope.indicator)
  const range = barRangeOf(
    scope.indicator,
    rows.flatMap(({ main }) => main?.v ?? []),
  )
  const isWaiting = status.kind === 'waiting'
  return (
    <>
      <div className="members-head">
        {views}
        <SortControl count={rows.length} kind={kind} sort={sort} offered={offered} isWaiting={isWaiting} />
      </div>
      {status.kind === 'refused' ? (
        <p className="members-note" role="alert">
          <b>{text.refused}.</b> {status.sentence}
        </p>
      ) : isWaiting ? (
        <Waiting />
      ) : rows.length === 0 ? (
        <p className="members-note">{deskText.noMembers}</p>
      ) : (
        <>
          <Table {...props} sorted={sorted} sort={sort} range={range} />
          <ExportButton
            rows={sorted}
            total={props.total}
            columns={columns}
            range={range}
            kind={kind}
            head={props.head}
          />
        </>
      )}
    </>
  )
}
