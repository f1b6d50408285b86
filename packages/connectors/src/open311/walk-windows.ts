import type { Instant } from '@toan-canh/calendar'
import type { ConnectorContext } from '../connector.ts'
import { SourceError } from '../source-error.ts'
import type { GeoReport, Window } from './geo-report.ts'
import type { Open311Config } from './open311-config.ts'

const dayMs = 86_400_000
/** Below it a window is not halved: so many requests of one second are an error of the server. */
const shortestMs = 1_000

/** What one question gave: rows not seen before in its window. */
export interface WalkedRows {
  readonly kind: 'rows'
  readonly rows: readonly unknown[]
  readonly place: string
}

/** Everything up to this instant, by when it was requested, has been given. */
export interface WalkedTo {
  readonly kind: 'reached'
  readonly to: Instant
}

export interface Walk {
  readonly config: Open311Config
  readonly context: ConnectorContext
  readonly server: GeoReport
  readonly since: Instant | null
}

/** Cuts a stretch of time into windows that the server allows, in order. */
export function windowsOf({ from, to }: Window, days: number): readonly Window[] {
  const windows: Window[] = []
  for (let at = from; at < to; at += days * dayMs) windows.push({ from: at, to: Math.min(to, at + days * dayMs) })
  return windows
}

function idOf(row: unknown, index: number, page: number): string {
  const id: unknown = typeof row === 'object' && row !== null ? Reflect.get(row, 'service_request_id') : null
  // What has no id is a row of its own: it is refused once, and ends no paging.
  return typeof id === 'string' || typeof id === 'number' ? `#${String(id)}` : `${String(page)}/${String(index)}`
}

/** Counts the questions of one read. */
class Questions {
  readonly #most: number
  #asked = 0

  constructor(most: number) {
    this.#most = most
  }

  count(): void {
    this.#asked += 1
  }

  get areUsedUp(): boolean {
    return this.#asked >= this.#most
  }
}

/** `cut`: the bound of questions came first; `full`: as much came as a question gives at most. */
type End = 'whole' | 'full' | 'cut'

/** Reads one window page by page: to an empty page, or to one that brings nothing new, as from a server that knows no pages. */
async function* readWindow(
  walk: Walk,
  on: { readonly window: Window; readonly questions: Questions },
  signal: AbortSignal,
): AsyncGenerator<WalkedRows, End> {
  const { config, server, since } = walk
  const size = Math.min(config.pageSize, walk.context.bounds.batchRows)
  const seen = new Set<string>()
  for (let page = 1; ; page += 1) {
    signal.throwIfAborted()
    if (on.questions.areUsedUp) return 'cut'
    on.questions.count()
    const rows = await server.requests({ window: on.window, page, since, rows: size }, signal)
    const fresh = rows.filter((row, index) => !seen.has(idOf(row, index, page)))
    for (const [index, row] of rows.entries()) seen.add(idOf(row, index, page))
    if (fresh.length > 0) yield { kind: 'rows', rows: fresh, place: `${isoDay(on.window.from)} page ${String(page)}` }
    if (fresh.length > 0 && config.paging === 'page' && rows.length > 0) continue
    const isRepeated = rows.length > 0 && fresh.length === 0
    const isFull = config.paging === 'none' || isRepeated ? seen.size >= config.limit : seen.size === config.limit
    return isFull ? 'full' : 'whole'
  }
}

function isoDay(instant: Instant): string {
  return new Date(instant).toISOString().slice(0, 10)
}

function halvesOf({ from, to }: Window, limit: number): readonly Window[] {
  const middle = Math.floor((from + to) / 2 / shortestMs) * shortestMs
  if (middle > from)
    return [
      { from, to: middle },
      { from: middle, to },
    ]
  throw new SourceError(
    'upstream',
    `requests: hơn ${String(limit)} phản ánh trong một giây; máy chủ phải biết chia trang.`,
  )
}

/**
 * Walks windows in order. One that gives as much as a question gives at most is asked again in halves, down to a second: what
 * came twice changes nothing, and nothing is lost. Ends early at the bound of questions.
 */
export async function* walkWindows(
  walk: Walk,
  windows: readonly Window[],
  signal: AbortSignal,
): AsyncGenerator<WalkedRows | WalkedTo> {
  const questions = new Questions(walk.context.bounds.pagesPerRead)
  const waiting = windows.toReversed()
  let reached = 0
  for (let window = waiting.pop(); window !== undefined; window = waiting.pop()) {
    const end = yield* readWindow(walk, { window, questions }, signal)
    if (end === 'whole') {
      reached += 1
      yield { kind: 'reached', to: window.to }
    } else if (end === 'full') waiting.push(...halvesOf(window, walk.config.limit).toReversed())
    else if (reached > 0) return
    else {
      const most = String(walk.context.bounds.pagesPerRead)
      throw new SourceError('upstream', `requests: một khoảng thời gian vẫn chưa hết sau ${most} lần hỏi.`)
    }
  }
}
