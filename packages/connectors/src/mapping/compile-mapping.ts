import type { Case, Tombstone } from '@toan-canh/contract'
import type { Refusal, Row } from '../connector.ts'

/** What becomes of one row. */
export type Mapped =
  | { readonly kind: 'fact'; readonly fact: Case }
  | { readonly kind: 'tombstone'; readonly tombstone: Tombstone }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** A compiled mapping: pure, and the only place through which upstream data becomes facts. */
export interface Mapping {
  /** Maps one row; never throws. */
  readonly map: (row: Row) => Mapped
  /** The field that gathers the rows of an event log into one case; null: a row is a case. */
  readonly groupBy: ((value: unknown) => string | null) | null
}
