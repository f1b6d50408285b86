import { setTimeout as sleep } from 'node:timers/promises'
import type { Instant } from '@toan-canh/calendar'
import { beginLife, type Database, goOnLiving } from '@toan-canh/store'

export interface LifeOptions {
  readonly database: Database
  readonly now: () => Instant
  readonly signal: AbortSignal
  readonly onError: (error: unknown, where: string) => void
}

const beatMs = 30_000

/** Writes down that this process lives, every half minute until the signal ends it: what lies between two lives was an outage. */
export async function keepLife({ database, now, signal, onError }: LifeOptions): Promise<void> {
  let life: number | null = null
  while (!signal.aborted) {
    try {
      if (life === null) life = await beginLife(database, now())
      else await goOnLiving(database, life, now())
    } catch (error) {
      onError(error, 'life')
    }
    await sleep(beatMs, undefined, { signal }).catch(() => {})
  }
}
