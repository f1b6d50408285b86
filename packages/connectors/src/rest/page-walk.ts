import { createHash } from 'node:crypto'
import type { Instant } from '@toan-canh/calendar'
import type { ConnectorContext } from '../connector.ts'
import type { Row } from '../row.ts'
import { type MappedRows, mapInSlices } from '../map-rows.ts'
import { SourceError } from '../source-error.ts'
import { nextByPage, nextByToken, type PageSeen, type Position } from './positions.ts'
import type { Paging } from './rest-config.ts'
import type { Answer, Upstream } from './upstream.ts'

/** One page on the way, and where it goes on; `next` null: the list is at its end. */
export interface WalkedPage {
  readonly mapped: MappedRows
  readonly rows: number
  readonly total: number | null
  readonly askedAt: Instant
  readonly at: Position
  readonly next: Position | null
  readonly seen: PageSeen
}

export interface Walk {
  readonly upstream: Upstream
  readonly context: ConnectorContext
  readonly sign: 1 | -1
  readonly path: string
  readonly paging: Paging
  /** The parameters that carry a bound. */
  readonly paramsAt: (bound: Instant) => Readonly<Record<string, string>>
  readonly pageRows: number
}

function look(answer: Answer, changes: readonly Instant[], sign: 1 | -1): PageSeen {
  const along = changes.map((change) => sign * change)
  const first = along.reduce<number | null>((least, each) => (least === null || each < least ? each : least), null)
  const last = along.reduce<number | null>((most, each) => (most === null || each > most ? each : most), null)
  return {
    rows: answer.rows.length,
    first,
    last,
    isOrdered: along.every((each, index) => index === 0 || each >= (along[index - 1] ?? each)),
    beforeLast: along.filter((each) => last !== null && each < last).length,
    total: answer.total,
    hasNext: answer.hasNext,
  }
}

/** Stops pages that do not advance: the same first and last row, or the same token, twice in one read. */
class Advance {
  readonly #seen = new Set<string>()
  readonly #path: string

  constructor(path: string) {
    this.#path = path
  }

  note(answer: Answer): void {
    if (!answer.hasNext) return
    if (answer.rows.length === 0)
      throw new SourceError('upstream', `${this.#path}: một trang trống nhưng báo còn trang sau.`)
    const ends = JSON.stringify([answer.rows.length, answer.rows[0], answer.rows.at(-1)])
    const rows = createHash('sha256').update(ends).digest('base64url')
    for (const mark of answer.token === null ? [rows] : [rows, `token ${answer.token}`]) {
      if (this.#seen.has(mark)) throw new SourceError('upstream', `${this.#path}: các trang lặp lại, không tiến lên.`)
      this.#seen.add(mark)
    }
  }

  forget(): void {
    this.#seen.clear()
  }
}

function rowsOf(answer: Answer, page: number, readAt: Instant): Row[] {
  return answer.rows.map((value, index) => ({
    place: `page ${String(page)} row ${String(index + 1)}`,
    readAt,
    value,
  }))
}

interface AnsweredPage {
  readonly answer: Answer
  readonly mapped: MappedRows
}

interface Asked {
  readonly askedAt: Instant
  readonly page: Promise<AnsweredPage>
}

function ask(walk: Walk, at: Position, signal: AbortSignal): Asked {
  const page = walk.paging.kind === 'page' ? String(at.page) : at.token
  const params = { ...walk.paramsAt(walk.sign * at.along), ...(page === null ? {} : { [walk.paging.param]: page }) }
  const askedAt = walk.context.now()
  const asking = walk.upstream.ask({ path: walk.path, paging: walk.paging, rows: walk.pageRows, params }, signal)
  const answered = asking.then(async (answer) => {
    const mapped = await mapInSlices(rowsOf(answer, at.page, askedAt), walk.context.mapping)
    return { answer, mapped }
  })
  // It is awaited later: until then a failure is nobody's, and not unhandled.
  answered.catch(() => undefined)
  return { askedAt, page: answered }
}

/**
 * Walks from a position to the end or to the bound of pages; a whole read without progress in time is the upstream's error.
 * The next page is asked for and mapped while the one before it is being stored: at most two are in memory.
 */
export async function* walkPages(walk: Walk, from: Position, signal: AbortSignal): AsyncGenerator<WalkedPage> {
  const { bounds } = walk.context
  const advance = new Advance(walk.path)
  const firstPage = walk.paging.kind === 'page' ? walk.paging.first : 1
  const left = new AbortController()
  const either = AbortSignal.any([signal, left.signal])
  let at: Position = from
  let asked = ask(walk, at, either)
  try {
    for (let pages = 1; pages <= bounds.pagesPerRead; pages += 1) {
      const { askedAt } = asked
      const { answer, mapped } = await asked.page
      signal.throwIfAborted()
      advance.note(answer)
      const seen = look(answer, mapped.changes, walk.sign)
      const next = walk.paging.kind === 'page' ? nextByPage(at, seen, firstPage) : nextByToken(at, answer.token)
      if (next?.walk === 'pages' && at.check !== null && next.along < at.along) advance.forget()
      if (next !== null && pages < bounds.pagesPerRead) asked = ask(walk, next, either)
      yield { mapped, rows: answer.rows.length, total: answer.total, askedAt, at, next, seen }
      if (next === null) return
      at = next
    }
  } finally {
    left.abort()
  }
  if (at.along === from.along && walk.paging.kind === 'page')
    throw new SourceError(
      'upstream',
      `${walk.path}: sau ${String(bounds.pagesPerRead)} trang vẫn chưa hết và thời điểm không tiến lên.`,
    )
}
