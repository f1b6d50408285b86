import { resolve } from 'node:path'
import { SourceError } from '@toan-canh/connectors'
import type { LoadedSource } from '../catalogue/load-catalogue.ts'
import type { Centre } from '../centre/open-centre.ts'
import { openSource } from '../ingest/open-source.ts'
import { cursorOf } from '../ingest/cursor-of.ts'
import { tryWithSourceLock } from '../ingest/source-lock.ts'
import { refusalAlarm } from '../ingest/source-runner.ts'
import { storeBatch } from '../ingest/store-batch.ts'
import { type Command, type CommandContext, UsageError } from './command.ts'

function bar(done: number | null, total: number | null): string {
  if (done === null || total === null || total === 0) return ''
  const share = Math.min(1, done / total)
  const filled = Math.round(share * 30)
  return `[${'█'.repeat(filled)}${'·'.repeat(30 - filled)}] ${Math.round(share * 100)} % `
}

interface Result {
  rows: number
  facts: number
  changed: number
  refused: number
  readonly reasons: Map<string, number>
}

async function readAll(context: CommandContext, centre: Centre, source: LoadedSource, signal: AbortSignal) {
  const { file } = context.options
  const path = file === undefined ? undefined : resolve(file)
  await using connection = openSource(source, context.settings, centre.now, path)
  await centre.refresh()
  const stored = cursorOf(centre.board.stateOf(source.id)?.liveCursor)
  // A file by its name is read whole and leaves the place where the source itself goes on.
  const cursor = file === undefined ? stored : null
  const result: Result = { rows: 0, facts: 0, changed: 0, refused: 0, reasons: new Map() }
  for await (const batch of connection.read('live', cursor, signal)) {
    const alarm = refusalAlarm(batch, source.definition.bounds.refusedShare)
    if (alarm !== null) return { alarm, result }
    const kept = file === undefined ? batch : { ...batch, cursor: stored ?? batch.cursor }
    const incoming = { source: source.id, direction: 'live' as const, batch: kept, now: centre.now() }
    const { union } = source.definition
    const united = union === undefined ? incoming : { ...incoming, union }
    const { changed, refused } = await storeBatch(centre.database, centre.versions, united)
    result.rows += batch.rows
    result.facts += batch.facts.length
    result.changed += changed
    result.refused += refused
    for (const { code } of batch.refused) result.reasons.set(code, (result.reasons.get(code) ?? 0) + 1)
    context.progress(`${bar(batch.done, batch.total)}${result.rows} dòng`)
    if (connection.goesOn === true && batch.isLast) break
  }
  return { alarm: null, result }
}

function sentenceOf(source: LoadedSource, { rows, facts, changed, refused, reasons }: Result): string {
  const why = refused > 0 ? ` ${JSON.stringify(Object.fromEntries(reasons))}` : ''
  return `${source.definition.vi}: đọc ${rows} dòng, ${facts} vụ việc, ${changed} có thay đổi, ${refused} bị cách ly${why}`
}

async function read(context: CommandContext): Promise<number> {
  const [id] = context.words
  const centre = await context.centre()
  const source = id === undefined ? undefined : centre.catalogue.sources.get(id)
  if (source === undefined) {
    throw new UsageError(`ingest <nguồn> [--file <tệp>]; các nguồn: ${[...centre.catalogue.sources.keys()].join(', ')}`)
  }
  const fail = (error: string) => {
    context.print(context.isJson ? JSON.stringify({ error }) : error)
    return 1
  }
  let exitCode = 0
  const lock = { database: centre.database, source: source.id, signal: context.signal }
  const isRead = await tryWithSourceLock(lock, async (signal) => {
    const { alarm, result } = await readAll(context, centre, source, signal)
    if (alarm !== null) exitCode = fail(alarm)
    else if (!context.isJson) context.print(sentenceOf(source, result))
    else {
      const reasons = Object.fromEntries(result.reasons)
      context.print(JSON.stringify({ source: source.id, ...result, reasons }))
    }
  }).catch((error: unknown) => {
    if (!(error instanceof SourceError)) throw error
    exitCode = fail(error.message)
    return true
  })
  return isRead ? exitCode : fail(`Nguồn ${source.id} đang được một tiến trình khác đọc theo lịch`)
}

export const ingest: Command = {
  verb: 'ingest',
  usage: 'ingest <nguồn> [--file <tệp>] [--json]',
  does: 'Đọc một nguồn ngay bây giờ, hoặc đọc một tệp theo ánh xạ của nguồn',
  run: read,
}
