import type { IndicatorView } from '@toan-canh/contract'
import { headName } from '../indicator-name.ts'
import { deskText } from '../../ui/desk-messages.ts'
import { briefPeriod } from '../board/change-words.ts'
import { useDesk } from '../desk-context.tsx'
import { NumberCells, type RowProps } from './member-row.tsx'
import type { MemberTableProps } from './member-table-props.ts'
import type { Sort } from './sort-rows.ts'

interface HeadProps extends Pick<MemberTableProps, 'kind' | 'head' | 'against' | 'steps'> {
  readonly indicators: readonly IndicatorView[]
  readonly sort: Sort
}

const kindOfHead = { unit: 'unit', ngay: 'ngay', thang: 'thang' } as const

/** What the first column is called. */
export function nameHead(kind: MemberTableProps['kind'], head: string | null): string {
  if (head !== null || kind === 'other') return head ?? ''
  return deskText.views[kindOfHead[kind]]
}

function sortedBy(isIt: boolean) {
  return isIt ? ({ 'aria-sort': 'other' } as const) : {}
}

/** The heads of the columns. The sort is said in words above the table, and to screen readers here. */
export function TableHead({ kind, head, against, steps, indicators, sort }: HeadProps) {
  const { scope, board } = useDesk()
  const first = steps[0]
  return (
    <thead>
      <tr role="row">
        <th role="columnheader" scope="col" className="cell-name" {...sortedBy(sort === 'ten' || sort === 'thu-tu')}>
          {nameHead(kind, head)}
        </th>
        {indicators.map((indicator) => (
          <th
            key={indicator.id}
            role="columnheader"
            scope="col"
            className="cell-count"
            {...sortedBy(sort === (indicator.id === board.worst ? 'qua-han' : 'so-luong'))}
          >
            {headName(indicator)}
          </th>
        ))}
        <th role="columnheader" scope="col" className="cell-main" colSpan={2} {...sortedBy(sort === 'tri-so')}>
          {headName(scope.indicator)}
        </th>
        <th role="columnheader" scope="col" className="cell-change" {...sortedBy(sort === 'thay-doi')}>
          {deskText.columns.change(
            against === null
              ? deskText.stepBefore[kind === 'thang' ? 'thang' : 'ngay']
              : briefPeriod(against, scope.today),
          )}
        </th>
        {steps.length > 1 && first !== undefined && first.kind !== 'rolling' ? (
          <th role="columnheader" scope="col" className="cell-steps">
            {deskText.columns.steps('6', deskText.stepWords[first.kind])}
          </th>
        ) : null}
      </tr>
    </thead>
  )
}

/** The last row: the whole. */
export function TableFoot(props: RowProps) {
  return (
    <tfoot>
      <tr role="row">
        <th role="rowheader" scope="row" className="cell-name">
          <span className="cell-level" />
          <span className="cell-words">{props.row.name}</span>
        </th>
        <NumberCells {...props} activeColumn={null} isTotal />
      </tr>
    </tfoot>
  )
}
