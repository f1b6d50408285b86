import type { Instant } from '@toan-canh/calendar'
import type { ChangedQuery } from './changed-query.ts'
import type { Fault } from './faults.ts'
import { cursorText } from './walk-query.ts'

/** A row of a sector's system with the instant of its last change. */
export interface ChangedRow {
  readonly code: string
  readonly changedAt: Instant
  /** The row as it is sent, stamped as the system's clock goes. */
  readonly row: (stamp: (instant: Instant) => string) => Readonly<Record<string, unknown>>
}

export interface Moment {
  readonly now: Instant
  readonly fault: Fault
}

/** A system of a sector: what has changed within a stretch of time, page by page, seen as of the instant at which the walk began. */
export interface SectorSystem {
  readonly answer: (query: ChangedQuery, moment: Moment) => unknown
}

/** A stretch of time, both ends included, and the instant as of which rows are seen: what changed later lies outside it. */
export interface Stretch {
  readonly from: Instant
  readonly to: Instant
  readonly seenAt: Instant
}

/** All rows whose last change, as of an instant, lies in a stretch of time. */
export type RowsChanged = (stretch: Stretch) => readonly ChangedRow[]

const vietnamMs = 7 * 3_600_000
/** Walks that are under way: the rows of each are found once, and the one begun longest ago is forgotten first. */
const mostWalks = 4

/** An instant as Vietnamese systems write it, with their offset. */
export function vietnamText(instant: Instant): string {
  return `${new Date(instant + vietnamMs).toISOString().slice(0, -1)}+07:00`
}

/** Oldest change first; those of one instant by their codes. */
export function byChange(one: ChangedRow, other: ChangedRow): number {
  return one.changedAt - other.changedAt || (one.code < other.code ? -1 : 1)
}

/** How late the system shows what happened, while it is asked to. */
function lagOf(fault: Fault): number {
  return fault.kind === 'lateUpdates' ? fault.lagMs : 0
}

/** Serves the rows of one system. Nothing slips between the pages of a walk: all of them are of the instant at which it began. */
export function createSectorSystem(rowsChanged: RowsChanged): SectorSystem {
  const walks = new Map<string, readonly ChangedRow[]>()

  function walk(stretch: Stretch, order: ChangedQuery['order']): readonly ChangedRow[] {
    const key = `${stretch.from} ${stretch.to} ${stretch.seenAt} ${order}`
    const known = walks.get(key)
    if (known !== undefined) return known
    const found = rowsChanged(stretch).toSorted(byChange)
    const rows = order === 'desc' ? found.toReversed() : found
    const oldest = walks.keys().next()
    if (walks.size >= mostWalks && oldest.done !== true) walks.delete(oldest.value)
    walks.set(key, rows)
    return rows
  }

  return {
    answer: ({ updatedSince, updatedBefore, order, size, cursor }, { now, fault }) => {
      const skewMs = fault.kind === 'clockSkew' ? fault.skewMs : 0
      const [begunAt, done] = cursor ?? [now, 0]
      const seenAt = Math.min(begunAt, now) - lagOf(fault)
      const from = Math.max(0, (updatedSince ?? 0) - skewMs)
      const to = Math.min(seenAt, (updatedBefore ?? Number.POSITIVE_INFINITY) - 1 - skewMs)
      const rows = walk({ from, to, seenAt }, order)
      const start = fault.kind === 'duplicatePages' ? 0 : done
      const page = rows.slice(start, start + size).map(({ row }) => row((instant) => vietnamText(instant + skewMs)))
      const list = fault.kind === 'outOfOrder' ? page.toReversed() : page
      const next = done + size < rows.length ? cursorText([begunAt, done + size]) : null
      return fault.kind === 'wrongShape'
        ? { ketQua: list, tongSo: String(rows.length), trangSau: next }
        : { duLieu: list, tongSo: rows.length, trangSau: next }
    },
  }
}
