import type { Instant } from '@toan-canh/calendar'
import type { Batch, ConnectorContext, Cursor } from '../connector.ts'
import { SourceError } from '../source-error.ts'
import { type WalkedPage, walkPages } from './page-walk.ts'
import { startAt } from './positions.ts'
import type { RestConfig } from './rest-config.ts'
import { cursorOf, positionOf, readCursor } from './rest-cursor.ts'
import type { Upstream } from './upstream.ts'

interface HistoryRead {
  readonly config: RestConfig
  readonly context: ConnectorContext
  readonly upstream: Upstream
}

function reached(page: WalkedPage, before: Instant): Instant {
  if (page.seen.last === null || !page.seen.isOrdered || page.next?.walk === 'pages') return before
  return Math.min(before, -page.seen.last)
}

function finished(cursor: Cursor, floor: Instant): Batch {
  const nothing = { facts: [], tombstones: [], refused: [], rows: 0, total: null, done: null }
  return { ...nothing, cursor, coveredTo: null, reachedTo: floor, isLast: true }
}

/** Reads what was changed before the first history read, newest first, down to the floor; see `Connection.read`. */
export async function* readHistory(on: HistoryRead, cursor: Cursor | null, signal: AbortSignal): AsyncGenerator<Batch> {
  const { history, size } = on.config
  const floor = on.context.historyFrom
  if (history === undefined || floor === null)
    throw new SourceError('config', 'Nguồn không có cấu hình đọc lịch sử (history).')
  const stored = cursor === null ? null : readCursor(cursor)
  if (cursor !== null && stored?.isAtEnd === true) {
    yield finished(cursor, floor)
    return
  }
  const firstPage = history.paging.kind === 'page' ? history.paging.first : 1
  const walk = {
    ...on,
    sign: -1,
    path: history.path,
    paging: history.paging,
    // One millisecond more takes in the bound itself, whether the upstream means before or until.
    paramsAt: (bound: Instant) => ({
      ...history.params,
      [history.before]: new Date(bound + 1).toISOString(),
      [history.since]: new Date(floor).toISOString(),
    }),
    pageRows: Math.min(size.rows, on.context.bounds.batchRows),
  } as const
  const now = on.context.now()
  let reachedTo = stored === null ? now : Date.parse(stored.seen)
  const start = stored === null ? startAt(-now, firstPage) : positionOf(stored, { sign: -1, firstPage })
  for await (const page of walkPages(walk, start, signal)) {
    reachedTo = page.next === null ? floor : reached(page, reachedTo)
    yield {
      facts: page.mapped.facts,
      tombstones: page.mapped.tombstones,
      refused: page.mapped.refused.map(({ refusal }) => refusal),
      rows: page.rows,
      cursor: cursorOf(page.next ?? page.at, { sign: -1, seen: reachedTo, isAtEnd: page.next === null }),
      coveredTo: null,
      reachedTo,
      total: page.total,
      done: null,
      isLast: page.next === null,
    }
  }
}
