import { type Instant, startOfDay, dayOf } from '@toan-canh/calendar'
import type { Freshness } from '@toan-canh/contract'

/** What a source has promised: the longest age of its coverage, and the hour of day by which the day's data must be in. */
export interface Promised {
  readonly cadenceMs: number
  readonly dueHour: string | null
}

const lateUntilCadences = 2
const staleUntilCadences = 10
const graceAfterDueMs = 3_600_000

function dueInstant(dueHour: string, now: Instant): Instant {
  const [hour = 0, minute = 0] = dueHour.split(':').map(Number)
  return startOfDay(dayOf(now)) + (hour * 60 + minute) * 60_000
}

/**
 * How far a source keeps its promise: fresh within one cadence, late within two (or an hour past the due hour), stale within ten,
 * then lost. The age is that of the last successful coverage: a quiet source that was asked and answered is fresh.
 */
export function freshnessOf(promise: Promised, coveredTo: Instant | null, now: Instant): Freshness {
  if (coveredTo === null) return 'lost'
  const age = Math.max(0, now - coveredTo)
  if (age <= promise.cadenceMs) return 'fresh'
  if (age > staleUntilCadences * promise.cadenceMs) return 'lost'
  if (promise.dueHour !== null) return now <= dueInstant(promise.dueHour, now) + graceAfterDueMs ? 'late' : 'stale'
  return age <= lateUntilCadences * promise.cadenceMs ? 'late' : 'stale'
}

/** The next instant at which the freshness changes if nothing comes; `null`: never. */
export function nextStaling(promise: Promised, coveredTo: Instant | null, now: Instant): Instant | null {
  if (coveredTo === null) return null
  const steps = [1, lateUntilCadences, staleUntilCadences].map(
    (cadences) => coveredTo + cadences * promise.cadenceMs + 1,
  )
  return steps.find((step) => step > now) ?? null
}
