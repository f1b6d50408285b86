import type { Day } from '@toan-canh/calendar'
import type { UnitCode } from '@toan-canh/contract'
import { type Contribution, isOfHour } from './contribution.ts'
import { slotsPerPage } from '../definitions/definitions.ts'

/** Changes of one stored row: a page of counters for slice × unit × day. `amounts[i]` belongs to slot `page * 32 + i`. */
export interface CellRow {
  readonly page: number
  readonly slice: string
  readonly unit: UnitCode
  readonly day: Day
  readonly amounts: Float64Array
}

/** Where the pages of one unit × day × slice begin among the amounts; -1: no such page yet. */
type PageStarts = number[]
type SlicesOfDay = Map<string, PageStarts>
type DaysOfUnit = Map<Day, SlicesOfDay>
type RowsOfSlice = Map<string, CellRow[]>

const firstPages = 16

function byText([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1
}

/** Gathers contributions of many facts into one change per stored row; hours before the day `hourFloor` are not kept. */
export class CellDeltas {
  readonly #hourFloor: Day
  readonly #units = new Map<UnitCode, DaysOfUnit>()
  /** All pages, one after the other: one large array is far cheaper than many small ones. */
  #amounts = new Float64Array(firstPages * slotsPerPage)
  #used = 0

  constructor(hourFloor: Day = Number.NEGATIVE_INFINITY) {
    this.#hourFloor = hourFloor
  }

  /** Adds contributions; `sign` -1 takes them away. */
  add(cells: readonly Contribution[], sign: 1 | -1): void {
    for (const cell of cells) {
      const { unit, day, slices, slots, amounts } = cell
      if (day < this.#hourFloor && isOfHour(cell)) continue
      const ofDay = this.#slicesOf(unit, day)
      for (const slice of slices) {
        let starts = ofDay.get(slice)
        if (starts === undefined) ofDay.set(slice, (starts = []))
        for (let index = 0; index < slots.length; index += 1) {
          const slot = slots[index] ?? 0
          const at = this.#pageStart(starts, Math.floor(slot / slotsPerPage)) + (slot % slotsPerPage)
          this.#amounts[at] = (this.#amounts[at] ?? 0) + sign * (amounts[index] ?? 0)
        }
      }
    }
  }

  /**
   * The rows that really change, in the key order in which every writer upserts them: page, slice, unit, day. Their amounts
   * are views, good until the next `add`.
   */
  rows(): CellRow[] {
    // Sorting units, days and slices apart compares far less than sorting rows.
    const pages: RowsOfSlice[] = []
    for (const [unit, days] of [...this.#units].toSorted(byText)) {
      for (const day of [...days.keys()].toSorted((a, b) => a - b)) {
        for (const [slice, starts] of days.get(day) ?? []) this.#addRows(pages, { slice, unit, day }, starts)
      }
    }
    return pages.flatMap((slices) => [...slices].toSorted(byText).flatMap(([, rows]) => rows))
  }

  #addRows(pages: RowsOfSlice[], place: Pick<CellRow, 'slice' | 'unit' | 'day'>, starts: PageStarts): void {
    const { slice, unit, day } = place
    for (const [page, start] of starts.entries()) {
      if (start < 0 || !this.#isChanged(start)) continue
      while (pages.length <= page) pages.push(new Map())
      const amounts = new Float64Array(this.#amounts.buffer, start * Float64Array.BYTES_PER_ELEMENT, slotsPerPage)
      const row: CellRow = { page, slice, unit, day, amounts }
      const rows = pages[page]?.get(slice)
      if (rows === undefined) pages[page]?.set(slice, [row])
      else rows.push(row)
    }
  }

  #slicesOf(unit: UnitCode, day: Day): SlicesOfDay {
    let days = this.#units.get(unit)
    if (days === undefined) this.#units.set(unit, (days = new Map()))
    let slices = days.get(day)
    if (slices === undefined) days.set(day, (slices = new Map()))
    return slices
  }

  #pageStart(starts: PageStarts, page: number): number {
    const known = starts[page] ?? -1
    if (known >= 0) return known
    while (starts.length < page) starts.push(-1)
    const start = this.#used
    starts[page] = start
    this.#used += slotsPerPage
    if (this.#used > this.#amounts.length) this.#grow()
    return start
  }

  #grow(): void {
    const grown = new Float64Array(this.#amounts.length * 2)
    grown.set(this.#amounts)
    this.#amounts = grown
  }

  #isChanged(start: number): boolean {
    for (let at = start; at < start + slotsPerPage; at += 1) if (this.#amounts[at] !== 0) return true
    return false
  }
}
