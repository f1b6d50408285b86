import { resolve } from 'node:path'
import { openSource } from '../ingest/open-source.ts'
import { refusalAlarm } from '../ingest/source-runner.ts'
import { storeBatch } from '../ingest/store-batch.ts'
import { type Command, type CommandContext, UsageError } from './command.ts'

function bar(done: number | null, total: number | null): string {
  if (done === null || total === null || total === 0) return ''
  const share = Math.min(1, done / total)
  const filled = Math.round(share * 30)
  return `[${'█'.repeat(filled)}${'·'.repeat(30 - filled)}] ${Math.round(share * 100)} % `
}

async function read(context: CommandContext): Promise<number> {
  const [id] = context.words
  const centre = await context.centre()
  const source = id === undefined ? undefined : centre.catalogue.sources.get(id)
  if (source === undefined) {
    throw new UsageError(`ingest <nguồn> [--file <tệp>]; các nguồn: ${[...centre.catalogue.sources.keys()].join(', ')}`)
  }
  const { file } = context.options
  await using connection = openSource(
    source,
    context.settings,
    centre.now,
    file === undefined ? undefined : resolve(file),
  )
  const result = { rows: 0, facts: 0, changed: 0, refused: 0, reasons: new Map<string, number>() }
  for await (const batch of connection.read('live', null, context.signal)) {
    const alarm = refusalAlarm(batch, source.definition.bounds.refusedShare)
    if (alarm !== null) {
      context.print(alarm)
      return 1
    }
    const incoming = { source: source.id, direction: 'live' as const, batch, now: centre.now() }
    const stored = await storeBatch(centre.database, centre.versions, incoming)
    result.rows += batch.rows
    result.facts += batch.facts.length
    result.changed += stored.changed
    result.refused += stored.refused
    for (const { code } of batch.refused) result.reasons.set(code, (result.reasons.get(code) ?? 0) + 1)
    context.progress(`${bar(batch.done, batch.total)}${result.rows} dòng`)
  }
  const reasons = Object.fromEntries(result.reasons)
  const { rows, facts, changed, refused } = result
  const sentence = `${source.definition.vi}: đọc ${rows} dòng, ${facts} vụ việc, ${changed} có thay đổi, ${refused} bị cách ly${refused > 0 ? ` ${JSON.stringify(reasons)}` : ''}`
  context.print(
    context.isJson ? JSON.stringify({ source: source.id, rows, facts, changed, refused, reasons }) : sentence,
  )
  return 0
}

export const ingest: Command = {
  verb: 'ingest',
  usage: 'ingest <nguồn> [--file <tệp>] [--json]',
  does: 'Đọc một nguồn ngay bây giờ, hoặc đọc một tệp theo ánh xạ của nguồn',
  run: read,
}
