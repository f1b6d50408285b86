import type { Day } from '@toan-canh/calendar'
import type { UnitCode } from '@toan-canh/contract'
import type { Contribution } from '../cases/contribution.ts'
import { slotsPerPage } from '../definitions/definitions.ts'

/** Changes of one stored row: a page of counters for slice × unit × day. `amounts[i]` belongs to slot `page * 16 + i`. */
export interface CellRow {
  readonly page: number
  readonly slice: string
  readonly unit: UnitCode
  readonly day: Day
  readonly amounts: Float64Array
}

function byKey(a: CellRow, b: CellRow): number {
  if (a.page !== b.page) return a.page - b.page
  if (a.slice !== b.slice) return a.slice < b.slice ? -1 : 1
  if (a.unit !== b.unit) return a.unit < b.unit ? -1 : 1
  return a.day - b.day
}

/** Gathers contributions of many facts into one change per stored row. */
export class CellDeltas {
  readonly #rows = new Map<string, CellRow>()

  /** Adds contributions; `sign` -1 takes them away. */
  add(cells: readonly Contribution[], sign: 1 | -1): void {
    for (const cell of cells) {
      const page = Math.floor(cell.slot / slotsPerPage)
      const key = `${page}|${cell.day}|${cell.unit}|${cell.slice}`
      let row = this.#rows.get(key)
      if (row === undefined) {
        row = { page, slice: cell.slice, unit: cell.unit, day: cell.day, amounts: new Float64Array(slotsPerPage) }
        this.#rows.set(key, row)
      }
      const index = cell.slot - page * slotsPerPage
      row.amounts[index] = (row.amounts[index] ?? 0) + sign * cell.amount
    }
  }

  /** The rows that really change, in the key order in which every writer upserts them. */
  rows(): CellRow[] {
    return [...this.#rows.values()].filter((row) => row.amounts.some((amount) => amount !== 0)).toSorted(byKey)
  }
}
