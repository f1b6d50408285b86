import type { InsetIsland, Unit } from '@toan-canh/contract'
import { archipelagoUnits } from './archipelagos.ts'
import { distanceKm } from './local-plane.ts'

const communeTypes: ReadonlySet<string> = new Set(['commune', 'ward', 'special'])
const farAtSeaKm = 60

export interface ProvinceUnits {
  /** Units drawn as areas on the province's map. */
  readonly areas: readonly Unit[]
  /** Special zones so far out that they are points of the inset; the two archipelagos are there in any case. */
  readonly farIslands: readonly InsetIsland[]
  /** Codes of the units that live in the inset, archipelagos among them. */
  readonly inInset: ReadonlySet<string>
}

/** The commune-level units of a province in force, parted into those of its map and those of its inset. */
export function provinceUnits(provinceCode: string, units: readonly Unit[]): ProvinceUnits {
  const own = units.filter(
    (unit) => unit.parent === provinceCode && communeTypes.has(unit.type) && unit.validTo === null,
  )
  const far = own.filter((unit) => archipelagoUnits.has(unit.code) || isFarAtSea(unit, own))
  const inInset = new Set(far.map((unit) => unit.code))
  return {
    areas: own.filter((unit) => !inInset.has(unit.code)),
    farIslands: far.flatMap((unit) =>
      unit.at && !archipelagoUnits.has(unit.code) ? [{ name: unit.name, unit: unit.code, at: unit.at }] : [],
    ),
    inInset,
  }
}

function isFarAtSea(unit: Unit, others: readonly Unit[]): boolean {
  const { at } = unit
  if (unit.type !== 'special' || !at) return false
  const ways = others.flatMap((other) => (other.at && other !== unit ? [distanceKm(at, other.at)] : []))
  return ways.length > 0 && Math.min(...ways) > farAtSeaKm
}
