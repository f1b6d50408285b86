import type { Instant } from '@toan-canh/calendar'
import type { Batch, ConnectorContext, Cursor, Direction } from '../connector.ts'
import { oneAhead } from '../one-ahead.ts'
import type { RecentRefusals } from '../recent-refusals.ts'
import { SourceError } from '../source-error.ts'
import { type Marks, marksOf } from './marks.ts'
import type { Place } from './page-statement.ts'
import type { Watermark } from './sql-config.ts'
import { readWatermarkCursor, type WatermarkCursor } from './sql-cursor.ts'
import type { Table } from './table.ts'
import { type MappedPage, mapTable } from './walk-table.ts'

const secondMs = 1000

interface WatermarkRead {
  readonly watermark: Watermark
  readonly zone: string
  readonly context: ConnectorContext
  readonly table: Table
  readonly refusals: RecentRefusals
}

interface Start {
  readonly place: Place
  readonly seen: Instant
}

function marksFor({ table, zone }: WatermarkRead): Marks {
  const kind = table.shape.mark?.kind
  if (kind === undefined || kind === 'other') throw new SourceError('config', 'Nguồn không có cột mốc.')
  return marksOf(kind, zone)
}

function cursorAt(place: Place | null, seen: Instant): WatermarkCursor {
  return { by: 'watermark', place, seen: new Date(seen).toISOString() }
}

function liveStart(on: WatermarkRead, marks: Marks, cursor: Cursor | null): Start {
  const { lookbackSeconds, overlapSeconds } = on.watermark
  const stored = cursor === null ? null : readWatermarkCursor(cursor)
  if (stored === null) {
    const from = on.context.now() - lookbackSeconds * secondMs
    return { place: { mark: marks.textOf(from), key: null }, seen: from }
  }
  const seen = Date.parse(stored.seen)
  return { place: stored.place ?? { mark: marks.textOf(seen - overlapSeconds * secondMs), key: null }, seen }
}

function batchOf(page: MappedPage, more: Pick<Batch, 'cursor' | 'coveredTo' | 'reachedTo'>): Batch {
  return {
    facts: page.mapped.facts,
    tombstones: page.mapped.tombstones,
    refused: page.mapped.refused.map(({ refusal }) => refusal),
    rows: page.rows.length,
    total: null,
    done: null,
    isLast: page.next === null,
    ...more,
  }
}

/** Rows changed since the cursor, oldest first. The cursor never passes now, whatever clocks say. */
async function* readLive(on: WatermarkRead, cursor: Cursor | null): AsyncGenerator<Batch> {
  const marks = marksFor(on)
  const start = liveStart(on, marks, cursor)
  let { seen } = start
  for await (const page of oneAhead(mapTable({ ...on, sign: 1, floor: null }, start.place))) {
    const last = page.last === null ? null : marks.instantOf(page.last.mark)
    seen = Math.max(seen, Math.min(last ?? seen, page.askedAt))
    const refused = on.refusals.fresh(page.mapped.refused)
    const coveredTo = page.next === null ? page.askedAt : last === null ? null : Math.min(last, page.askedAt)
    yield {
      ...batchOf(page, { cursor: cursorAt(page.next, seen), coveredTo, reachedTo: null }),
      refused: refused.refusals,
    }
    refused.keep()
  }
}

/** Rows changed before the first history read, newest first, down to the floor. */
async function* readHistory(on: WatermarkRead, cursor: Cursor | null): AsyncGenerator<Batch> {
  const marks = marksFor(on)
  const floor = on.context.historyFrom
  if (floor === null) throw new SourceError('config', 'Nguồn không có cấu hình đọc lịch sử (history).')
  const stored = cursor === null ? null : readWatermarkCursor(cursor)
  const now = on.context.now()
  if (stored?.place === null) {
    const nothing = { facts: [], tombstones: [], refused: [], rows: 0, total: null, done: null }
    yield { ...nothing, cursor: cursorAt(null, floor), coveredTo: null, reachedTo: floor, isLast: true }
    return
  }
  let reachedTo = stored === null ? now : Date.parse(stored.seen)
  const place = stored?.place ?? { mark: marks.textOf(now), key: null }
  for await (const page of oneAhead(mapTable({ ...on, sign: -1, floor: marks.textOf(floor) }, place))) {
    const last = page.last === null ? null : marks.instantOf(page.last.mark)
    reachedTo = page.next === null ? floor : Math.min(last ?? reachedTo, reachedTo)
    yield batchOf(page, { cursor: cursorAt(page.next, reachedTo), coveredTo: null, reachedTo })
  }
}

/** Reads a table by the column that moves with every change; see `Connection.read`. */
export function readWatermark(on: WatermarkRead, direction: Direction, cursor: Cursor | null): AsyncGenerator<Batch> {
  return direction === 'live' ? readLive(on, cursor) : readHistory(on, cursor)
}
