import { dayOf } from '@toan-canh/calendar'
import type { Batch, Cursor, Direction, Refusal } from '@toan-canh/connectors'
import { isNewer } from '@toan-canh/engine'
import {
  addPromiseTime,
  advanceSource,
  type Client,
  type Commit,
  confirmFigures,
  coverDays,
  type Database,
  type DeliveryMarks,
  giveTurnBack,
  inTransaction,
  insertCases,
  logCommit,
  noteDelivery,
  quarantineRows,
  readAssets,
  readCases,
  readFigureMarks,
  readSourceState,
  recordBatch,
  resolveRows,
  type SourceState,
  type StoredAsset,
  type StoredCase,
  takeTurn,
  toldFigures,
  toldAssets,
  uncounted,
  writeAssets,
  writeCases,
  writeFigures,
} from '@toan-canh/store'
import type { Union } from '@toan-canh/contract'
import { Count, type CountedRows, upsertCounted, type Versions } from '../counting/counting.ts'
import { noteQuality } from '../quality/note-quality.ts'
import { promiseSince } from '../quality/promise-time.ts'
import { type FigureChanges, figureChanges, figureVersions } from './figure-changes.ts'
import type { Promised } from '@toan-canh/live'
import { countTurned, readRuling, writeRuling } from '../union/unite.ts'
import type { Ruling } from '../union/rule-on.ts'
import { assetsTold, countAssets } from './asset-changes.ts'
import { markOfStored, newestVersions, type Version } from './newest-versions.ts'

export interface StoredBatch {
  /** What changed in the counters; `null` when the batch told nothing new. */
  readonly commit: Commit | null
  readonly changed: number
  readonly refused: number
  /** Rows that were refused before and have come right by it. */
  readonly resolved: number
  /** The delivery had been stored before. */
  readonly isRepeat: boolean
}

interface Incoming {
  readonly source: string
  readonly direction: Direction
  readonly batch: Batch
  readonly now: number
  /** Absent when no other source tells of the same cases. */
  readonly union?: Union
  /** Absent when nobody promised anything: a file read by hand. */
  readonly promise?: Promised
  /** The cursor with which the batch was asked for; absent when it cannot be asked for again. */
  readonly askedFrom?: Cursor | null
  /** It was asked for again: cursors, coverage and the count of the history stand. */
  readonly isAgain?: boolean
  /** What a pushed delivery is known by; one that is known already changes nothing. */
  readonly delivery?: DeliveryMarks
  /** What is done with it or not at all, once it is this writer's turn; says until when the world is covered by it. Throws to undo. */
  readonly together?: (client: Client) => Promise<Pick<Batch, 'coveredTo'>>
}

interface News {
  readonly incoming: Incoming
  readonly commit: Commit
  readonly counted: readonly CountedRows[]
  readonly cases: readonly StoredCase[]
  readonly assets: readonly StoredAsset[]
  readonly wasStored: (id: string) => boolean
  readonly figures: FigureChanges
}

/** A version that is newer than the stored one, if there is one. */
interface Newer {
  readonly id: string
  readonly version: Version
  readonly before: StoredCase | undefined
}

function newerOf(versions: ReadonlyMap<string, Version>, stored: ReadonlyMap<string, StoredCase>): readonly Newer[] {
  const newer: Newer[] = []
  for (const [id, version] of versions) {
    const before = stored.get(id)
    if (before === undefined || isNewer(version.mark, markOfStored(before))) newer.push({ id, version, before })
  }
  return newer
}

/** Counts a newer version in the place of the stored one; one that another system outranks is kept and does not count. */
function countCase(
  count: Count,
  { source, now }: Incoming,
  { id, version, before }: Newer,
  counts: boolean,
): StoredCase {
  const { fact, mark } = version
  const evaluatedAt = Math.max(now, before?.evaluatedAt ?? now)
  const counted =
    before === undefined || before.fact === null ? null : { fact: before.fact, evaluatedAt: before.evaluatedAt }
  const nextAt = count.change(source, id, { before: counted, after: counts ? fact : null, now: evaluatedAt })
  const { changedAt } = mark
  return counts
    ? { source, id, changedAt, evaluatedAt, nextAt, fact }
    : { source, id, changedAt, evaluatedAt: uncounted, nextAt: null, fact }
}

