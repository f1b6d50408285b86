import { resolve } from 'node:path'
import { SourceError } from '@toan-canh/connectors'
import type { LoadedSource } from '../catalogue/load-catalogue.ts'
import { type OnceRead, readOnce } from '../ingest/read-once.ts'
import { tryWithSourceLock } from '../ingest/source-lock.ts'
import type { PaceTold, Reached } from '../jobs/pace.ts'
import { type Command, type CommandContext, UsageError } from './command.ts'
import { progressLine } from './progress-line.ts'

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
  const progress = (reached: Reached & PaceTold): void => context.progress(progressLine(reached, 'dòng'))
  const lock = { database: centre.database, source: source.id, signal: context.signal }
  const isRead = await tryWithSourceLock(lock, async (signal) => {
    const on = { centre, settings, source, file, progress, by: 'command' } as const
    const { alarm, isStopped, result } = await readOnce(on, signal)
    if (isStopped)
      exitCode = fail(`Đã dừng theo yêu cầu sau ${result.rows} dòng; phần đã đọc được giữ, gọi lại để đọc tiếp`)
    else if (alarm !== null) exitCode = fail(alarm)
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
