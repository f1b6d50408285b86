import type { Row } from '../row.ts'

/** Rows of one message, and what tells the broker that they are stored. */
export interface Held {
  readonly rows: readonly Row[]
  readonly acknowledge: () => void
}

interface Limits {
  /** Rows in one gathering. */
  readonly rows: number
  /** Messages after which the broker gives no more before one is acknowledged. */
  readonly messages: number
  /** How long to gather once something has come, and how long to wait for it. */
  readonly gatherMs: number
  readonly waitMs: number
}

export interface Gathering {
  readonly held: readonly Held[]
  /** Ended at a bound and not by time: more may be waiting. */
  readonly isFull: boolean
}

/**
 * What has come and is not being stored yet, at most `capacity` rows (and the one message that passes it). Whoever brings more
 * is told to wait until there is room; a failure ends the waiting.
 */
export class Inbox {
  readonly #capacity: number
  #held: Held[] = []
  #rows = 0
  #waiting: (() => void)[] = []
  #failure: { readonly error: unknown } | null = null
  readonly #failed = Promise.withResolvers<never>()
  #wake: () => void = () => undefined

  constructor(capacity: number) {
    this.#capacity = capacity
    this.#failed.promise.catch(() => undefined)
  }

  /** Takes a message; calls `onRoom` when the next one may come. */
  offer(held: Held, onRoom: () => void): void {
    this.#held.push(held)
    this.#rows += held.rows.length
    if (this.#rows < this.#capacity) onRoom()
    else this.#waiting.push(onRoom)
    this.#wake()
  }

  fail(error: unknown): void {
    this.#failure ??= { error }
    this.#failed.reject(error)
    this.#wake()
  }

  /** Waits for something else that may not come when there is a failure. */
  orFailure<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.#failed.promise])
  }

  /** Waits for messages and gives those that came together; none when none came. What was taken before a failure is still given. */
  async gather(limits: Limits): Promise<Gathering> {
    await this.#until(() => this.#held.length > 0, limits.waitMs)
    const isFull = (): boolean => this.#rows >= limits.rows || this.#held.length >= limits.messages
    if (this.#held.length > 0) await this.#until(isFull, limits.gatherMs)
    if (this.#held.length === 0 && this.#failure !== null) throw this.#failure.error
    const wasFull = isFull()
    return { held: this.#take(limits.rows), isFull: wasFull }
  }

  #take(most: number): Held[] {
    const taken: Held[] = []
    let rows = 0
    for (const held of this.#held) {
      if (taken.length > 0 && rows + held.rows.length > most) break
      taken.push(held)
      rows += held.rows.length
    }
    this.#held = this.#held.slice(taken.length)
    this.#rows -= rows
    const waiting = this.#waiting
    if (this.#rows < this.#capacity) {
      this.#waiting = []
      for (const onRoom of waiting) onRoom()
    }
    return taken
  }

  async #until(isReached: () => boolean, ms: number): Promise<void> {
    const over = new AbortController()
    const timer = setTimeout(() => {
      over.abort()
      this.#wake()
    }, ms)
    while (!isReached() && !over.signal.aborted && this.#failure === null)
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    clearTimeout(timer)
  }
}
