import type { Instant } from '@toan-canh/calendar'

/** How far long work has come: `rows` taken in this run; `done` of `total`, in whatever is counted. */
export interface Reached {
  readonly rows: number
  readonly done: number | null
  readonly total: number | null
  readonly isLast: boolean
}

export interface PaceTold {
  readonly rowsPerSecond: number | null
  readonly secondsLeft: number | null
}

/** How fast long work goes, and how long it will still take at the mean pace of this run. */
export class Pace {
  readonly #now: () => Instant
  #first: { readonly at: Instant; readonly rows: number; readonly done: number | null } | null = null

  constructor(now: () => Instant) {
    this.#now = now
  }

  /** The pace after a batch; what cannot be told is `null`. */
  after({ rows, done, total, isLast }: Reached): PaceTold {
    const at = this.#now()
    this.#first ??= { at, rows, done }
    const first = this.#first
    const seconds = (at - first.at) / 1_000
    if (seconds <= 0) return { rowsPerSecond: null, secondsLeft: null }
    const moved = done === null || first.done === null ? 0 : done - first.done
    const left = isLast || total === null || done === null || moved <= 0 || done >= total
    return {
      rowsPerSecond: (rows - first.rows) / seconds,
      secondsLeft: left ? null : Math.round(((total - done) / moved) * seconds),
    }
  }
}
