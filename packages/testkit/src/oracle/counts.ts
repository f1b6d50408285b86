import type { Day, Period } from '@toan-canh/calendar'
import type { CaseEvent, CaseStock, Condition, Slice, UnitCode } from '@toan-canh/contract'

export type DayRange = Pick<Period, 'from' | 'to'>

/** What the oracle counts of its cases, for a unit and all below it (R14). */
export interface Counts {
  /** Events on the days of the period. */
  readonly count: (event: CaseEvent, unit: UnitCode, period: DayRange, when?: Condition) => number
  /** Cases in the state at the last millisecond of the day, or now when that comes first (R11). */
  readonly stock: (
    state: CaseStock,
    unit: UnitCode,
    day: Day,
    bound?: number,
    slice?: Slice | null,
    flags?: Condition['flags'],
  ) => number
  /** Net working minutes of every case resolved in the period, in order of size. */
  readonly netMinutes: (unit: UnitCode, period: DayRange, slice?: Slice | null) => readonly number[]
  /** Working minutes from submission to receipt of every case received in the period, added up. */
  readonly waitMinutes: (unit: UnitCode, period: DayRange) => number
  readonly minutesPerDay: number
}
