import type { TrendConfig } from '@toan-canh/contract'
import { type Period, periodAt, periodBefore } from '@toan-canh/calendar'
import type { Scope } from '../scope.ts'

/** The steps of a trend: periods of the scope's kind; a rolling scope steps by months. */
export function trendSpan(
  { steps }: TrendConfig,
  { period }: Scope,
): { readonly first: Period; readonly last: Period } {
  const last = period.kind === 'rolling' ? periodAt('month', period.to) : period
  return { first: periodBefore(last, steps - 1), last }
}
