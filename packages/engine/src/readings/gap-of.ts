import type { Day, Period } from '@toan-canh/calendar'
import type { Gap } from '@toan-canh/contract'

/** What the sources of an indicator have told so far: every change since `completeFrom`, all stocks once `isComplete`. */
export interface Coverage {
  /** The first day for which facts are wanted; nothing is known before it. */
  readonly floor: Day
  /** Every change on or after this day is stored; `null`: nothing yet. */
  readonly completeFrom: Day | null
  readonly isComplete: boolean
}

/** What a formula needs to be known: any stock at all, and whether anything before the end of the period. */
export interface Needs {
  readonly usesStock: boolean
  readonly usesPeriod: boolean
}

function gapOfHistory(period: Period, usesStock: boolean, coverage: Coverage): Gap | null {
  if (coverage.isComplete) return null
  if (usesStock) return 'history_incomplete'
  const from = Math.max(period.from, coverage.floor)
  return coverage.completeFrom !== null && coverage.completeFrom <= from ? null : 'history_incomplete'
}

/**
 * Why a reading cannot be believed whole: `not_started` before it begins, `no_data` before the floor, `history_incomplete` while
 * history that it needs is still being loaded (a flow needs its own period, a stock needs everything), `partial` when the
 * period begins before the floor and the formula needs what lies there.
 */
export function gapOf(period: Period, needs: Needs, coverage: Coverage, today: Day): Gap | null {
  if (period.from > today) return 'not_started'
  if (period.to < coverage.floor) return 'no_data'
  const gap = gapOfHistory(period, needs.usesStock, coverage)
  if (gap !== null) return gap
  return needs.usesPeriod && period.from < coverage.floor ? 'partial' : null
}
