import { numberText } from '../../ui/format.ts'
import { deskText } from '../../ui/desk-messages.ts'
import { go, useDesk } from '../desk-context.tsx'
import type { MemberTableProps } from './member-table-props.ts'
import type { Sort } from './sort-rows.ts'

/** How many rows there are and in which order, in words; the order can be changed. */
export function SortControl({
  count,
  kind,
  sort,
  offered,
  isWaiting,
}: {
  readonly count: number
  readonly kind: MemberTableProps['kind']
  readonly sort: Sort
  readonly offered: readonly Sort[]
  readonly isWaiting: boolean
}) {
  const desk = useDesk()
  if (isWaiting) return null
  return (
    <label className="sort-control">
      <span className="one-line">
        {deskText.rows(numberText(count), deskText.rowKinds[kind])}, {deskText.sortBy}
      </span>
      <select value={sort} onChange={(event) => go(desk, { sort: event.target.value })}>
        {offered.map((each) => (
          <option key={each} value={each}>
            {deskText.sorts[each]}
          </option>
        ))}
      </select>
    </label>
  )
}
