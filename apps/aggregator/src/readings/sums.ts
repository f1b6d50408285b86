import type { Day } from '@toan-canh/calendar'
import { isCounted, slotsPerPage, type SumOf } from '@toan-canh/engine'
import type { CellRow, CellSum } from '@toan-canh/store'
import type { Question } from './question.ts'

/** The sums of a question, one row of atoms for member × period; kept up to date by cell changes at a cost of the change. */
export class Sums {
  readonly #question: Question
  /** By member, then by period. */
  readonly #rows = new Map<string, Float64Array[]>()
  readonly #fixed: ReadonlySet<string>
  readonly #atomsOfSlot: ReadonlyMap<number, readonly number[]>
  readonly #slices: ReadonlySet<string> | null
  readonly #dimensionPrefix: string

  constructor(question: Question) {
    this.#question = question
    this.#fixed = new Set(question.members)
    const bySlot = Map.groupBy(question.atoms.keys(), (index) => question.atoms[index]?.slot ?? -1)
    this.#atomsOfSlot = bySlot
    this.#slices = 'dimension' in question.slices ? null : new Set(question.slices)
    this.#dimensionPrefix = 'dimension' in question.slices ? `${question.slices.dimension}=` : ''
  }

  /** Who is answered: the fixed members of the question, and all others for whom something is counted. */
  get members(): ReadonlySet<string> {
    const counted = this.#rows.keys().filter((member) => this.isMember(member))
    return new Set([...this.#fixed, ...counted])
  }

  /** Whether a member is answered now. */
  isMember(member: string): boolean {
    if (this.#fixed.has(member)) return true
    return this.#rows.get(member)?.some((row) => row.some((amount) => amount !== 0)) ?? false
  }

  get slots(): readonly number[] {
    return [...this.#atomsOfSlot.keys()]
  }

  /** The value of the dimension that a slice is of, '' where the question has none; `null` when it is not asked for. */
  #valueOf(slice: string): string | null {
    if (this.#slices !== null) return this.#slices.has(slice) ? '' : null
    return slice.startsWith(this.#dimensionPrefix) ? slice.slice(this.#dimensionPrefix.length) : null
  }

  #row(member: string, index: number): Float64Array {
    let rows = this.#rows.get(member)
    if (rows === undefined) {
      rows = this.#question.periods.map(() => new Float64Array(this.#question.atoms.length))
      this.#rows.set(member, rows)
    }
    const row = rows[index]
    if (row === undefined) throw new RangeError(`a question of ${rows.length} periods has none at ${index}`)
    return row
  }

  /** Adds an amount of a slot on a day to every period it counts in; tells which (member, period) changed. */
  #add(
    of: { readonly unit: string; readonly value: string; readonly day: Day },
    slot: number,
    amount: number,
    touched: ((member: string, index: number) => void) | null,
  ): void {
    const atoms = this.#atomsOfSlot.get(slot)
    if (atoms === undefined || amount === 0) return
    const { unit, value, day } = of
    for (const [index, period] of this.#question.periods.entries()) {
      const parts = this.#question.grounds[index]?.partsOf.get(unit) ?? []
      for (const atom of atoms) {
        const taking = this.#question.atoms[atom]?.take
        if (taking === undefined || !isCounted(taking, day, period)) continue
        for (const part of parts) {
          if (day < part.from || day > part.to) continue
          const member = this.#slices === null ? value : part.member
          const row = this.#row(member, index)
          row[atom] = (row[atom] ?? 0) + amount * part.share
          touched?.(member, index)
        }
      }
    }
  }

  /** Adds stored sums; `day: null` stands for everything before the first day. */
  load(sum: CellSum, slots: readonly number[]): void {
    const value = this.#valueOf(sum.slice)
    if (value === null) return
    const of = { unit: sum.unit, value, day: sum.day ?? this.#question.splitFrom - 1 }
    for (const [at, slot] of slots.entries()) this.#add(of, slot, sum.sums[at] ?? 0, null)
  }

  /** Applies the change of one stored row; `touched` hears of every (member, period) whose sums changed. */
  apply(change: CellRow, touched: (member: string, index: number) => void): void {
    const value = this.#valueOf(change.slice)
    if (value === null || change.day > this.#question.lastDay) return
    const of = { unit: change.unit, value, day: change.day }
    for (let index = 0; index < slotsPerPage; index++) {
      const amount = change.amounts[index] ?? 0
      if (amount !== 0) this.#add(of, change.page * slotsPerPage + index, amount, touched)
    }
  }

  /** The sums of one answer. */
  sumOf(member: string, index: number): SumOf {
    const row = this.#rows.get(member)?.[index]
    return (slot, take) => {
      for (const atom of this.#atomsOfSlot.get(slot) ?? []) {
        if (this.#question.atoms[atom]?.take === take) return row?.[atom] ?? 0
      }
      return 0
    }
  }
}
