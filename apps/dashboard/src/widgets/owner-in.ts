import type { Unit, UnitType } from '@toan-canh/contract'
import { useCallback, useMemo } from 'react'
import { useBoardData } from './board-data.tsx'

const department = 'Sở '

/** The short form of an office as the register approves it; a department is still called one. */
function shortOf({ name, short }: Unit & { readonly short: string }): string {
  return name.startsWith(department) && !short.startsWith(department) ? `${department}${short}` : short
}

const offices: ReadonlySet<UnitType> = new Set(['department', 'office', 'centre'])

function hasShort(unit: Unit): unit is Unit & { readonly short: string } {
  return unit.short !== undefined && offices.has(unit.type)
}

/** A position whose office is written short, as the register writes it; as it stands when the register does not know the office. */
export function shortOwner(owner: string, units: Iterable<Unit>): string {
  for (const unit of units)
    if (hasShort(unit) && unit.name.length > unit.short.length && owner.includes(unit.name))
      return owner.replace(unit.name, shortOf(unit))
  return owner
}

/** Writes owners for a room of so many letters: in full where they fit, else with the short form of their office. */
export function useOwnerIn(): (owner: string, letters: number) => string {
  const { units } = useBoardData()
  const known = useMemo(() => [...units.values()].filter(hasShort), [units])
  return useCallback((owner, letters) => (owner.length <= letters ? owner : shortOwner(owner, known)), [known])
}
