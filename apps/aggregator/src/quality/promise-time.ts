import { dayOf, type Instant, startOfDay } from '@toan-canh/calendar'
import type { PromiseTime, SourceState } from '@toan-canh/store'
import { type Promised, promiseHoldsUntil } from '@toan-canh/live'

/** From when to when time is judged, and until when the promise held after the last coverage. */
export interface Judged {
  readonly from: Instant
  readonly to: Instant
  readonly heldUntil: Instant
}

/** How long a promise was kept and broken between two instants, by day: kept until `heldUntil`, broken from then on. */
export function promiseTime({ from, to, heldUntil }: Judged): readonly PromiseTime[] {
  const times: PromiseTime[] = []
  let at = from
  while (at < to) {
    const day = dayOf(at)
    const until = Math.min(to, startOfDay(day + 1))
    const keptMs = Math.max(0, Math.min(until, heldUntil) - at)
    times.push({ day, keptMs, brokenMs: until - at - keptMs })
    at = until
  }
  return times
}

/** How a promise was kept since the last coverage was received; nothing when none ever was. */
export function promiseSince(
  last: Pick<SourceState, 'coveredTo' | 'receivedAt'> | null,
  promise: Promised,
  to: Instant,
): readonly PromiseTime[] {
  const { coveredTo = null, receivedAt = null } = last ?? {}
  if (coveredTo === null || receivedAt === null) return []
  return promiseTime({ from: receivedAt, to, heldUntil: promiseHoldsUntil(promise, coveredTo) })
}
