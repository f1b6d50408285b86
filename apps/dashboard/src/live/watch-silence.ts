import type { Scheduler } from './scheduler.ts'

/** After how much silence the other side is asked to answer, how long that may take, and when it is given up. */
export interface SilenceLimits {
  readonly quietMs: number
  readonly answerMs: number
  readonly deadMs: number
}

export interface SilenceWork {
  /** Asks for any answer. */
  readonly ask: () => void
  /** Nothing has come since `forMs` milliseconds although it was asked for; told once per silence. */
  readonly onSilent: (forMs: number) => void
  /** Something came after a silence. */
  readonly onHeard: () => void
  /** The silence has lasted so long that only a new connection can help. */
  readonly onDead: () => void
}

export interface SilenceWatch extends Disposable {
  /** To be told of everything that comes. */
  heard(): void
}

/**
 * Finds out that nobody is at the other end of a connection that looks open: a pulled cable closes nothing. The answer must be
 * missing before a silence counts, so that a page whose timers were held back is not taken for a lost one.
 */
export function watchSilence(scheduler: Scheduler, limits: SilenceLimits, work: SilenceWork): SilenceWatch {
  let heardAt = scheduler.now()
  let askedAt: number | null = null
  let isSilent = false
  let timer = scheduler.later(limits.quietMs, look)

  function ask(now: number): void {
    askedAt ??= now
    work.ask()
    timer = scheduler.later(limits.answerMs, look)
  }

  function look(): void {
    const now = scheduler.now()
    if (askedAt === null) {
      const leftMs = limits.quietMs - (now - heardAt)
      if (leftMs > 0) timer = scheduler.later(leftMs, look)
      else ask(now)
      return
    }
    if (now - askedAt >= limits.deadMs) return work.onDead()
    if (!isSilent) {
      isSilent = true
      work.onSilent(now - heardAt)
    }
    ask(now)
  }

  return {
    heard() {
      heardAt = scheduler.now()
      askedAt = null
      if (!isSilent) return
      isSilent = false
      work.onHeard()
    },
    [Symbol.dispose]: () => timer[Symbol.dispose](),
  }
}
