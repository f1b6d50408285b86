import type { Instant } from '@toan-canh/calendar'
import { clockOffsetMs, type ClockSample, withSample } from '@toan-canh/live'
import type { Observable } from './observable.ts'
import type { Scheduler } from './scheduler.ts'

const secondMs = 1_000

/** The server's time on this machine. As an observable it is the running second, told once per second. */
export interface ServerClock extends Observable<Instant> {
  now(): Instant
  learn(sample: ClockSample): void
  /** Takes over how far the server's clock was ahead, in milliseconds, until it has been asked. */
  assume(aheadMs: number): void
  /** How far the server's clock is ahead of this machine's, in milliseconds, as far as is known. */
  aheadMs(): number
}

/** Makes a clock that agrees with this machine's until it has learned better. One timer serves all who listen. */
export function createServerClock(scheduler: Scheduler): ServerClock {
  const listeners = new Set<() => void>()
  let samples: readonly ClockSample[] = []
  let assumedMs = 0
  let timer: Disposable | null = null

  function aheadMs(): number {
    return samples.length === 0 ? assumedMs : clockOffsetMs(samples)
  }

  function now(): Instant {
    return scheduler.now() + aheadMs()
  }

  function wind(): void {
    timer = scheduler.later(secondMs - (now() % secondMs), () => {
      wind()
      for (const listener of listeners) listener()
    })
  }

  return {
    now,
    aheadMs,
    assume(ms) {
      assumedMs = ms
    },
    get: () => Math.floor(now() / secondMs) * secondMs,
    learn(sample) {
      samples = withSample(samples, sample)
    },
    listen(listener) {
      listeners.add(listener)
      if (timer === null) wind()
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        timer?.[Symbol.dispose]()
        timer = null
      }
    },
  }
}
