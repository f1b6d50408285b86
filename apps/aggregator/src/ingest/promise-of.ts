import type { SourceDefinition } from '@toan-canh/contract'
import { type Promised, staleUntilCadences } from '@toan-canh/live'

/** The promise of a source, and the age of its coverage from which a running number is no longer shown. */
export interface SourcePromise extends Promised {
  readonly expiresMs: number
}

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
}: SourceDefinition['promise']): SourcePromise {
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
