import { dayOf } from '@toan-canh/calendar'
import type { Batch, Direction } from '@toan-canh/connectors'
import { isNewer } from '@toan-canh/engine'
import {
  advanceSource,
  type Client,
  type Commit,
  coverDays,
  type Database,
  giveTurnBack,
  inTransaction,
  logCommit,
  quarantineRows,
  readCases,
  readSourceState,
  recordBatch,
  type SourceState,
  type StoredCase,
  takeTurn,
  writeCases,
} from '@toan-canh/store'
import { Count, type Versions } from '../counting/counting.ts'
import { markOfStored, newestVersions, type Version } from './newest-versions.ts'

export interface StoredBatch {
  /** What changed in the counters; `null` when the batch told nothing new. */
  readonly commit: Commit | null
  readonly changed: number
  readonly refused: number
}

interface Incoming {
  readonly source: string
  readonly direction: Direction
  readonly batch: Batch
  readonly now: number
}

async function countChanges(
  client: Client,
  count: Count,
  incoming: Incoming,
): Promise<{ readonly cases: StoredCase[]; readonly added: number }> {
  const { source, batch } = incoming
  const versions = newestVersions(batch)
  const stored = await readCases(client, source, [...versions.keys()])
  const cases: StoredCase[] = []
  let added = 0
  for (const [id, version] of versions) {
    const before = stored.get(id)
    const changed = caseChange(count, incoming, id, version, before)
    if (changed === null) continue
    cases.push(changed)
    if (before === undefined) added += 1
  }
  return { cases, added }
}

function caseChange(
  count: Count,
  incoming: Incoming,
  id: string,
  version: Version,
  before: StoredCase | undefined,
): StoredCase | null {
  if (before !== undefined && !isNewer(version.mark, markOfStored(before))) return null
  const { source, now } = incoming
  const { fact } = version
  const evaluatedAt = Math.max(now, before?.evaluatedAt ?? now)
  const counted =
    before === undefined || before.fact === null ? null : { fact: before.fact, evaluatedAt: before.evaluatedAt }
  const nextAt = count.change(source, id, { before: counted, after: fact, now: evaluatedAt })
  return { source, id, changedAt: version.mark.changedAt, evaluatedAt, nextAt, fact }
}

async function coverPast(client: Client, incoming: Incoming, before: SourceState | null): Promise<void> {
  const { source, batch, now } = incoming
  if (batch.coveredTo !== null) {
    const from = before?.coveredTo ?? batch.coveredTo
    await coverDays(client, { source, fromDay: dayOf(from), toDay: dayOf(batch.coveredTo) - 1, receivedAt: now })
  }
  if (batch.reachedTo !== null) {
    const until = before?.historyReachedTo ?? now
    const toDay = Math.min(dayOf(until), dayOf(before?.coveredTo ?? now) - 1)
    await coverDays(client, { source, fromDay: dayOf(batch.reachedTo - 1) + 1, toDay, receivedAt: now })
  }
}

/**
 * Stores one batch of a source — facts, counters, quarantine and cursor — in one transaction: a kill at any moment repeats
 * the batch and never loses or doubles it, and the same batch twice changes nothing (DESIGN §5).
 */
export async function storeBatch(database: Database, versions: Versions, incoming: Incoming): Promise<StoredBatch> {
  const { source, direction, batch, now } = incoming
  return inTransaction(database, async (client) => {
    const head = await takeTurn(client)
    const count = new Count(await versions.live(client))
    const { cases, added } = await countChanges(client, count, incoming)
    const hasNews = cases.length > 0 || batch.refused.length > 0
    const before = await readSourceState(client, source)
    let quarantined = 0
    let commit: Commit | null = null
    if (hasNews) {
      const rows = await count.store(client, head.hourFloor)
      const { seq } = head
      const refused = batch.refused.length
      const record = {
        source,
        direction,
        seq,
        storedAt: now,
        rows: batch.rows,
        changed: cases.length,
        refused,
        coveredTo: batch.coveredTo,
      }
      const id = await recordBatch(client, record)
      await writeCases(client, id, cases)
      quarantined = await quarantineRows(client, { id, source, at: now }, batch.refused)
      commit = { seq, at: now, origin: source, version: head.version, rows }
      await logCommit(client, commit)
    } else {
      await giveTurnBack(client)
    }
    await coverPast(client, incoming, before)
    await advanceSource(client, {
      source,
      direction,
      cursor: batch.cursor,
      coveredTo: batch.coveredTo,
      reachedTo: batch.reachedTo,
      rows: batch.rows,
      total: batch.total,
      isLast: batch.isLast,
      storedAt: now,
      newFacts: added,
      newQuarantined: quarantined,
    })
    return { commit, changed: cases.length, refused: batch.refused.length }
  })
}
