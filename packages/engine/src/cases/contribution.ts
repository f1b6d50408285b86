import type { Day } from '@toan-canh/calendar'
import type { UnitCode } from '@toan-canh/contract'

/** What a fact adds to one stored counter: unit × slice × day × slot. `slice` is '' for the whole, else `field=dat-dai` or `@hour=08`. */
export interface Contribution {
  readonly unit: UnitCode
  readonly slice: string
  readonly day: Day
  readonly slot: number
  readonly amount: number
}

/** The slice dimension of the hour of day, kept for flows of the last days only. */
export const hourDimension = '@hour'

export function sliceKey(dimension: string, value: string): string {
  return `${dimension}=${value}`
}
