import type { Where } from '../places/read-places.ts'

/** A log-normal length: its median in minutes, and the standard deviation of its logarithm. */
export interface Length {
  readonly minutes: number
  readonly spread: number
}

/** Shares of the values of a field; they need not add up to one. */
export type Shares = Readonly<Record<string, number>>

/** The kind of case that a sector's system keeps, as far as the sample must know it: everything else follows by chance. */
export interface CaseTable {
  /** Last part of the system's address: `/api/v1/<system>`. */
  readonly system: string
  readonly prefix: string
  /** How many come on a working day at scale 1; on a day off `restShare` of them. */
  readonly perDay: number
  readonly restShare: number
  /** `office`: people work on them in office hours; `always`: around the clock. */
  readonly hours: 'office' | 'always'
  readonly where: Where
  readonly fields: Readonly<Record<string, Shares>>
  /** Fields that are true for a share of the cases. */
  readonly claims: Readonly<Record<string, number>>
  /** From its submission until somebody takes it. */
  readonly wait: Length
  /** From then to its due instant: hours, by the values of a field where they differ; `null`: the source tells none. */
  readonly term: { readonly hours: number; readonly by?: string; readonly of?: Shares } | null
  /** Of those with a term, so many end after it. */
  readonly late: number
  /** Work on those without a term. */
  readonly work: Length
  /** How they end: shares of `hoan_thanh`, `tu_choi`, `rut`; those refused are never taken. */
  readonly ends: Shares
  /** Who is asked, how many answer, and what they say. */
  readonly rated?: { readonly share: number; readonly of: Shares }
  /** Whether a case lies somewhere on the map. */
  readonly isOnMap: boolean
}
