/** The browser's time as the live store uses it; tests bring their own. */
export interface Scheduler {
  /** Milliseconds since 1970 by this machine's clock. */
  now(): number
  /** Runs `work` after at least `delayMs`; disposing cancels. */
  later(delayMs: number, work: () => void): Disposable
  /** Runs `work` before the next painted frame; in a hidden page, when it is shown again. */
  nextFrame(work: () => void): void
  /** Runs `work` after the code that runs now. */
  soon(work: () => void): void
  /** A draw in [0, 1) for jitter. */
  chance(): number
}

/** The scheduler of a browser page. */
export const browserScheduler: Scheduler = {
  now: () => Date.now(),
  later(delayMs, work) {
    const timer = setTimeout(work, delayMs)
    return { [Symbol.dispose]: () => clearTimeout(timer) }
  },
  nextFrame(work) {
    requestAnimationFrame(work)
  },
  soon: (work) => queueMicrotask(work),
  chance: () => Math.random(),
}
