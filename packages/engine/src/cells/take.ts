import type { Instant } from '@toan-canh/calendar'
import type { Case } from '@toan-canh/contract'
import { contributionsOfCase } from '../cases/contributions-of-case.ts'
import type { Definitions } from '../definitions/definitions.ts'
import type { CellDeltas } from './cell-deltas.ts'

/** A stored version and the instant as of which it was counted. */
export interface Counted {
  readonly fact: Case
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
  change: { readonly before: Counted | null; readonly after: Case | null; readonly now: Instant },
  into: CellDeltas,
): Instant | null {
  const { before, after, now } = change
  if (before !== null) into.add(contributionsOfCase(definitions, source, before.fact, before.evaluatedAt).cells, -1)
  if (after === null) return null
  const { cells, next } = contributionsOfCase(definitions, source, after, now)
  into.add(cells, 1)
  return next
}
