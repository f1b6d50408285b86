import { setInterval as every } from 'node:timers/promises'
import type { Instant } from '@toan-canh/calendar'
import {
  beginJob,
  type Database,
  endJob,
  type JobEnd,
  type JobProgress,
  type JobStart,
  tellJob,
} from '@toan-canh/store'
import { Pace, type PaceTold, type Reached } from './pace.ts'

export interface JobContext {
  readonly database: Database
  readonly now: () => Instant
  readonly onError: (error: unknown, where: string) => void
  /** How often progress is told after a batch, and a wish to stop heard; without it every second. */
  readonly tellEveryMs?: number
}

interface Begins extends Omit<JobStart, 'startedAt'> {
  /** What is over sooner is not long and is never written down. */
  readonly afterMs?: number
}

const usualTellMs = 1_000
const nothing: JobProgress = { rows: 0, done: 0, total: null, rowsPerSecond: null, secondsLeft: null }

/** Tells everybody of one piece of long work, through the store, and hears from there that it is to stop. */
export class JobTeller implements AsyncDisposable {
  readonly #context: JobContext
  readonly #begins: Begins
  readonly #startedAt: Instant
  readonly #pace: Pace
  readonly #over = new AbortController()
  #id: number | null = null
  #progress = nothing
  #toldAt = 0
  #isStopAsked = false

  constructor(context: JobContext, begins: Begins) {
    this.#context = context
    this.#begins = begins
    this.#startedAt = context.now()
    this.#pace = new Pace(context.now)
  }

  /** Somebody wants it to stop: look at this between batches. */
  get isStopAsked(): boolean {
    return this.#isStopAsked
  }

  /** Says how far it has come, after what came last is stored. */
  async reached(reached: Reached): Promise<PaceTold> {
    const pace = this.#pace.after(reached)
    const { rows, done, total } = reached
    this.#progress = { rows, done: done ?? rows, total, ...pace }
    const { now, tellEveryMs = usualTellMs } = this.#context
    if (this.#id === null && !reached.isLast && now() - this.#startedAt >= (this.#begins.afterMs ?? 0))
      await this.#begin()
    if (performance.now() - this.#toldAt >= tellEveryMs) await this.#tell()
    return pace
  }

  /** It is over. Nothing is written of what was never long. */
  async end(state: JobEnd, sentence: string | null = null): Promise<void> {
    if (this.#over.signal.aborted) return
    this.#over.abort()
    if (this.#id === null) return
    const { database, now } = this.#context
    await endJob(database, this.#id, { ...this.#progress, secondsLeft: null, state, at: now(), sentence })
  }

  async #begin(): Promise<void> {
    const { kind, source, name, by, unit } = this.#begins
    const { database } = this.#context
    this.#id = await beginJob(database, { kind, source, name, by, unit, startedAt: this.#startedAt })
    void this.#keepTelling()
  }

  async #tell(): Promise<void> {
    if (this.#id === null || this.#over.signal.aborted) return
    this.#toldAt = performance.now()
    const { database, now } = this.#context
    const isAsked = await tellJob(database, this.#id, now(), this.#progress)
    this.#isStopAsked ||= isAsked
  }

  /** A batch may take long: that the process lives is told meanwhile. */
  async #keepTelling(): Promise<void> {
    const { signal } = this.#over
    try {
      for await (const _ of every(usualTellMs, undefined, { signal, ref: false }))
        await this.#tell().catch((error: unknown) => this.#context.onError(error, 'jobs'))
    } catch (error) {
      if (!signal.aborted) this.#context.onError(error, 'jobs')
    }
  }

  /** Whoever leaves without a word was interrupted. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.end('interrupted').catch((error: unknown) => this.#context.onError(error, 'jobs'))
  }
}
