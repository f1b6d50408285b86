import { type Connection, SourceError } from '@toan-canh/connectors'
import type { AskedAgain, JobStarter } from '@toan-canh/contract'
import { inTransaction, readRefusedBatches, type RefusedBatch, resolveBatch } from '@toan-canh/store'
import type { LoadedSource } from '../catalogue/load-catalogue.ts'
import type { Centre } from '../centre/open-centre.ts'
import { JobTeller } from '../jobs/job-teller.ts'
import { approvedIn } from '../manual/entry-rows.ts'
import { entrySetOf } from '../manual/entry-set.ts'
import { ownRecordsOf } from '../own/read-own.ts'
import type { Settings } from '../settings/read-settings.ts'
import { cursorOf } from './cursor-of.ts'
import { openSource } from './open-source.ts'
import { readInTurn } from './read-in-turn.ts'
import { refusalAlarm } from './source-runner.ts'
import { storeBatch } from './store-batch.ts'

/** Batches that are asked for again in one go; the rest waits for the next. */
const mostBatches = 500

type Askable = RefusedBatch & { readonly askedFrom: { readonly cursor: unknown } }

/** Refused rows of a source that can be asked for again, with the connection to ask. */
export interface Asking extends AsyncDisposable {
  readonly told: AskedAgain
  readonly batches: readonly Askable[]
  readonly connection: Connection
}

export interface AskContext {
  readonly centre: Centre
  readonly settings: Settings
  readonly source: LoadedSource
  /** Rows of this reason alone; `null`: all. */
  readonly code: string | null
}

/** What came of asking again; `left` are rows that did not come. */
export interface CameAgain {
  readonly resolved: number
  readonly refused: number
  readonly left: number
  readonly isStopped: boolean
}

/** Finds what can be asked for again. Throws a `SourceError` that says what to do where nothing can be. */
export async function findAskable({ centre, settings, source, code }: AskContext): Promise<Asking> {
  const set = entrySetOf(source)
  const approved = set === null ? undefined : approvedIn(centre.database, set)
  await using stack = new AsyncDisposableStack()
  const connection = stack.use(
    openSource(source, settings, centre.now, {
      approved,
      own: ownRecordsOf(centre, [...centre.catalogue.sources.values()]),
    }),
  )
  if (connection.cannotAskAgain !== undefined) throw new SourceError('config', connection.cannotAskAgain)
  const found = await readRefusedBatches(centre.database, { source: source.id, code, most: mostBatches })
  const batches = found.flatMap(({ askedFrom, ...rest }) => (askedFrom === null ? [] : [{ ...rest, askedFrom }]))
  const count = (list: readonly RefusedBatch[]) => list.reduce((sum, { open }) => sum + open, 0)
  const told = { rows: count(batches), batches: batches.length, left: count(found) - count(batches) }
  const kept = stack.move()
  return { told, batches, connection, [Symbol.asyncDispose]: () => kept.disposeAsync() }
}

/**
 * Asks for one batch again from where it was asked, stores what comes and moves no cursor. What comes right leaves the quarantine,
 * what is refused again stays; a row that did not come although its whole batch did is no longer told as it was refused.
 */
async function askBatch(
  { centre, source }: AskContext,
  {
    batch,
    connection,
    signal,
  }: { readonly batch: Askable; readonly connection: Connection; readonly signal: AbortSignal },
): Promise<{ readonly resolved: number; readonly refused: number }> {
  const { database, versions, now } = centre
  const { union, bounds } = source.definition
  let from = cursorOf(batch.askedFrom.cursor)
  const isFromStart = from === null
  let [rows, refused, resolved] = [0, 0, 0]
  const facts: string[] = []
  const reach = { connection, direction: batch.direction, cursor: from, signal }
  for await (const answer of readInTurn({ database, source }, reach)) {
    const alarm = refusalAlarm(answer, bounds.refusedShare)
    if (alarm !== null) throw new SourceError('format', alarm)
    const again = {
      source: source.id,
      direction: batch.direction,
      batch: answer,
      now: now(),
      askedFrom: from,
      isAgain: true,
    }
    const stored = await storeBatch(database, versions, union === undefined ? again : { ...again, union })
    resolved += stored.resolved
    const bad = new Set(answer.refused.map(({ id }) => id))
    facts.push(...answer.facts.flatMap((fact) => ('id' in fact && !bad.has(fact.id) ? [fact.id] : [])))
    from = answer.cursor
    rows += answer.rows
    refused += answer.refused.length
    if (rows >= batch.rows || answer.isLast) break
  }
  // Without a cursor a read may begin at another place than it did: then only what came is certain.
  const isWhole = rows >= batch.rows && !isFromStart
  const of = { source: source.id, batch: batch.id, at: now(), facts: isWhole ? null : facts }
  resolved += await inTransaction(database, (client) => resolveBatch(client, of))
  return { resolved, refused }
}

/** Asks for all of it, as long work that can be stopped between two batches. */
export async function askAgain(
  on: AskContext,
  { asking, by, signal }: { readonly asking: Asking; readonly by: JobStarter; readonly signal: AbortSignal },
): Promise<CameAgain> {
  const { centre, source } = on
  const { database, now } = centre
  await using job = new JobTeller(
    { database, now, onError: () => {} },
    { kind: 'retry', source: source.id, name: source.definition.vi, by, unit: 'batches' },
  )
  const total = asking.batches.length
  let [done, resolved, refused] = [0, 0, 0]
  const sentence = () => `${resolved} dòng đã đúng, ${refused} dòng vẫn bị từ chối.`
  await job.reached({ rows: 0, done, total, isLast: false })
  try {
    for (const batch of asking.batches) {
      const came = await askBatch(on, { batch, connection: asking.connection, signal })
      done += 1
      resolved += came.resolved
      refused += came.refused
      await job.reached({ rows: resolved + refused, done, total, isLast: done === total })
      if (job.isStopAsked && done < total) break
    }
  } catch (error) {
    await job.end('failed', error instanceof SourceError ? error.message : null)
    throw error
  }
  await job.end(done < total ? 'stopped' : 'done', sentence())
  await centre.refresh()
  const left = Math.max(0, asking.told.rows - resolved - refused) + asking.told.left
  return { resolved, refused, left, isStopped: done < total }
}
