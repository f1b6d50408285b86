import {
  type Commit,
  type Database,
  giveTurnBack,
  inTransaction,
  logCommit,
  readDueFacts,
  takeTurn,
  toldAssets,
  writeEvaluations,
} from '@toan-canh/store'
import { Count, upsertCounted, type Versions } from '../counting/counting.ts'

const factsPerPage = 2_000

/**
 * Time is a source: takes one page of the facts whose next instant has come through the same door as any change.
 * `commit` is null when nothing changed in the counters and no asset; `isMore` says that a page is left.
 */
export async function advanceFacts(
  database: Database,
  versions: Versions,
  now: number,
): Promise<{ readonly commit: Commit | null; readonly taken: number; readonly isMore: boolean }> {
  return inTransaction(database, async (client) => {
    const [head, due, live] = await Promise.all([
      takeTurn(client),
      readDueFacts(client, now, factsPerPage),
      versions.live(client),
    ])
    const count = new Count(live, head.hourFloor)
    const taken = due.map(({ source, id, fact, evaluatedAt }) => {
      const at = Math.max(now, evaluatedAt)
      const before = fact === null ? null : { fact, evaluatedAt }
      return { source, id, evaluatedAt: at, nextAt: count.change(source, id, { before, after: fact, now: at }) }
    })
    const counted = count.rows()
    const assets = due.filter(({ fact }) => fact?.shape === 'asset')
    const rows = counted[0]?.rows ?? []
    await Promise.all([upsertCounted(client, counted), writeEvaluations(client, taken)])
    const isMore = taken.length >= factsPerPage
    // Two assets may change places within one unit: nothing is counted otherwise, and yet each stands otherwise.
    if (rows.length === 0 && assets.length === 0) {
      await giveTurnBack(client)
      return { commit: null, taken: taken.length, isMore }
    }
    const commit: Commit = {
      seq: head.seq,
      at: now,
      origin: 'tick',
      version: head.version,
      rows,
      ...toldAssets(assets),
    }
    await logCommit(client, commit)
    return { commit, taken: taken.length, isMore }
  })
}
