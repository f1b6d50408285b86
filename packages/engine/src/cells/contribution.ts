import type { Day, Instant } from '@toan-canh/calendar'
import type { UnitCode } from '@toan-canh/contract'

/**
 * What a fact adds to the stored counters of a unit on a day: `amounts[i]` to the counter `slots[i]`, and the same in each of
 * its slices; a slot may come more than once. A slice is '' for the whole, else `field=dat-dai` or `@hour=08`.
 */
export interface Contribution {
  readonly unit: UnitCode
  readonly day: Day
  readonly slices: readonly string[]
  readonly slots: readonly number[]
  readonly amounts: readonly number[]
}

export interface Contributions {
  readonly cells: readonly Contribution[]
  /** The next instant at which the contributions change by themselves; `null`: never. */
  readonly next: Instant | null
}

/** The slice dimension of the hour of day, kept for flows of the last days only. */
export const hourDimension = '@hour'

const hourPrefix = `${hourDimension}=`

/** Whether a contribution is to an hour of its day; it then has no other slice. */
export function isOfHour({ slices }: Contribution): boolean {
  return slices[0]?.startsWith(hourPrefix) ?? false
}

/** The key of a slice: `field=dat-dai`. */
export function sliceKey(dimension: string, value: string): string {
  return `${dimension}=${value}`
}
