import type { Where } from '../places/read-places.ts'

/**
 * How a number of a sector comes about. `perThousand` people, `value` for each place, or `share` of another column. `growth` is
 * that of a year, `season` how much the middle of the year is above its ends, `rest` how much of it a day off has.
 */
export interface Column {
  readonly perThousand?: number
  readonly value?: number
  readonly of?: string
  readonly share?: number
  readonly growth?: number
  readonly season?: number
  readonly rest?: number
  /** How far a number lies from the usual, up and down. */
  readonly noise?: number
  readonly digits?: number
  /** All that has come together since January instead of the period's own. */
  readonly isCumulative?: boolean
}

/**
 * What a system tells in figures. `instant`: measured every so many minutes; `day`, told the next morning; `running`: of the day
 * that runs, told anew each hour; else of a period that has ended, told `lagDays` later.
 */
export interface FigureTable {
  readonly system: string
  readonly every: 'instant' | 'running' | 'day' | 'month' | 'quarter' | 'year'
  readonly minutes?: number
  readonly lagDays?: number
  readonly where: Where
  /** Only every n-th place tells, as stations stand in some communes only. */
  readonly oneOf?: number
  /** Values of a field: each has a row and numbers of its own. */
  readonly kinds?: { readonly field: string; readonly shares: Readonly<Record<string, number>> }
  /** From which day on it is told. */
  readonly from: string
  readonly columns: Readonly<Record<string, Column>>
}
