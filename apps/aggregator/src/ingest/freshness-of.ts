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

/** The first due hour at or after an instant. */
function nextDue(dueHour: string, from: Instant): Instant {
  const [hour = 0, minute = 0] = dueHour.split(':').map(Number)
  const sinceMidnight = (hour * 60 + minute) * 60_000
  const day = dayOf(from)
  const due = startOfDay(day) + sinceMidnight
  return due >= from ? due : startOfDay(day + 1) + sinceMidnight
}

/**
 * How far a source keeps its promise: fresh within one cadence, late within two (or until an hour past the due hour that follows
 * the cadence), stale within ten, then lost. The age is that of the last successful coverage: a quiet source that was asked and answered is fresh.
 */
export function freshnessOf(promise: Promised, coveredTo: Instant | null, now: Instant): Freshness {
  if (coveredTo === null) return 'lost'
  const age = Math.max(0, now - coveredTo)
  if (age <= promise.cadenceMs) return 'fresh'
  if (age > staleUntilCadences * promise.cadenceMs) return 'lost'
  if (promise.dueHour !== null)
    return now <= nextDue(promise.dueHour, coveredTo + promise.cadenceMs) + graceAfterDueMs ? 'late' : 'stale'
  return age <= lateUntilCadences * promise.cadenceMs ? 'late' : 'stale'
}
