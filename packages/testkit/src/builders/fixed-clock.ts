import type { Instant } from '@toan-canh/calendar'

export interface FixedClock {
  readonly now: () => Instant
  readonly set: (to: Instant) => void
  readonly advance: (byMs: number) => void
}

/** A clock that stands at `start` until a test moves it; it never runs by itself. */
export function fixedClock(start: Instant): FixedClock {
  let current = start
  return {
    now: () => current,
    set: (to) => {
      current = to
    },
    advance: (byMs) => {
      current += byMs
    },
  }
}
