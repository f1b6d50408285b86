import type { Instant } from '@toan-canh/calendar'
import type { UnitCode } from '@toan-canh/contract'

/** One system's version of a case of which several tell. The smallest rank is believed. */
export interface Told {
  readonly source: string
  readonly id: string
  readonly rank: number
  readonly changedAt: Instant
  readonly state: string
  readonly unit: UnitCode
  readonly dueAt: Instant | null
}

function isBefore(a: Told, b: Told): boolean {
  if (a.rank !== b.rank) return a.rank < b.rank
  if (a.changedAt !== b.changedAt) return a.changedAt > b.changedAt
  if (a.source !== b.source) return a.source < b.source
  return a.id < b.id
}

/**
 * The version that counts: the one of the most authoritative system for its state, of several such the latest, then by name. It
 * depends on what is told alone, not on the order in which it came. `null` of none.
 */
export function rulingOf<T extends Told>(versions: readonly T[]): T | null {
  return versions.reduce<T | null>((best, each) => (best === null || isBefore(each, best) ? each : best), null)
}

export const disagreements = ['disagrees_on_state', 'disagrees_on_unit', 'disagrees_on_due'] as const
export type Disagreement = (typeof disagreements)[number]

/** In what a version differs from the one that counts. A due instant that one of them does not tell is no difference. */
export function disagreementsOf(version: Told, ruling: Told): readonly Disagreement[] {
  const differs: Readonly<Record<Disagreement, boolean>> = {
    disagrees_on_state: version.state !== ruling.state,
    disagrees_on_unit: version.unit !== ruling.unit,
    disagrees_on_due: version.dueAt !== null && ruling.dueAt !== null && version.dueAt !== ruling.dueAt,
  }
  return disagreements.filter((each) => differs[each])
}
