import type { Instant } from '@toan-canh/calendar'
import type { Batch, ConnectorContext, Cursor } from '../connector.ts'
import { type WalkedPage, walkPages } from './page-walk.ts'
import { type Position, startAt } from './positions.ts'
import type { RecentRefusals } from '../recent-refusals.ts'
import type { RestConfig } from './rest-config.ts'
import { cursorOf, positionOf, readCursor } from './rest-cursor.ts'
import type { Upstream } from './upstream.ts'

const secondMs = 1000

interface LiveRead {
  readonly config: RestConfig
  readonly context: ConnectorContext
  readonly upstream: Upstream
  readonly refusals: RecentRefusals
}

interface Start {
  readonly at: Position
  readonly seen: Instant
}

function startOf(on: LiveRead, cursor: Cursor | null): Start {
  const { live } = on.config
  const firstPage = live.paging.kind === 'page' ? live.paging.first : 1
  if (cursor === null) {
    const from = on.context.now() - live.lookbackSeconds * secondMs
    return { at: startAt(from, firstPage), seen: from }
  }
  const stored = readCursor(cursor)
  const seen = Date.parse(stored.seen)
  if (!stored.isAtEnd) return { at: positionOf(stored, { sign: 1, firstPage }), seen }
  return { at: startAt(seen - live.overlapSeconds * secondMs, firstPage), seen }
}

/** Live covers until it asked when the list is at its end; on the way, until the last change it saw in order. */
function coveredTo(page: WalkedPage): Instant | null {
  if (page.next === null) return page.askedAt
  if (page.seen.last === null || !page.seen.isOrdered || page.next.walk === 'pages') return null
  return Math.min(page.seen.last, page.askedAt)
}

/** Reads changes in ascending order from a cursor; see `Connection.read`. A cursor never passes now, whatever clocks say. */
export async function* readLive(on: LiveRead, cursor: Cursor | null, signal: AbortSignal): AsyncGenerator<Batch> {
  const { live, size } = on.config
  const start = startOf(on, cursor)
  const walk = {
    ...on,
    sign: 1,
    path: live.path,
    paging: live.paging,
    paramsAt: (bound: Instant) => ({ ...live.params, [live.since]: new Date(bound).toISOString() }),
    pageRows: Math.min(size.rows, on.context.bounds.batchRows),
  } as const
  let { seen } = start
  let done = 0
  for await (const page of walkPages(walk, start.at, signal)) {
    seen = Math.max(seen, Math.min(page.seen.last ?? seen, page.askedAt))
    done += page.rows
    const refused = on.refusals.fresh(page.mapped.refused)
    yield {
      facts: page.mapped.facts,
      tombstones: page.mapped.tombstones,
      refused: refused.refusals,
      rows: page.rows,
      cursor: cursorOf(page.next ?? page.at, { sign: 1, seen, isAtEnd: page.next === null }),
      coveredTo: coveredTo(page),
      reachedTo: null,
      total: null,
      done,
      isLast: page.next === null,
    }
    refused.keep()
  }
}
