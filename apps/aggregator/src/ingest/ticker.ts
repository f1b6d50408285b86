import { setTimeout as sleep } from 'node:timers/promises'
import type { Instant } from '@toan-canh/calendar'
import { type Commit, type Database, readNextDue } from '@toan-canh/store'
import type { Versions } from '../counting/counting.ts'
import { advanceFacts } from './advance-facts.ts'

export interface TickerContext {
  readonly database: Database
  readonly versions: Versions
  readonly now: () => Instant
  readonly onCommit: (commit: Commit) => void
  readonly onError: (error: unknown) => void
}

const longestSleepMs = 1_000

/** Takes every case whose next instant has come, in pages, until the signal ends it. */
export async function runTicker(context: TickerContext, signal: AbortSignal): Promise<void> {
  const { database, versions, now, onCommit, onError } = context
  while (!signal.aborted) {
    try {
      const next = await readNextDue(database)
      let isMore = next !== null && next <= now()
      while (isMore && !signal.aborted) {
        const page = await advanceFacts(database, versions, now())
        if (page.commit !== null) onCommit(page.commit)
        isMore = page.isMore
      }
    } catch (error) {
      if (!signal.aborted) onError(error)
    }
    await sleep(longestSleepMs, undefined, { signal }).catch(() => {})
  }
}
