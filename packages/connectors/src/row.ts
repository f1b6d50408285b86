import type { Instant } from '@toan-canh/calendar'
import type { UnitCode } from '@toan-canh/contract'

/** One row as the upstream gave it, and where it stood: 'page 3 row 17', 'don-2025.csv:812'. */
export interface Row {
  readonly place: string
  /** When it was read: the version of a row that tells no time of its own. */
  readonly readAt?: Instant
  readonly value: unknown
  /** The reader itself knows why this is no row to be mapped: it goes to quarantine. */
  readonly refused?: Omit<Refusal, 'place'>
}

export const refusalCodes = ['unknown_unit', 'bad_date', 'bad_code', 'missing', 'bad_value', 'bad_shape'] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** A row for the quarantine. `reason` is one sentence without personal data; `id` is the fact's code when it could be read. */
export interface Refusal {
  readonly place: string
  readonly code: RefusalCode
  readonly reason: string
  readonly id: string | null
  /** The unit it is about, when that could be read. */
  readonly unit?: UnitCode
}
