import type { Instant } from '@toan-canh/calendar'

/**
 * Whether a source may be asked. `closed`: on schedule. After a failure it waits; from `opensAfter` failures in a row on the
 * circuit is open and the next question is a trial.
 */
export type Circuit =
  | { readonly kind: 'closed'; readonly failures: 0 }
  | { readonly kind: 'waiting'; readonly failures: number; readonly since: Instant; readonly retryAt: Instant }
  | { readonly kind: 'open'; readonly failures: number; readonly since: Instant; readonly retryAt: Instant }

export const closedCircuit: Circuit = { kind: 'closed', failures: 0 }

const opensAfter = 5
const longestWaitMs = 10 * 60_000

/**
 * The circuit after a failure. Waits double from the schedule's own step up to ten minutes, then spread by half by `chance` (0–1) so that sources
 * do not come back together; never sooner than the upstream asked, nor than the schedule where that is shorter: what is told once a
 * month is tried again within minutes.
 */
export function afterFailure(
  circuit: Circuit,
  failure: { readonly now: Instant; readonly everyMs: number; readonly retryAfterMs: number; readonly chance: number },
): Exclude<Circuit, { readonly kind: 'closed' }> {
  const { now, everyMs, retryAfterMs, chance } = failure
  const failures = circuit.failures + 1
  const since = circuit.kind === 'closed' ? now : circuit.since
  const doubled = Math.min(longestWaitMs, everyMs * 2 ** Math.min(failures - 1, 20))
  const wait = Math.max(Math.min(everyMs, longestWaitMs), retryAfterMs, doubled) * (1 + chance / 2)
  return { kind: failures >= opensAfter ? 'open' : 'waiting', failures, since, retryAt: now + Math.ceil(wait) }
}
