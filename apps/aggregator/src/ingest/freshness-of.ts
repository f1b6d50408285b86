import { type Instant, startOfDay, dayOf } from '@toan-canh/calendar'
import type { Freshness, SourceDefinition } from '@toan-canh/contract'

/**
 * What a source has promised: the longest age of its coverage, the hour of day by which the day's data must be in, and how much
 * later it may be before the promise is broken.
 */
export interface Promised {
  readonly cadenceMs: number
  readonly dueHour: string | null
  readonly toleranceMs: number
  /** The age of the coverage from which a running number is no longer shown. */
  readonly expiresMs: number
}

const staleUntilCadences = 10
const graceAfterDueMs = 3_600_000
const expiresAfterCadences = 30
const shortestExpiryMs = 86_400_000

/**
 * The promise of a source. Unless told otherwise it tolerates one cadence more, or an hour past the due hour, and its numbers
 * expire after thirty cadences, at least a day. A number never expires before its source is lost.
 */
export function promiseOf({
  cadenceSeconds,
  dueHour,
  toleranceSeconds,
  expirySeconds,
}: SourceDefinition['promise']): Promised {
  const cadenceMs = cadenceSeconds * 1_000
  const usualMs = dueHour === null ? cadenceMs : graceAfterDueMs
  const usualExpiryMs = Math.max(expiresAfterCadences * cadenceMs, shortestExpiryMs)
  return {
    cadenceMs,
    dueHour,
    toleranceMs: toleranceSeconds === undefined ? usualMs : toleranceSeconds * 1_000,
    expiresMs:
      expirySeconds === undefined ? usualExpiryMs : Math.max(expirySeconds * 1_000, staleUntilCadences * cadenceMs),
  }
}

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
 */
export function freshnessOf(promise: Promised, coveredTo: Instant | null, now: Instant): Freshness {
  if (coveredTo === null) return 'lost'
  const age = Math.max(0, now - coveredTo)
  if (age <= promise.cadenceMs) return 'fresh'
  if (age > staleUntilCadences * promise.cadenceMs) return 'lost'
  return now <= promiseHoldsUntil(promise, coveredTo) ? 'late' : 'stale'
}
