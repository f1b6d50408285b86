import { setTimeout as sleep } from 'node:timers/promises'
import { type Database, openSession, type Session } from '@toan-canh/store'

const takeLock = 'select pg_try_advisory_lock(hashtextextended($1, 7246)) as held'
const giveLock = 'select pg_advisory_unlock(hashtextextended($1, 7246))'

/**
 * The locks of all sources that this process reads, on one connection however many there are. When it breaks, all of them are
 * lost and the next to ask opens another.
 */
export class SourceLocks implements AsyncDisposable {
  readonly #database: Database
  #session: Promise<Session> | null = null

  constructor(database: Database) {
    this.#database = database
  }

  /** Runs `work` if nobody else holds the lock; returns whether it did. Each source asks for its lock once at a time. */
  async hold(source: string, signal: AbortSignal, work: (signal: AbortSignal) => Promise<void>): Promise<boolean> {
    const session = await this.#open()
    const { rows } = await session.client.query<{ held: boolean }>(takeLock, [source])
    if (rows[0]?.held !== true) return false
    try {
      await work(AbortSignal.any([signal, session.lost]))
    } finally {
      if (!session.lost.aborted) await session.client.query(giveLock, [source])
    }
    return true
  }

  async #open(): Promise<Session> {
    this.#session ??= openSession(this.#database)
    const opening = this.#session
    try {
      const session = await opening
      if (!session.lost.aborted) return session
    } catch (error) {
      if (this.#session === opening) this.#session = null
      throw error
    }
    if (this.#session === opening) this.#session = null
    return this.#open()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const session = await this.#session?.catch(() => null)
    this.#session = null
    await session?.[Symbol.asyncDispose]()
  }
}

export interface LockOptions {
  readonly locks: SourceLocks
  readonly source: string
  readonly signal: AbortSignal
  readonly onError: (error: unknown, where: string) => void
  /** How long a process that did not get the lock waits before it asks again. */
  readonly retryMs?: number
}

const usualRetryMs = 5_000

/**
 * Runs `work` once if this process gets the advisory lock of a source; returns whether it did. The lock goes with its connection:
 * when that breaks, the work's signal is aborted.
 */
export async function tryWithSourceLock(
  { database, source, signal }: { readonly database: Database } & Pick<LockOptions, 'source' | 'signal'>,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<boolean> {
  await using locks = new SourceLocks(database)
  return await locks.hold(source, signal, work)
}

/**
 * Runs `work` while this process holds the advisory lock of a source, so that one of many processes reads it. When the holder
 * dies, whoever waits takes over from the cursor. Returns when the signal ends it.
 */
export async function withSourceLock(
  options: LockOptions,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const { locks, source, signal, onError } = options
  while (!signal.aborted) {
    try {
      await locks.hold(source, signal, work)
    } catch (error) {
      if (!signal.aborted) onError(error, `source ${source}`)
    }
    await sleep(options.retryMs ?? usualRetryMs, undefined, { signal }).catch(() => {})
  }
}
