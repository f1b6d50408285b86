import { setTimeout as sleep } from 'node:timers/promises'
import { type Database, openSession } from '@toan-canh/store'

export interface LockOptions {
  readonly database: Database
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
  { database, source, signal }: Pick<LockOptions, 'database' | 'source' | 'signal'>,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<boolean> {
  await using session = await openSession(database)
  const { rows } = await session.client.query<{ held: boolean }>(
    'select pg_try_advisory_lock(hashtextextended($1, 7246)) as held',
    [source],
  )
  if (rows[0]?.held !== true) return false
  await work(AbortSignal.any([signal, session.lost]))
  return true
}

/**
 * Runs `work` while this process holds the advisory lock of a source, so that one of many processes reads it. When the holder
 * dies, whoever waits takes over from the cursor. Returns when the signal ends it.
 */
export async function withSourceLock(
  options: LockOptions,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const { source, signal, onError } = options
  while (!signal.aborted) {
    try {
      await tryWithSourceLock(options, work)
    } catch (error) {
      if (!signal.aborted) onError(error, `source ${source}`)
    }
    await sleep(options.retryMs ?? usualRetryMs, undefined, { signal }).catch(() => {})
  }
}
