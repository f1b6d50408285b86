import { createHash, randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { type Batch, type Connection, type ConnectorContext, type Cursor, defineConnector } from '../connector.ts'
import { guardUrl } from '../guard-url.ts'
import { HttpClient, jsonOf, nameOf } from '../http/http-client.ts'
import { mapInSlices } from '../map-rows.ts'
import { RecentRefusals } from '../recent-refusals.ts'
import type { Row } from '../row.ts'
import { ownAuthority } from '../own-authority.ts'
import { SourceError } from '../source-error.ts'
import { storedCursor } from '../stored-cursor.ts'
import { type AskedPeriod, askedPeriod } from './asked-period.ts'
import { type Group, groups, readGroup } from './group-answer.ts'
import { type Score766Config, score766ConfigSchema } from './score-766-config.ts'

const secondMs = 1_000
const mostPages = 100
const mostRows = 500_000

/** Departments that are in, of the period; whatever was under way is asked anew. */
const cursorSchema = z.strictObject({ period: z.string(), departments: z.number().int().min(0), isAtEnd: z.boolean() })

function readCursor(cursor: Cursor | null, period: string): number {
  if (cursor === null) return 0
  const stored = storedCursor(cursorSchema, cursor)
  return stored.period === period && !stored.isAtEnd ? stored.departments : 0
}

type Department = Score766Config['departments'][number]

/** The portal's side: one question at a time, with pauses; it is left alone as soon as it refuses. */
class Portal implements Disposable {
  readonly #config: Score766Config
  readonly #context: ConnectorContext
  readonly #client: HttpClient
  #isFirst = true

  constructor(config: Score766Config, context: ConnectorContext) {
    this.#config = config
    this.#context = context
    const { bounds, allowLoopback, now, folder } = context
    this.#client = new HttpClient({ ...bounds, allowLoopback, now, authority: () => ownAuthority(config.ca, folder) })
  }

  /** Every page of a group below a department. */
  async group(group: Group, of: Department, period: AskedPeriod, signal: AbortSignal): Promise<readonly Row[]> {
    const rows: Row[] = []
    for (let page = 1; page <= mostPages; page += 1) {
      const { answer, hash } = await this.#ask(group, { of, period, page }, signal)
      // What stands above the children comes with every page.
      const fresh = page === 1 ? answer.rows : answer.rows.filter((row) => row['departmentId'] !== of.id)
      const place = `${of.code} ${period.id} ${group.path} page ${String(page)}`
      rows.push(
        ...fresh.map((row, index): Row => {
          const value = { ...row, period: period.id, answerHash: hash }
          return { place: `${place} row ${String(index + 1)}`, value, readAt: this.#context.now() }
        }),
      )
      if (answer.children < this.#config.pageSize) return rows
      if (rows.length > mostRows) break
    }
    throw new SourceError('upstream', `${group.path}: các trang không có điểm cuối.`)
  }

  async #ask(
    group: Group,
    on: { readonly of: Department; readonly period: AskedPeriod; readonly page: number },
    signal: AbortSignal,
  ) {
    await this.#pause(signal)
    const base = await guardUrl(this.#context.setting(this.#config.base), this.#context)
    const url = new URL(`${base.pathname.replace(/\/$/, '')}/${group.path}`, base)
    const { firstDay: fromDate, lastDay: toDate, body: span } = on.period
    const body = JSON.stringify({
      ...(group.span === 'days' ? { fromDate, toDate } : span),
      rootDepartmentId: on.of.id,
      currentPage: on.page,
      pageSize: this.#config.pageSize,
    })
    const headers = { 'content-type': 'application/json' }
    const asked = { method: 'POST', url, headers, body } as const
    const name = nameOf(asked)
    const answer = await this.#client.text(asked, signal)
    if (answer.kind === 'unauthorised') throw new SourceError('config', `${name} từ chối quyền truy cập (401).`)
    const hash = createHash('sha256').update(answer.text).digest('hex')
    return { answer: readGroup(jsonOf(answer.text, name), { group, department: on.of.id, name }), hash }
  }

  async #pause(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    const { least, most } = this.#config.pauseSeconds
    const range = Math.round((most - least) * secondMs)
    const waitMs = least * secondMs + (range > 0 ? randomInt(range) : 0)
    if (!this.#isFirst && waitMs > 0) await sleep(waitMs, undefined, { signal }).catch(() => signal.throwIfAborted())
    this.#isFirst = false
  }

  [Symbol.dispose](): void {
    this.#client[Symbol.dispose]()
  }
}

function open(config: Score766Config, context: ConnectorContext): Connection {
  const portal = new Portal(config, context)
  const refusals = new RecentRefusals()

  async function* batchesOf(rows: readonly Row[], cursor: Cursor): AsyncGenerator<Batch> {
    const { batchRows } = context.bounds
    for (let first = 0; first < rows.length; first += batchRows) {
      const part = rows.slice(first, first + batchRows)
      const mapped = await mapInSlices(part, context.mapping)
      const refused = refusals.fresh(mapped.refused)
      const progress = { total: rows.length, done: first + part.length }
      const facts = { facts: mapped.facts, tombstones: mapped.tombstones, refused: refused.refusals }
      yield { ...facts, rows: part.length, cursor, coveredTo: null, reachedTo: null, ...progress, isLast: false }
      refused.keep()
    }
  }

  /** A department is told only when all its groups have come: half an index is none. */
  async function* readLive(cursor: Cursor | null, signal: AbortSignal): AsyncGenerator<Batch> {
    const startedAt = context.now()
    const period = askedPeriod(config.every, startedAt)
    const from = readCursor(cursor, period.id)
    const cursorAt = (departments: number, isAtEnd: boolean): Cursor => ({ period: period.id, departments, isAtEnd })
    for (const [index, department] of config.departments.entries()) {
      if (index < from) continue
      const rows: Row[] = []
      for (const group of groups) rows.push(...(await portal.group(group, department, period, signal)))
      signal.throwIfAborted()
      for await (const batch of batchesOf(rows, cursorAt(index, false))) {
        yield batch
        signal.throwIfAborted()
      }
    }
    const nothing = { facts: [], tombstones: [], refused: [], rows: 0, total: null, done: null, reachedTo: null }
    yield { ...nothing, cursor: cursorAt(config.departments.length, true), coveredTo: startedAt, isLast: true }
  }

  async function check(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    await guardUrl(context.setting(config.base), context)
  }
  return {
    check,
    read: (direction, cursor, signal) => {
      if (direction === 'live') return readLive(cursor, signal)
      throw new SourceError('config', 'Điểm 766 không có lịch sử để đọc lùi; hãy bỏ history.')
    },
    [Symbol.asyncDispose]: async () => portal[Symbol.dispose](),
  }
}

/** The national score of Decision 766 by the portal's public pages: not an agreed interface, so off unless somebody asks for it (DOMAIN §2.6). */
export const score766 = defineConnector({
  type: 'score-766',
  bearsOneReader: true,
  config: score766ConfigSchema,
  open,
})
