import { dayOf, type Instant, startOfDay } from '@toan-canh/calendar'
import type { Freshness } from '@toan-canh/contract'

/**
 * What a source has promised: the longest age of its coverage, the hour of day by which the day's data must be in, and how much
 * later it may be before the promise is broken.
 */
export interface Promised {
  readonly cadenceMs: number
  readonly dueHour: string | null
  readonly toleranceMs: number
}

/** A source is lost when its coverage is older than so many cadences. */
export const staleUntilCadences = 10

/** When the next data of a source is due after what was covered: within the cadence, or by the due hour that follows it. */
export function dueAfter({ cadenceMs, dueHour }: Promised, coveredTo: Instant): Instant {
  const due = coveredTo + cadenceMs
  return dueHour === null ? due : nextDue(dueHour, due)
}

/** The last instant at which a promise is kept by what was covered: within the cadence, or by the due hour that follows it, with the tolerance. */
export function promiseHoldsUntil(promise: Promised, coveredTo: Instant): Instant {
  return dueAfter(promise, coveredTo) + promise.toleranceMs
}

/** The first due hour at or after an instant. */
function nextDue(dueHour: string, from: Instant): Instant {
  const [hour = 0, minute = 0] = dueHour.split(':').map(Number)
  const sinceMidnight = (hour * 60 + minute) * 60_000
  const day = dayOf(from)
  const due = startOfDay(day) + sinceMidnight
  return due >= from ? due : startOfDay(day + 1) + sinceMidnight
}

/**
 * How far a source keeps its promise: fresh within one cadence, late as long as the promise holds with its tolerance, stale within
 * ten cadences, then lost. The age is that of the last successful coverage: a quiet source that was asked and answered is fresh.
 * The centre judges by it, and a screen that has lost its centre.
 */
export function freshnessOf(promise: Promised, coveredTo: Instant | null, now: Instant): Freshness {
  if (coveredTo === null) return 'lost'
  const age = Math.max(0, now - coveredTo)
  if (age <= promise.cadenceMs) return 'fresh'
  if (age > staleUntilCadences * promise.cadenceMs) return 'lost'
  return now <= promiseHoldsUntil(promise, coveredTo) ? 'late' : 'stale'
}
