import type { Instant } from '@toan-canh/calendar'
import type { Definitions } from '../definitions/definitions.ts'
import type { CellDeltas } from './cell-deltas.ts'
import { contributionsOfFact, type CountedFact } from './contributions-of-fact.ts'

/** A stored version and the instant as of which it was counted. */
export interface Counted {
  readonly fact: CountedFact
  readonly evaluatedAt: Instant
}

/**
 * Counts the change from a stored version to a new one (`null`: not there, or deleted) into `into`: new minus old, the old as
 * of the instant it was counted at, so nothing counts twice. Returns the next instant at which the new version changes by itself.
 * `advance` is the same call with the same version and a later `now`.
 */
export function take(
  definitions: Definitions,
  source: string,
  change: { readonly before: Counted | null; readonly after: CountedFact | null; readonly now: Instant },
  into: CellDeltas,
): Instant | null {
  const { before, after, now } = change
  if (before !== null) into.add(contributionsOfFact(definitions, source, before.fact, before.evaluatedAt).cells, -1)
  if (after === null) return null
  const { cells, next } = contributionsOfFact(definitions, source, after, now)
  into.add(cells, 1)
  return next
}