/** What several systems tell of one case is ruled on; `null` where only this one tells. */
async function rulingOn(client: Client, incoming: Incoming, newer: readonly Newer[]): Promise<Ruling | null> {
  const { source, union } = incoming
  if (union === undefined || newer.length === 0) return null
  const offered = newer.map(({ id, version }) => ({ id, fact: version.fact }))
  return readRuling(client, offered, { source, union })
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
 * Stores what a batch tells that is new; returns which of its refused rows are. Nothing is waited for in between: PostgreSQL
 * writes what it has while this process encodes the rest.
 */
async function writeNews(client: Client, news: News): Promise<readonly Refusal[]> {
  const { incoming, commit, counted, cases, assets, figures, wasStored } = news
  const { source, direction, batch, now } = incoming
  const id = await recordBatch(client, {
    source,
    direction,
    seq: commit.seq,
    storedAt: now,
    rows: batch.rows,
    changed: cases.length + assets.length + figures.added.length,
    refused: batch.refused.length,
    coveredTo: batch.coveredTo,
    askedFrom: incoming.askedFrom === undefined ? null : { cursor: batch.againFrom ?? incoming.askedFrom },
  })
  const [quarantined] = await Promise.all([
    quarantineRows(client, { id, source, at: now }, batch.refused),
    upsertCounted(client, counted),
    insertCases(
      client,
      id,
      cases.filter((each) => !wasStored(each.id)),
    ),
    writeCases(
      client,
      id,
      cases.filter((each) => wasStored(each.id)),
    ),
    writeFigures(client, { seq: commit.seq, batch: id }, figures.added),
    writeAssets(client, id, assets),
    logCommit(client, commit),
  ])
  return quarantined
}

/** How many refused rows have come right: the source tells a newer version of their facts that can be read. */
async function resolvedBy(
  client: Client,
  { source, direction, now }: Incoming,
  before: SourceState | null,
  cases: readonly { readonly id: string }[],
): Promise<number> {
  if (direction === 'history' || before === null || before.quarantined === 0) return 0
  return resolveRows(
    client,
    { source, at: now },
    cases.map(({ id }) => id),
  )
}

/**
 * Stores one batch of a source — facts, counters, quarantine and cursor — in one transaction: a kill at any moment repeats
 * the batch and never loses or doubles it, and the same batch twice changes nothing (DESIGN §5).
 */
export async function storeBatch(database: Database, versions: Versions, given: Incoming): Promise<StoredBatch> {
  const { source, direction, now } = given
  const versionsTold = newestVersions(given.batch)
  const figuresTold = figureVersions(source, now, given.batch)
  const told = assetsTold(given.batch)
  return inTransaction(database, async (client) => {
    const [head, live, before, stored, marks, storedAssets] = await Promise.all([
      takeTurn(client),
      versions.live(client),
      readSourceState(client, source),
      readCases(client, source, [...versionsTold.keys()]),
      readFigureMarks(client, source, [...figuresTold.keys()]),
      readAssets(client, source, [...told.keys()]),
    ])
    const more = given.together === undefined ? {} : await given.together(client)
    const again = given.isAgain === true ? { coveredTo: null, reachedTo: null, total: null, isLast: false } : {}
    const incoming = { ...given, batch: { ...given.batch, ...more, ...again } }
    const { batch } = incoming
    if (incoming.delivery !== undefined && !(await noteDelivery(client, incoming.delivery))) {
      await giveTurnBack(client)
      return { commit: null, changed: 0, refused: 0, resolved: 0, isRepeat: true }
    }
    const count = new Count(live, head.hourFloor)
    const newer = newerOf(versionsTold, stored)
    const ruling = await rulingOn(client, incoming, newer)
    const cases = newer.map((each) => countCase(count, incoming, each, ruling?.counts(each.id) ?? true))
    const turned = ruling === null ? [] : await countTurned(client, count, ruling, now)
    const { assets, added } = countAssets(count, incoming, told, storedAssets)
    const wasStored = (id: string) => stored.has(id)
    const figures = figureChanges(figuresTold, marks)
    const changed = cases.length + assets.length + figures.added.length
    let quarantined: readonly Refusal[] = []
    let commit: Commit | null = null
    if (changed > 0 || batch.refused.length > 0) {
      const counted = count.rows()
      const rows = counted[0]?.rows ?? []
      const facts = { ...toldAssets(assets), ...toldFigures(figures.newest) }
      commit = { seq: head.seq, at: now, origin: source, version: head.version, rows, ...facts }
      quarantined = await writeNews(client, { incoming, commit, counted, cases, assets, figures, wasStored })
    } else {
      await giveTurnBack(client)
    }
    const resolved = await resolvedBy(client, incoming, before, [...cases, ...assets])
    const progress = {
      source,
      direction,
      cursor: given.isAgain === true ? null : batch.cursor,
      coveredTo: batch.coveredTo,
      reachedTo: batch.reachedTo,
      rows: given.isAgain === true ? 0 : batch.rows,
      total: batch.total,
      isLast: batch.isLast,
      storedAt: now,
      newFacts: newer.filter(({ before: known }) => known === undefined).length + added + figures.fresh,
      newQuarantined: quarantined.length,
      newResolved: resolved,
    }
    const promises =
      batch.coveredTo === null || incoming.promise === undefined ? [] : promiseSince(before, incoming.promise, now)
    const news = { source, now, cases, assets, figures: figures.added, wasStored, refused: quarantined }
    await Promise.all([
      coverPast(client, incoming, before),
      confirmFigures(client, source, figures.confirmed),
      commit === null ? undefined : noteQuality(client, news),
      addPromiseTime(client, source, promises),
      advanceSource(client, progress),
    ])
    if (ruling !== null) await writeRuling(client, ruling, turned, now)
    return { commit, changed, refused: batch.refused.length, resolved, isRepeat: false }
  })
}
