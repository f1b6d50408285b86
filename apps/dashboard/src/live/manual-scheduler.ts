import type { Scheduler } from './scheduler.ts'

interface Timer {
  readonly at: number
  readonly work: () => void
}

/** A scheduler that a test turns by hand. For tests only. */
export class ManualScheduler implements Scheduler {
  time = 1_000_000
  readonly #timers = new Set<Timer>()
  #frames: (() => void)[] = []
  #soon: (() => void)[] = []

  now(): number {
    return this.time
  }

  later(delayMs: number, work: () => void): Disposable {
    const timer = { at: this.time + delayMs, work }
    this.#timers.add(timer)
    return { [Symbol.dispose]: () => void this.#timers.delete(timer) }
  }

  nextFrame(work: () => void): void {
    this.#frames.push(work)
  }

  soon(work: () => void): void {
    this.#soon.push(work)
  }

  chance(): number {
    return 0
  }

  get timers(): number {
    return this.#timers.size
  }

  get frames(): number {
    return this.#frames.length
  }

  /** Ends the code that runs now. */
  settle(): void {
    for (const work of this.#soon.splice(0)) work()
  }

  paint(): void {
    this.settle()
    for (const work of this.#frames.splice(0)) work()
  }

  pass(ms: number): void {
    this.time += ms
    const due = [...this.#timers].filter((timer) => timer.at <= this.time)
    for (const timer of due.toSorted((left, right) => left.at - right.at)) {
      if (this.#timers.delete(timer)) timer.work()
    }
    this.settle()
  }
}
