import { setTimeout as sleep } from 'node:timers/promises'
import { dropBatches, dropCommits, dropHourCells, inTransaction, moveHourFloor } from '@toan-canh/store'
import type { Centre } from './open-centre.ts'

export interface HouseOptions {
  readonly centre: Centre
  readonly retentionDays: number
  readonly signal: AbortSignal
  readonly onError: (error: unknown, where: string) => void
}

/** Hours of the day are kept for this many days: two weeks back, to stop any weekday at the same clock time. */
const hourDays = 15
const everyMs = 3_600_000
const dayMs = 86_400_000

/** Forgets what is past its retention: commits, empty batches, hour cells. Once at the start and every hour. */
export async function keepHouse({ centre, retentionDays, signal, onError }: HouseOptions): Promise<void> {
  while (!signal.aborted) {
    try {
      const before = centre.now() - retentionDays * dayMs
      await dropCommits(centre.database, before)
      await dropBatches(centre.database, before)
      const floor = centre.today() - hourDays
      await inTransaction(centre.database, async (client) => {
        await moveHourFloor(client, floor)
        await dropHourCells(client, floor)
      })
    } catch (error) {
      onError(error, 'house')
    }
    await sleep(everyMs, undefined, { signal }).catch(() => {})
  }
}
