import { type Refusal, SourceError } from '@toan-canh/connectors'
import type { JobStarter } from '@toan-canh/contract'
import type { LoadedSource } from '../catalogue/load-catalogue.ts'
import type { Centre } from '../centre/open-centre.ts'
import { approvedIn } from '../manual/entry-rows.ts'
import { entrySetOf } from '../manual/entry-set.ts'
import { ownRecordsOf } from '../own/read-own.ts'
import { JobTeller } from '../jobs/job-teller.ts'
import type { PaceTold, Reached } from '../jobs/pace.ts'
import type { Settings } from '../settings/read-settings.ts'
import { cursorOf } from './cursor-of.ts'
import { openSource } from './open-source.ts'
import { readInTurn } from './read-in-turn.ts'
import { refusalAlarm } from './source-runner.ts'
import { storeBatch } from './store-batch.ts'

const mostExamples = 20
/** What is read sooner is not long work. */
const longMs = 2_000

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
  /** Who wants it read. */
  readonly by: JobStarter
  readonly progress?: (reached: Reached & PaceTold) => void
}

/**
 * Reads a source now and stores what it tells; call it while holding the source's lock. `alarm`: too much of a batch was refused,
 * and nothing of that batch is stored. `isStopped`: somebody has asked it to stop between two batches; what came before is stored.
 */
export async function readOnce(
  on: Reading,
  signal: AbortSignal,
): Promise<{ readonly alarm: string | null; readonly isStopped: boolean; readonly result: OnceRead }> {
  const { centre, source, by } = on
  // What a file is called may name a person: everybody sees what runs.
  const name = source.definition.vi
  const unit = source.definition.connector.type === 'file-drop' ? ('bytes' as const) : ('rows' as const)
  await using job = new JobTeller(
    { database: centre.database, now: centre.now, onError: () => {} },
    { kind: 'import', source: source.id, name, by, unit, afterMs: longMs },
  )
  try {
    const read = await readAll(on, job, signal)
    await job.end(read.alarm !== null ? 'failed' : read.isStopped ? 'stopped' : 'done', read.alarm)
    return read
  } catch (error) {
    if (error instanceof SourceError) await job.end('failed', error.message)
    throw error
  }
}

async function readAll(on: Reading, job: JobTeller, signal: AbortSignal): ReturnType<typeof readOnce> {
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
  let from = cursor
  const reading = { database: centre.database, source }
  for await (const batch of readInTurn(reading, { connection, direction: 'live', cursor, signal })) {
    const alarm = refusalAlarm(batch, source.definition.bounds.refusedShare)
    if (alarm !== null) return { alarm, isStopped: false, result }
    const kept = file === undefined ? batch : { ...batch, cursor: stored ?? batch.cursor }
    const asked = file === undefined && connection.cannotAskAgain === undefined ? { askedFrom: from } : {}
    const incoming = { source: source.id, direction: 'live' as const, batch: kept, now: centre.now(), ...asked }
    from = batch.cursor
    const { union } = source.definition
    const united = union === undefined ? incoming : { ...incoming, union }
    const { changed, refused } = await storeBatch(centre.database, centre.versions, united)
    result.rows += batch.rows
    result.facts += batch.facts.length
    result.changed += changed
    result.refused += refused
    for (const { code } of batch.refused) result.reasons.set(code, (result.reasons.get(code) ?? 0) + 1)
    result.examples.push(...batch.refused.slice(0, mostExamples - result.examples.length))
    const reached = { rows: result.rows, done: batch.done, total: batch.total, isLast: batch.isLast }
    const pace = await job.reached(reached)
    on.progress?.({ ...reached, ...pace })
    if (job.isStopAsked && !batch.isLast) return { alarm: null, isStopped: true, result }
    if (connection.goesOn === true && batch.isLast) break
  }
  return { alarm: null, isStopped: false, result }
}
