import type { Instant } from '@toan-canh/calendar'
import type { Fact, Tombstone } from '@toan-canh/contract'
import type { Batch, ConnectorContext, Cursor } from '../connector.ts'
import { mapRows } from '../map-rows.ts'
import type { RecentRefusals } from '../recent-refusals.ts'
import { SourceError } from '../source-error.ts'
import { hashOf, type KnownRow, packRows, unpackRows } from './known-rows.ts'
import type { Compare } from './sql-config.ts'
import { readCompareCursor } from './sql-cursor.ts'
import type { Table } from './table.ts'
import { type TablePage, walkTable } from './walk-table.ts'

interface CompareRead {
  readonly compare: Compare
  readonly context: ConnectorContext
  readonly table: Table
  readonly refusals: RecentRefusals
}

type Refused = ReturnType<typeof mapRows>['refused'][number]

interface Differences {
  readonly facts: readonly Fact[]
  readonly tombstones: readonly Tombstone[]
  readonly refused: readonly Refused[]
}

/** A difference is as new as the comparison that found it: a deletion outlives its row, and a row that comes back its deletion. */
function seenAt<T extends { readonly changedAt: Instant }>(told: T, at: Instant): T {
  return { ...told, changedAt: at }
}

/** Compares a page with what is known, and notes in `now` what is to be known. */
function differencesOf(
  page: TablePage,
  on: {
    readonly context: ConnectorContext
    readonly known: ReadonlyMap<string, KnownRow>
    readonly now: Map<string, KnownRow>
  },
): Differences {
  const facts: Fact[] = []
  const tombstones: Tombstone[] = []
  const refused: Refused[] = []
  for (const [index, row] of page.rows.entries()) {
    const key = page.keys[index] ?? ''
    const hash = hashOf(row.value)
    const before = on.known.get(key)
    if (before?.hash === hash) {
      on.now.set(key, before)
      continue
    }
    const mapped = mapRows([row], on.context.mapping)
    refused.push(...mapped.refused)
    if (mapped.refused.length > 0) {
      // It was told once and is there: what cannot be read now is not gone.
      on.now.set(key, { hash: '', ids: before?.ids ?? [] })
    } else on.now.set(key, { hash, ids: mapped.facts.map(({ id }) => id) })
    facts.push(...mapped.facts.map((fact) => seenAt(fact, page.askedAt)))
    tombstones.push(...mapped.tombstones.map((each) => seenAt(each, page.askedAt)))
    const told = new Set([...(on.now.get(key)?.ids ?? []), ...mapped.tombstones.map(({ id }) => id)])
    const left = (before?.ids ?? []).filter((id) => !told.has(id))
    tombstones.push(...left.map((id) => ({ id, changedAt: page.askedAt })))
  }
  return { facts, tombstones, refused }
}

/** Fewer rows never stop a comparison: that some go is what deleting looks like. */
const fewestGone = 10

/** The facts of rows that are no longer there, unless another row has told them meanwhile. */
function gone(
  known: ReadonlyMap<string, KnownRow>,
  now: ReadonlyMap<string, KnownRow>,
  on: { readonly at: Instant; readonly share: number },
): Tombstone[] {
  const told = new Set([...now.values()].flatMap(({ ids }) => ids))
  const away = [...known].filter(([key]) => !now.has(key))
  if (away.length >= fewestGone && away.length > on.share * known.size)
    throw new SourceError(
      'upstream',
      `${String(away.length)} trong ${String(known.size)} dòng không còn trong bảng; chưa xoá gì, đơn vị chủ quản cần xác nhận (rồi đặt goneShare: 1).`,
    )
  const lost = away.flatMap(([, { ids }]) => ids)
  return lost.filter((id) => !told.has(id)).map((id) => ({ id, changedAt: on.at }))
}

/**
 * Reads a whole table and tells what differs from the last whole reading; see `Connection.read`. The cursor moves only with the
 * last batch: a kill on the way repeats the comparison. More rows than `mostRows` are an error: nothing is taken for deleted.
 */
export async function* readCompare(on: CompareRead, cursor: Cursor | null): AsyncGenerator<Batch> {
  const { compare, context, refusals } = on
  const known = cursor === null ? new Map<string, KnownRow>() : unpackRows(readCompareCursor(cursor).rows)
  const now = new Map<string, KnownRow>()
  const startedAt = context.now()
  let total = 0
  let isWhole = false
  for await (const page of walkTable({ ...on, sign: 1, floor: null }, null)) {
    total += page.rows.length
    if (total > compare.mostRows)
      throw new SourceError(
        'config',
        `Bảng có hơn ${String(compare.mostRows)} dòng, quá nhiều để so sánh toàn phần; hãy đọc theo cột mốc (by: watermark).`,
      )
    const found = differencesOf(page, { context, known, now })
    const refused = refusals.fresh(found.refused)
    isWhole = page.next === null
    const lost = isWhole ? gone(known, now, { at: startedAt, share: compare.goneShare }) : []
    yield {
      facts: found.facts,
      tombstones: [...found.tombstones, ...lost],
      refused: refused.refusals,
      rows: page.rows.length,
      cursor: isWhole ? { by: 'compare', rows: packRows(now) } : (cursor ?? { by: 'compare', rows: packRows(known) }),
      coveredTo: isWhole ? startedAt : null,
      reachedTo: null,
      total: null,
      done: total,
      isLast: isWhole,
    }
    refused.keep()
  }
  if (!isWhole)
    throw new SourceError('config', 'Chưa đọc hết bảng trong số trang cho phép; hãy tăng batchRows hoặc pagesPerRead.')
}
