import { resolve } from 'node:path'
import { SourceError } from '@toan-canh/connectors'
import type { LoadedSource } from '../catalogue/load-catalogue.ts'
import { type OnceRead, readOnce } from '../ingest/read-once.ts'
import { tryWithSourceLock } from '../ingest/source-lock.ts'
import { type Command, type CommandContext, UsageError } from './command.ts'

function bar(done: number | null, total: number | null): string {
  if (done === null || total === null || total === 0) return ''
  const share = Math.min(1, done / total)
  const filled = Math.round(share * 30)
  return `[${'█'.repeat(filled)}${'·'.repeat(30 - filled)}] ${Math.round(share * 100)} % `
}

/** What the facts of a source are called, by their shape. */
const called = { case: 'vụ việc', asset: 'tài sản', figure: 'số liệu' } as const

function sentenceOf(source: LoadedSource, { rows, facts, changed, refused, reasons }: OnceRead): string {
  const why = refused > 0 ? ` ${JSON.stringify(Object.fromEntries(reasons))}` : ''
  return `${source.definition.vi}: đọc ${rows} dòng, ${facts} ${called[source.definition.map.shape]}, ${changed} có thay đổi, ${refused} bị cách ly${why}`
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
  const { settings, options } = context
  const file = options['file'] === undefined ? undefined : resolve(options['file'])
  const progress = (done: number | null, total: number | null, rows: number): void =>
    context.progress(`${bar(done, total)}${rows} dòng`)
  const lock = { database: centre.database, source: source.id, signal: context.signal }
  const isRead = await tryWithSourceLock(lock, async (signal) => {
    const { alarm, result } = await readOnce({ centre, settings, source, file, progress }, signal)
    if (alarm !== null) exitCode = fail(alarm)
    else if (!context.isJson) context.print(sentenceOf(source, result))
    else {
      const { examples: _, reasons, ...counts } = result
      context.print(JSON.stringify({ source: source.id, ...counts, reasons: Object.fromEntries(reasons) }))
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
