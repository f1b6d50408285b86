import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '@toan-canh/store'

export interface LockOptions {
  readonly database: Database
  readonly source: string
  readonly signal: AbortSignal
  readonly onError: (error: unknown, where: string) => void
}

const retryMs = 5_000

/**
 * Runs `work` while this process holds the advisory lock of a source, so that one of many processes reads it. When the holder dies its
 * lock goes with its connection, and whoever waits takes over from the cursor. Returns when the signal ends it.
 */
export async function withSourceLock(
  options: LockOptions,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const { database, source, signal, onError } = options
  while (!signal.aborted) {
    try {
      await holdLock(options, work)
    } catch (error) {
      if (!signal.aborted) onError(error, `source ${source}`)
    }
    await sleep(retryMs, undefined, { signal }).catch(() => {})
  }

  async function holdLock(_: LockOptions, run: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const client = await database.connect()
    const lost = new AbortController()
    client.once('error', () => lost.abort())
    try {
      const { rows } = await client.query<{ held: boolean }>(
        'select pg_try_advisory_lock(hashtextextended($1, 7246)) as held',
        [source],
      )
      if (rows[0]?.held === true) await run(AbortSignal.any([signal, lost.signal]))
    } finally {
      client.release(true)
    }
  }
}
