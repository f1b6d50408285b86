import type { Instant } from '@toan-canh/calendar'

interface Measured {
  readonly at: Instant
  readonly done: number
}

/** How long a history will still take at the pace of this run. */
export class HistoryPace {
  readonly #now: () => Instant
  #first: Measured | null = null

  constructor(now: () => Instant) {
    this.#now = now
  }

  /** Seconds left after a batch, at the mean pace so far; `null` while that cannot be told. */
  secondsLeft(batch: {
    readonly total: number | null
    readonly done: number | null
    readonly isLast: boolean
  }): number | null {
    const { total, done } = batch
    if (batch.isLast || total === null || done === null) return null
    const at = this.#now()
    if (this.#first === null) {
      this.#first = { at, done }
      return null
    }
    const rows = done - this.#first.done
    const seconds = (at - this.#first.at) / 1_000
    return rows <= 0 || seconds <= 0 ? null : Math.round(((total - done) / rows) * seconds)
  }
}
