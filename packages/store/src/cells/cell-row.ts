/** Counters in a stored row. */
export const slotsPerRow = 32

/** One stored row of counters, or the change of one: a page of slots for slice × unit × day. */
export interface CellRow {
  readonly page: number
  readonly slice: string
  readonly unit: string
  readonly day: number
  readonly amounts: ArrayLike<number>
}
