import type { IndicatorView } from '@toan-canh/contract'

/** The stated range on which the bars of a table stand. */
export interface BarRange {
  readonly from: number
  readonly to: number
}

const whole = { from: 0, to: 100 } as const
/** How far past the last band a range reaches: a third of the distance from the best value to that band. */
const past = 4 / 3

/**
 * The range of an indicator's bars: for a rate it follows from its bands and target alone, so that it does not change
 * overnight; a count begins at 0 and ends at the largest that is shown.
 */
export function barRangeOf(
  indicator: Pick<IndicatorView, 'unit' | 'better' | 'bands' | 'target'>,
  values: readonly number[],
): BarRange {
  if (indicator.unit !== '%') return { from: 0, to: Math.max(1, ...values) }
  const { bands, target, better } = indicator
  const limits = [bands?.act, bands?.watch, target?.value].filter((limit) => limit !== undefined)
  if (limits.length === 0 || better === 'context') return whole
  const reach = better === 'up' ? (100 - Math.min(...limits)) * past : Math.max(...limits) * past
  const rounded = Math.min(100, Math.max(1, Math.ceil(reach - 1e-9)))
  return better === 'up' ? { from: 100 - rounded, to: 100 } : { from: 0, to: rounded }
}

/** Where a value stands on a range, 0 to 1; outside it stands at the end. */
export function shareOf(value: number, { from, to }: BarRange): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)))
}
