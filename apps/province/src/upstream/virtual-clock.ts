import type { Instant } from '@toan-canh/calendar'

export interface ClockSettings {
  /** The world's clock, milliseconds since 1970. */
  readonly now: () => Instant
  /** How many times faster the sample's time runs, from the moment the clock is made: `start + (now − start) × speed`. */
  readonly speed: number
  /** Where the clock stands still. */
  readonly last: Instant
}

/** The sample's clock: the world's, or a faster one that begins with it. */
export function createVirtualClock({ now, speed, last }: ClockSettings): () => Instant {
  const start = now()
  return () => Math.min(last, Math.floor(start + (now() - start) * speed))
}
