import { evenOf } from '../chance.ts'
import type { Procedure, Register, SampleUnit } from './read-register.ts'

/** How a unit works: shares from 0 to 1 of its dossiers. */
export interface UnitCharacter {
  readonly online: number
  readonly paidOnline: number
  readonly digitised: number
  readonly electronicResult: number
  readonly reused: number
  /** Of dossiers with a term of days. */
  readonly late: number
}

/** Most of what is late lies with the land office and a dozen communes. */
const landAgency = 'H42.05'
const landLate = 0.036
const strugglingCommunes = 12
const strugglingLate = { least: 0.06, most: 0.13 } as const
const usualLate = { least: 0.001, most: 0.009 } as const

function between(least: number, most: number, even: number): number {
  return least + (most - least) * even
}

function communesThatStruggle(units: readonly SampleUnit[], seed: number): Set<number> {
  const order = [...units.keys()].filter((index) => units[index]?.isCommune === true)
  return new Set(order.toSorted((a, b) => evenOf(seed, a, 77) - evenOf(seed, b, 77)).slice(0, strugglingCommunes))
}

function lateOf(unit: SampleUnit, isStruggling: boolean, even: number): number {
  if (unit.agency === landAgency) return landLate
  const { least, most } = isStruggling ? strugglingLate : usualLate
  return between(least, most, isStruggling ? even : even * even)
}

/** Draws the character of every unit of a register, in its order. */
export function unitCharacters({ units }: Register, seed: number): UnitCharacter[] {
  const struggling = communesThatStruggle(units, seed)
  return units.map((unit, index) => {
    const even = (trait: number) => evenOf(seed, index, trait)
    return {
      online: between(unit.isCommune ? 0.66 : 0.78, unit.isCommune ? 0.92 : 0.97, even(1)),
      paidOnline: between(0.55, 0.95, even(2)),
      digitised: between(0.68, 0.98, even(3)),
      electronicResult: between(0.72, 0.98, even(4)),
      reused: between(0.35, 0.88, even(5)),
      late: lateOf(unit, struggling.has(index), even(6)),
    }
  })
}

/** Whether a procedure of land waits for taxes and fees to be paid. */
export function waitsForTaxes(procedure: Procedure): boolean {
  return procedure.agency === landAgency && procedure.field === 'dat-dai' && procedure.termDays >= 5
}
