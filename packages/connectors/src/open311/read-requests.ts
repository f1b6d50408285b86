import type { Instant } from '@toan-canh/calendar'
import type { Batch, ConnectorContext, Cursor } from '../connector.ts'
import { mapInSlices } from '../map-rows.ts'
import type { RecentRefusals } from '../recent-refusals.ts'
import { SourceError } from '../source-error.ts'
import type { GeoReport } from './geo-report.ts'
import { type Open311Cursor, readCursor } from './open311-cursor.ts'
import type { Open311Config } from './open311-config.ts'
import { walkWindows, type WalkedRows, windowsOf } from './walk-windows.ts'

const dayMs = 86_400_000
const secondMs = 1_000
/** Requests may carry a time ahead of ours. */
const aheadMs = dayMs

interface RequestRead {
  readonly config: Open311Config
  readonly context: ConnectorContext
  readonly server: GeoReport
  readonly refusals: RecentRefusals
}

function iso(instant: Instant): string {
  return new Date(instant).toISOString()
}

const nothing = { facts: [], tombstones: [], refused: [], rows: 0, total: null, done: null }

/** Batches of what one question gave, mapped. */
async function* batchesOf(on: RequestRead, walked: WalkedRows, cursor: Open311Cursor): AsyncGenerator<Batch> {
  const { batchRows } = on.context.bounds
  for (let first = 0; first < walked.rows.length; first += batchRows) {
    const values = walked.rows.slice(first, first + batchRows)
    const rows = values.map((value, index) => ({ place: `${walked.place} row ${String(first + index + 1)}`, value }))
    const mapped = await mapInSlices(rows, on.context.mapping)
    const refused = on.refusals.fresh(mapped.refused)
    yield {
      ...nothing,
      facts: mapped.facts,
      tombstones: mapped.tombstones,
      refused: refused.refusals,
      rows: rows.length,
      cursor,
      coveredTo: null,
      reachedTo: null,
      isLast: false,
    }
    refused.keep()
  }
}

/** A new sweep, or the one that was under way; after a whole sweep only changes are asked for where the server knows how. */
function sweepOf(on: RequestRead, stored: Open311Cursor | null): Open311Cursor {
  if (stored !== null && !stored.isAtEnd) return stored
  const { lookbackDays, updatedAfter, overlapSeconds } = on.config
  const now = on.context.now()
  const since =
    stored === null || updatedAfter === undefined ? null : Date.parse(stored.sweep) - overlapSeconds * secondMs
  return {
    sweep: iso(now),
    since: since === null ? null : iso(since),
    at: iso(now - lookbackDays * dayMs),
    isAtEnd: false,
  }
}

/** Sweeps through the requests of the last days, oldest first; see `Connection.read`. */
export async function* readLive(on: RequestRead, cursor: Cursor | null, signal: AbortSignal): AsyncGenerator<Batch> {
  let sweep = sweepOf(on, readCursor(cursor))
  on.server.forgetServices()
  const end = Date.parse(sweep.sweep) + aheadMs
  const since = sweep.since === null ? null : Date.parse(sweep.since)
  const windows = windowsOf({ from: Date.parse(sweep.at), to: end }, on.config.windowDays)
  for await (const walked of walkWindows({ ...on, since }, windows, signal)) {
    if (walked.kind === 'rows') yield* batchesOf(on, walked, sweep)
    else sweep = { ...sweep, at: iso(walked.to) }
  }
  const isAtEnd = Date.parse(sweep.at) >= end
  const coveredTo = isAtEnd ? Date.parse(sweep.sweep) : null
  yield { ...nothing, cursor: { ...sweep, isAtEnd }, coveredTo, reachedTo: null, isLast: isAtEnd }
}

/** Reads windows backwards from now to the floor, newest first; see `Connection.read`. */
export async function* readHistory(on: RequestRead, cursor: Cursor | null, signal: AbortSignal): AsyncGenerator<Batch> {
  const floor = on.context.historyFrom
  if (floor === null) throw new SourceError('config', 'Nguồn không có cấu hình đọc lịch sử (history).')
  const stored = readCursor(cursor)
  const sweep = stored?.sweep ?? iso(on.context.now())
  let reached = stored === null ? Date.parse(sweep) : Date.parse(stored.at)
  const cursorAt = (at: Instant): Open311Cursor => ({ sweep, since: null, at: iso(at), isAtEnd: at <= floor })
  while (reached > floor) {
    const from = Math.max(floor, reached - on.config.windowDays * dayMs)
    let to = from
    for await (const walked of walkWindows({ ...on, since: null }, [{ from, to: reached }], signal)) {
      if (walked.kind === 'rows') yield* batchesOf(on, walked, cursorAt(reached))
      else to = walked.to
    }
    if (to < reached) throw new SourceError('upstream', 'requests: một khoảng lịch sử quá lớn cho một lần đọc.')
    reached = from
    const isLast = reached <= floor
    yield { ...nothing, cursor: cursorAt(reached), coveredTo: null, reachedTo: reached, isLast }
  }
  if (stored?.isAtEnd === true) yield { ...nothing, cursor: stored, coveredTo: null, reachedTo: floor, isLast: true }
}
