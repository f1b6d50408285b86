import type { IndicatorView } from '@toan-canh/contract'
import { compareNames } from '../../ui/format.ts'
import type { MemberRow } from './member-rows.ts'

/** How a table may be sorted, as the address says it. `thu-tu` is the order in which members come: time, for days. */
export const sorts = ['qua-han', 'tri-so', 'thay-doi', 'so-luong', 'ten', 'thu-tu'] as const
export type Sort = (typeof sorts)[number]

/** Reads a sort from the address; what is not offered is the fallback. */
export function sortOf(text: string | null, offered: readonly Sort[], fallback: Sort): Sort {
  return offered.find((sort) => sort === text) ?? fallback
}

interface SortQuestion {
  readonly sort: Sort
  readonly better: IndicatorView['better']
  /** Which of the columns counts the worst, and which the volume; −1 when the table has none. */
  readonly worstColumn: number
  readonly volumeColumn: number
}

type Weigh = (row: MemberRow) => number | null

function columnValue(row: MemberRow, at: number): number | null {
  return at < 0 ? (row.main?.v ?? null) : (row.columns[at]?.v ?? null)
}

/** How a row weighs, heaviest first; `null` weighs nothing and stands last. Sorts that weigh nothing are left out. */
function weighOf({ sort, better, worstColumn, volumeColumn }: SortQuestion): Weigh | undefined {
  const sign = better === 'up' ? -1 : 1
  const weighed = (value: number | null) => (value === null ? null : sign * value)
  const weighs = new Map<Sort, Weigh>([
    ['qua-han', (row) => columnValue(row, worstColumn)],
    ['so-luong', (row) => columnValue(row, volumeColumn)],
    ['tri-so', (row) => weighed(row.main?.v ?? null)],
    ['thay-doi', (row) => weighed(row.change)],
  ])
  return weighs.get(sort)
}

/** Rows in the wanted order, worst first; those without a number last; equal ones in Vietnamese order of their names. */
export function sortedRows(rows: readonly MemberRow[], question: SortQuestion): MemberRow[] {
  if (question.sort === 'thu-tu') return [...rows]
  const weigh = weighOf(question)
  const byName = (a: MemberRow, b: MemberRow) => compareNames(a.name, b.name)
  if (weigh === undefined) return rows.toSorted(byName)
  return rows.toSorted((a, b) => {
    const [one, other] = [weigh(a), weigh(b)]
    if (one === other) return byName(a, b)
    if (one === null) return 1
    return other === null ? -1 : other - one
  })
}
