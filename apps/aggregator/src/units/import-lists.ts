import { createRegister, isProvince, type Unit } from '@toan-canh/contract'
import type { UnitFiles } from '../catalogue/unit-files.ts'
import { formerUnitsOf } from './former-units.ts'
import type { OfficialLists } from './official-lists.ts'
import type { ProvinceRegister } from './register-folder.ts'
import { renewUnits, type UnitChange } from './renew-units.ts'

/** The registers as they are to be, those alone that differ, and how. */
export interface Imported {
  readonly registers: readonly (UnitFiles & { readonly path?: string })[]
  readonly changes: readonly UnitChange[]
}

interface Choice {
  /** The first day on which the list is true. */
  readonly from: string
  /** Only this province. */
  readonly province: string | undefined
  /** Make the units that ended in the merger too. */
  readonly former: boolean
}

function homeOf(unit: Unit, homes: ReadonlyMap<string, string>): string {
  const isOnList = isProvince(unit) || /^\d{5}$/.test(unit.code)
  return (isOnList ? (unit.parent ?? unit.code) : homes.get(unit.code)) ?? unit.code
}

/** What importing official lists makes of the registers; throws `RegisterError` when the outcome contradicts itself. */
export function importLists(
  known: ReadonlyMap<string, ProvinceRegister>,
  lists: OfficialLists,
  choice: Choice,
): Imported {
  const { from, province, former } = choice
  const isMeant = (code: string | null) => province === undefined || code === province
  const all = [...known].flatMap(([code, { units }]) => units.map((unit) => ({ code, unit })))
  const homes = new Map(all.map(({ code, unit }) => [unit.code, code]))
  const listed = lists.units.filter((unit) => isMeant(unit.parent ?? unit.code))
  const { units, changes } = renewUnits(
    all.map(({ unit }) => unit),
    listed,
    from,
  )
  const byProvince = Map.groupBy(units, (unit) => homeOf(unit, homes))
  const touched = new Set(
    changes.flatMap(({ code }) => units.filter((unit) => unit.code === code).map((unit) => homeOf(unit, homes))),
  )
  const registers = [...byProvince].flatMap(([code, own]) => {
    const before = known.get(code)
    const old = { former: before?.former ?? [], successions: before?.successions ?? [] }
    const made = former && isMeant(code) ? formerUnitsOf(code, lists.successions, [...own, ...old.former]) : null
    if (made === null && !touched.has(code)) return []
    const files = { units: own, former: made?.units ?? old.former, successions: made?.successions ?? old.successions }
    createRegister([...files.units, ...files.former], files.successions)
    return [before === undefined ? files : { path: before.path, ...files }]
  })
  return { registers, changes }
}
