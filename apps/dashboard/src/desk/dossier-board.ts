import type { IndicatorId } from '@toan-canh/contract'

/** One of the numbers that come first. `of`: what it is a part of, where it has no denominator of its own. */
export interface TileChoice {
  readonly indicator: IndicatorId
  readonly of?: IndicatorId
}

/** What the desk shows of a sector: the numbers that come first, the columns of its table, the rates counted in several ways. */
export interface DeskBoard {
  readonly main: IndicatorId
  readonly tiles: readonly TileChoice[]
  /** The count by which members are sorted, worst first. */
  readonly worst: IndicatorId
  /** Counts that stand beside the main indicator in the table; `worst` is among them. */
  readonly columns: readonly IndicatorId[]
  /** Ways to count one thing, shown beside each other in an explanation. */
  readonly otherWays: readonly (readonly IndicatorId[])[]
}

/** Administrative procedures: on time, late, overdue and soon due; the three on-time rates of DOMAIN §6.1. */
export const dossierBoard: DeskBoard = {
  main: 'tthc.on_time_rate',
  tiles: [
    { indicator: 'tthc.on_time_rate' },
    { indicator: 'tthc.resolved_overdue', of: 'tthc.resolved_total' },
    { indicator: 'tthc.in_progress_overdue', of: 'tthc.in_progress' },
    { indicator: 'tthc.due_soon_3', of: 'tthc.in_progress' },
  ],
  worst: 'tthc.resolved_overdue',
  columns: ['tthc.resolved_total', 'tthc.resolved_overdue'],
  otherWays: [['tthc.on_time_rate', 'tthc.on_time_rate_766', 'tthc.on_time_of_received']],
}
