import { isoDay, parseDay } from '@toan-canh/calendar'
import { isProvince, type Unit } from '@toan-canh/contract'
import type { ListedUnit } from './official-lists.ts'

/** How a list differs from the register for one unit. */
export interface UnitChange {
  readonly kind: 'added' | 'ended' | 'renamed' | 'retyped' | 'moved'
  readonly code: string
  readonly before: string | null
  readonly after: string | null
}

export interface Renewal {
  readonly units: readonly Unit[]
  readonly changes: readonly UnitChange[]
}

const communeTypes: ReadonlySet<string> = new Set(['commune', 'ward', 'special'])

function isListable(unit: Unit): boolean {
  return isProvince(unit) || communeTypes.has(unit.type)
}

function newUnit({ code, name, short, type, parent, at }: ListedUnit, from: string, known?: Unit): Unit {
  const place = at ?? known?.at
  const aliases = known?.aliases ?? []
  return { code, name, short, type, parent, validFrom: from, validTo: null, aliases, ...(place ? { at: place } : {}) }
}

function changesOf(known: Unit, { name, type, parent }: ListedUnit): UnitChange[] {
  const { code } = known
  const change = (kind: UnitChange['kind'], before: string | null, after: string | null) => ({
    kind,
    code,
    before,
    after,
  })
  const isRetyped = known.type !== type
  return [
    ...(isRetyped ? [change('retyped', known.name, name)] : []),
    ...(!isRetyped && known.name !== name ? [change('renamed', known.name, name)] : []),
    ...(known.parent === parent ? [] : [change('moved', known.parent, parent)]),
  ]
}

function dayBefore(iso: string): string {
  return isoDay((parseDay(iso) ?? 0) - 1)
}

/** A version ends the day before; one that would end before it began was a mistake of the same day and goes. */
function ended(unit: Unit, from: string): Unit[] {
  return unit.validFrom < from ? [{ ...unit, validTo: dayBefore(from) }] : []
}

/**
 * Brings the register to what a list says from a day on: versions that differ end the day before, new ones begin. Units of the
 * provinces in the list that it does not name have ended; departments and whatever else a list does not hold stay.
 */
export function renewUnits(known: readonly Unit[], listed: readonly ListedUnit[], from: string): Renewal {
  const wanted = new Map(listed.map((unit) => [unit.code, unit]))
  const provinces = new Set(listed.map(({ code, parent }) => parent ?? code))
  const changes: UnitChange[] = []
  const units: Unit[] = []
  for (const unit of known) {
    const official = wanted.get(unit.code)
    if (unit.validTo !== null || !isListable(unit)) units.push(unit)
    else if (official === undefined) {
      const isEnded = provinces.has(unit.parent ?? '')
      if (isEnded) changes.push({ kind: 'ended', code: unit.code, before: unit.name, after: null })
      units.push(...(isEnded ? ended(unit, from) : [unit]))
    } else {
      wanted.delete(unit.code)
      const differences = changesOf(unit, official)
      changes.push(...differences)
      units.push(...(differences.length === 0 ? [unit] : [...ended(unit, from), newUnit(official, from, unit)]))
    }
  }
  for (const unit of wanted.values()) {
    changes.push({ kind: 'added', code: unit.code, before: null, after: unit.name })
    units.push(newUnit(unit, from))
  }
  return { units, changes }
}
