import type { Instant } from '@toan-canh/calendar'
import type { Case, TrackedAsset } from '@toan-canh/contract'
import { contributionsOfAsset } from '../assets/contributions-of-asset.ts'
import { contributionsOfCase } from '../cases/contributions-of-case.ts'
import type { Definitions } from '../definitions/definitions.ts'
import type { Contributions } from './contribution.ts'

/** A fact that is counted, as it is stored. */
export type CountedFact = Case | TrackedAsset

/** What a fact of a source adds to the counters as of `at`, and when that changes next by itself. */
export function contributionsOfFact(
  definitions: Definitions,
  source: string,
  fact: CountedFact,
  at: Instant,
): Contributions {
  return fact.shape === 'case'
    ? contributionsOfCase(definitions, source, fact, at)
    : contributionsOfAsset(definitions, fact, at)
}
