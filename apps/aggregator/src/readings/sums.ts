import type { Day } from '@toan-canh/calendar'
import { isCounted, slotsPerPage, type SumOf } from '@toan-canh/engine'
import type { CellRow, CellSum } from '@toan-canh/store'
import type { Question } from './question.ts'

/** The sums of a question, one row of atoms for member × period; kept up to date by cell changes at a cost of the change. */
export class Sums {
  readonly #question: Question
  readonly #rows = new Map<string, Float64Array>()
  readonly #members: Set<string>
  readonly #atomsOfSlot: ReadonlyMap<number, readonly number[]>
  readonly #slices: ReadonlySet<string> | null
  readonly #dimensionPrefix: string

  constructor(question: Question) {
    this.#question = question
    this.#members = new Set(question.members)
    const bySlot = Map.groupBy(question.atoms.keys(), (index) => question.atoms[index]?.slot ?? -1)
    this.#atomsOfSlot = bySlot
    this.#slices = 'dimension' in question.slices ? null : new Set(question.slices)
    this.#dimensionPrefix = 'dimension' in question.slices ? `${question.slices.dimension}=` : ''
  }

  get members(): ReadonlySet<string> {
    return this.#members
  }

  get slots(): readonly number[] {
    return [...this.#atomsOfSlot.keys()]
  }

  #memberOf(unit: string, slice: string): string | null {
    const member = this.#question.memberOf.get(unit)
    if (member === undefined) return null
    if (this.#slices !== null) return this.#slices.has(slice) ? member : null
    return slice.startsWith(this.#dimensionPrefix) ? slice.slice(this.#dimensionPrefix.length) : null
  }

  #row(member: string, index: number): Float64Array {
    const key = `${member}\n${index}`
    let row = this.#rows.get(key)
    if (row === undefined) {
      row = new Float64Array(this.#question.atoms.length)
      this.#rows.set(key, row)
      this.#members.add(member)
    }
    return row
  }

  /** Adds an amount of a slot on a day to every period it counts in; tells which (member, period) changed. */
  #add(
    member: string,
    day: Day,
    slot: number,
    amount: number,
    touched: ((member: string, index: number) => void) | null,
  ): void {
    const atoms = this.#atomsOfSlot.get(slot)
    if (atoms === undefined || amount === 0) return
    for (const [index, period] of this.#question.periods.entries()) {
      for (const atom of atoms) {
        const taking = this.#question.atoms[atom]?.take
        if (taking === undefined || !isCounted(taking, day, period)) continue
        const row = this.#row(member, index)
        row[atom] = (row[atom] ?? 0) + amount
        touched?.(member, index)
      }
    }
  }

  /** Adds stored sums; `day: null` stands for everything before the first day. */
  load(sum: CellSum, slots: readonly number[]): void {
    const member = this.#memberOf(sum.unit, sum.slice)
    if (member === null) return
    const day = sum.day ?? this.#question.firstDay - 1
    for (const [at, slot] of slots.entries()) this.#add(member, day, slot, sum.sums[at] ?? 0, null)
  }

  /** Applies the change of one stored row; `touched` hears of every (member, period) whose sums changed. */
  apply(change: CellRow, touched: (member: string, index: number) => void): void {
    const member = this.#memberOf(change.unit, change.slice)
    if (member === null || change.day > this.#question.lastDay) return
    for (let index = 0; index < slotsPerPage; index++) {
      const amount = change.amounts[index] ?? 0
      if (amount !== 0) this.#add(member, change.day, change.page * slotsPerPage + index, amount, touched)
    }
  }

  /** The sums of one answer. */
  sumOf(member: string, index: number): SumOf {
    const row = this.#rows.get(`${member}\n${index}`)
    return (slot, take) => {
      for (const atom of this.#atomsOfSlot.get(slot) ?? []) {
        if (this.#question.atoms[atom]?.take === take) return row?.[atom] ?? 0
      }
      return 0
    }
  }
}
