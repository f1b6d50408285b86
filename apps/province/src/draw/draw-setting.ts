import type { Day } from '@toan-canh/calendar'
import type { Chance } from '../chance.ts'
import type { Procedure, Register, SampleUnit } from '../register/read-register.ts'
import { type UnitCharacter, unitCharacters } from '../register/unit-character.ts'
import { weightedPicker } from '../weighted.ts'
import { type WorkTime, createWorkTime } from '../work-time.ts'

/** What every draw needs: who there is, how they work, when they work. */
export interface DrawSetting {
  readonly seed: number
  readonly scale: number
  readonly workTime: WorkTime
  readonly procedureAt: (index: number) => Procedure
  readonly characterAt: (unit: number) => UnitCharacter
  readonly pickProcedure: (chance: Chance) => number
  readonly pickCommune: (chance: Chance) => number
  /** The unit of an agency alias: the department, or the province's one-stop centre. */
  readonly unitOfAgency: (agency: string) => number
}

export interface SettingSource {
  readonly seed: number
  readonly scale: number
  readonly register: Register
  readonly isWorkingDay: (day: Day) => boolean
}

/** The province's one-stop centre, which receives for the departments. */
export const centreAgency = 'H42.15'

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new RangeError(`the sample's register has no ${what}`)
  return value
}

function pickerOf(units: readonly SampleUnit[]): (chance: Chance) => number {
  return weightedPicker(units.map(({ weight }) => weight))
}

/** Prepares the draws of a province. */
export function drawSetting({ seed, scale, register, isWorkingDay }: SettingSource): DrawSetting {
  const { units, procedures } = register
  const characters = unitCharacters(register, seed)
  const indexOfAgency = new Map(units.map((unit, index) => [unit.agency, index]))
  return {
    seed,
    scale,
    workTime: createWorkTime(isWorkingDay),
    procedureAt: (index) => found(procedures[index], `procedure ${index}`),
    characterAt: (unit) => found(characters[unit], `unit ${unit}`),
    pickProcedure: weightedPicker(procedures.map(({ weight }) => weight)),
    pickCommune: pickerOf(units),
    unitOfAgency: (agency) => found(indexOfAgency.get(agency), `agency ${agency}`),
  }
}
