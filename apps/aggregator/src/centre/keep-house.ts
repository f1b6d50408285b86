import { setTimeout as sleep } from 'node:timers/promises'
import {
  dropBatches,
  dropCommits,
  dropLives,
  dropDevices,
  dropQualityDays,
  dropHourCells,
  dropJobs,
  dropQuarantine,
  dropUsage,
  dropSpans,
  dropWallLog,
  inTransaction,
  moveHourFloor,
} from '@toan-canh/store'
import { type Centre, hourDays } from './open-centre.ts'

export interface HouseOptions {
  readonly centre: Centre
  readonly retentionDays: number
  readonly signal: AbortSignal
  readonly onError: (error: unknown, where: string) => void
}

const everyMs = 3_600_000
const dayMs = 86_400_000

/** Data quality can be looked back on for somewhat more than a year. */
const qualityDays = 400

/** The record of a wall is kept as long as this and no longer than so many lines. */
const wallLines = 200_000

/** Rows put aside are kept as long as this and, of one source, no more than so many: the newest. */
const quarantinedRows = 20_000

/** Forgets what is past its retention: commits, batches, refused rows, long work, hour cells. */
export async function tidy(centre: Centre, retentionDays: number): Promise<void> {
  const before = centre.now() - retentionDays * dayMs
  await dropCommits(centre.database, before)
  await dropQuarantine(centre.database, { before, keep: quarantinedRows })
  await dropBatches(centre.database, before)
  await dropDevices(centre.database, before)
  await dropSpans(centre.database, before)
  await dropWallLog(centre.database, { before, keep: wallLines })
  await dropJobs(centre.database, before)
  const floor = centre.today() - hourDays
  await inTransaction(centre.database, async (client) => {
    await moveHourFloor(client, floor)
    await dropHourCells(client, floor)
    await dropQualityDays(client, centre.today() - qualityDays)
    await dropUsage(client, centre.today() - qualityDays)
    await dropLives(client, centre.now() - qualityDays * dayMs)
  })
}

/** Tidies once at the start and every hour, until the signal ends it. */
export async function keepHouse({ centre, retentionDays, signal, onError }: HouseOptions): Promise<void> {
  while (!signal.aborted) {
    await tidy(centre, retentionDays).catch((error: unknown) => onError(error, 'house'))
    await sleep(everyMs, undefined, { signal }).catch(() => {})
  }
}
