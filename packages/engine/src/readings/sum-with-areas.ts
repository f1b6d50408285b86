import { type Instant, type Period, startOfDay } from '@toan-canh/calendar'
import type { SumOf } from './value-of-counters.ts'

/** What is known of a stock up to a second: with S the sum of its changes and W that of their moments, S × t − W is the time under it. */
function areaUntil(second: number, changes: number, moments: number): number {
  return second * changes - moments
}

const minuteMs = 60_000

/**
 * Looks up areas too: how many seconds a stock stood how high within a period, no further than to the end of the minute of `now`.
 * The changes of a stock and their moments are two counters like any other, so the area costs two sums, however long the period.
 */
export function sumWithAreas(sum: SumOf, period: Pick<Period, 'from' | 'to'>, now: Instant): SumOf {
  const from = startOfDay(period.from) / 1000
  const until = Math.min(startOfDay(period.to + 1), Math.ceil(now / minuteMs) * minuteMs) / 1000
  return (slot, take) => {
    if (take !== 'area') return sum(slot, take)
    if (until <= from) return 0
    return (
      areaUntil(until, sum(slot, 'end'), sum(slot + 1, 'end')) -
      areaUntil(from, sum(slot, 'start'), sum(slot + 1, 'start'))
    )
  }
}
