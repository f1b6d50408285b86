import type { Day } from './day.ts'

export type PeriodKind = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year' | 'rolling'

/** A closed range of days with a name: `2025-11-14`, `2025-W46`, `2025-11`, `2025-Q4`, `2025-H2`, `2025`, `7d@2025-11-14`. */
export interface Period {
  readonly kind: PeriodKind
  readonly id: string
  readonly from: Day
  readonly to: Day
}

/** Reads a period id; `null` when it names none. */
export declare function parsePeriod(id: string): Period | null
