import type { Refusal } from '@toan-canh/connectors'
import type { LoadedSource } from '../catalogue/load-catalogue.ts'
import type { Centre } from '../centre/open-centre.ts'
import { approvedIn } from '../manual/entry-rows.ts'
import { entrySetOf } from '../manual/entry-set.ts'
import { ownRecordsOf } from '../own/read-own.ts'
import type { Settings } from '../settings/read-settings.ts'
import { cursorOf } from './cursor-of.ts'
import { openSource } from './open-source.ts'
import { refusalAlarm } from './source-runner.ts'
import { storeBatch } from './store-batch.ts'

const mostExamples = 20

/** What came of reading a source once. */
export interface OnceRead {
  rows: number
  facts: number
  changed: number
  refused: number
  /** How many rows were refused by which code. */
  readonly reasons: Map<string, number>
  /** The first refusals, with their places. */
  readonly examples: Refusal[]
}

interface Reading {
  readonly centre: Centre
  readonly settings: Settings
  readonly source: LoadedSource
  /** One file instead of where the source itself goes on; that place is left as it is. */
  readonly file?: string | undefined
  readonly progress?: (done: number | null, total: number | null, rows: number) => void
}

/**
 * Reads a source now and stores what it tells; call it while holding the source's lock. `alarm`: too much of a batch was refused,
 * and nothing of that batch is stored.
 */
export async function readOnce(
  on: Reading,
  signal: AbortSignal,
): Promise<{ readonly alarm: string | null; readonly result: OnceRead }> {
  const { centre, settings, source, file } = on
  const set = entrySetOf(source)
  const approved = set === null ? undefined : approvedIn(centre.database, set)
  await using connection = openSource(source, settings, centre.now, {
    file,
    approved,
    own: ownRecordsOf(centre, [...centre.catalogue.sources.values()]),
  })
  await centre.refresh()
  const stored = cursorOf(centre.board.stateOf(source.id)?.liveCursor)
  const cursor = file === undefined ? stored : null
  const result: OnceRead = { rows: 0, facts: 0, changed: 0, refused: 0, reasons: new Map(), examples: [] }
  for await (const batch of connection.read('live', cursor, signal)) {
    const alarm = refusalAlarm(batch, source.definition.bounds.refusedShare)
    if (alarm !== null) return { alarm, result }
    const kept = file === undefined ? batch : { ...batch, cursor: stored ?? batch.cursor }
    const incoming = { source: source.id, direction: 'live' as const, batch: kept, now: centre.now() }
    const { union } = source.definition
    const united = union === undefined ? incoming : { ...incoming, union }
    const { changed, refused } = await storeBatch(centre.database, centre.versions, united)
    result.rows += batch.rows
    result.facts += batch.facts.length
    result.changed += changed
    result.refused += refused
    for (const { code } of batch.refused) result.reasons.set(code, (result.reasons.get(code) ?? 0) + 1)
    result.examples.push(...batch.refused.slice(0, mostExamples - result.examples.length))
    on.progress?.(batch.done, batch.total, result.rows)
    if (connection.goesOn === true && batch.isLast) break
  }
  return { alarm: null, result }
}
