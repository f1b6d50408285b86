import type { SourceStatus, Unit, UnitCode } from '@toan-canh/contract'
import { createContext } from 'react'

/** A unit and everything above it, by which sources are found that tell of its ground. `null` asks for every source. */
export const GroundContext = createContext<readonly UnitCode[] | null>(null)

/** The unit and its ancestors, nearest first; a ring of parents ends where it closes. */
export function groundOf(unit: UnitCode, units: ReadonlyMap<UnitCode, Unit>): readonly UnitCode[] {
  const chain: UnitCode[] = []
  let at: UnitCode | null = unit
  while (at !== null && !chain.includes(at)) {
    chain.push(at)
    at = units.get(at)?.parent ?? null
  }
  return chain
}

/** Whether a source tells of a ground; one that names no ground tells of all. */
export function tellsOf(source: SourceStatus, ground: readonly UnitCode[] | null): boolean {
  return ground === null || source.roots.length === 0 || source.roots.some((root) => ground.includes(root))
}
