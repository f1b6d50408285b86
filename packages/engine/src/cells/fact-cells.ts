import { type Day, type Instant, dayOf, hourOf } from '@toan-canh/calendar'
import type { UnitCode } from '@toan-canh/contract'
import { type Contribution, hourDimension, sliceKey } from './contribution.ts'

interface DayAmounts extends Contribution {
  readonly slots: number[]
  readonly amounts: number[]
}

const hoursOfDay = 24
const hourSlices = Array.from({ length: hoursOfDay }, (_, hour) => [
  sliceKey(hourDimension, String(hour).padStart(2, '0')),
])

/** Gathers what one fact adds, by unit and day: all its slices get the same amounts, so they are written down once. */
export class FactCells {
  readonly #slices: readonly string[]
  readonly #days: DayAmounts[] = []
  readonly #hours: Contribution[] = []

  constructor(slices: readonly string[]) {
    this.#slices = slices
  }

  /** Adds to the counter `slot` of a unit on the day of an instant. */
  add(at: Instant, unit: UnitCode, slot: number, amount: number): void {
    if (amount === 0) return
    const { slots, amounts } = this.#amountsOf(unit, dayOf(at))
    slots.push(slot)
    amounts.push(amount)
  }

  /** Adds 1 to the counter `slot` of a unit in the hour of an instant. */
  addHour(at: Instant, unit: UnitCode, slot: number): void {
    const slices = hourSlices[hourOf(at)] ?? []
    this.#hours.push({ unit, day: dayOf(at), slices, slots: [slot], amounts: [1] })
  }

  /** All that was added. */
  contributions(): readonly Contribution[] {
    return [...this.#days, ...this.#hours]
  }

  // A fact touches few days, the last of them most of all: looking back through a list beats a map.
  #amountsOf(unit: UnitCode, day: Day): DayAmounts {
    for (let index = this.#days.length - 1; index >= 0; index -= 1) {
      const found = this.#days[index]
      if (found !== undefined && found.day === day && found.unit === unit) return found
    }
    const added: DayAmounts = { unit, day, slices: this.#slices, slots: [], amounts: [] }
    this.#days.push(added)
    return added
  }
}
