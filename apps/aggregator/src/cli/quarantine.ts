import { SourceError } from '@toan-canh/connectors'
import { dismissRows, inTransaction, reopenRows } from '@toan-canh/store'
import { quarantine as rowsOf } from '../http/quarantine.ts'
import { askAgain, findAskable } from '../ingest/ask-again.ts'
import { type Command, type CommandContext, UsageError } from './command.ts'

async function retry({ settings, signal, centre: opened }: CommandContext, id: string, code: string | null) {
  const centre = await opened()
  const source = centre.catalogue.sources.get(id)
  if (source === undefined) throw new UsageError(`Không có nguồn ${id}`)
  const on = { centre, settings, source, code }
  await using asking = await findAskable(on)
  return askAgain(on, { asking, by: 'command', signal })
}

async function run(context: CommandContext): Promise<number> {
  const { centre: opened, words, options, isJson, print } = context
  const [source, way] = words
  const code = options['code'] ?? null
  if (source === undefined) throw new UsageError(`Cách gọi: ${quarantine.usage}`)
  const { database, now } = await opened()
  if (way === undefined) {
    const answer = await rowsOf(await opened(), code === null ? { source } : { source, code })
    const lines = answer.rows.map(
      (row) => `${row.id}  ${row.at}  ${row.code}  ${row.place}  ${row.fact ?? '—'}  ${row.reason}`,
    )
    print(isJson ? JSON.stringify(answer) : lines.join('\n') || 'Không có dòng nào bị cách ly')
    return 0
  }
  if (way === 'retry') {
    try {
      const came = await retry(context, source, code)
      const { resolved, refused, left } = came
      print(
        isJson ? JSON.stringify(came) : `${resolved} dòng đã đúng, ${refused} vẫn bị từ chối, ${left} không gặp lại`,
      )
      return refused + left === 0 ? 0 : 1
    } catch (error) {
      if (!(error instanceof SourceError)) throw error
      print(isJson ? JSON.stringify({ error: error.message }) : error.message)
      return 1
    }
  }
  const why = options['note']?.trim() ?? ''
  if (way !== 'dismiss' && way !== 'reopen') throw new UsageError(`Cách gọi: ${quarantine.usage}`)
  if (way === 'dismiss' && why.length < 3) throw new UsageError('Cần lý do: --note "<vì sao bỏ qua>"')
  const rows = await inTransaction(database, (client) =>
    way === 'dismiss' ? dismissRows(client, { source, code, why, at: now() }) : reopenRows(client, { source, code }),
  )
  print(isJson ? JSON.stringify({ rows }) : `${rows} dòng ${way === 'dismiss' ? 'đã bỏ qua' : 'đã mở lại'}`)
  return 0
}

export const quarantine: Command = {
  verb: 'quarantine',
  usage: 'quarantine <nguồn> [retry | dismiss --note "<lý do>" | reopen] [--code <mã lý do>] [--json]',
  does: 'Dòng bị cách ly của một nguồn: xem, hỏi lại nguồn sau khi đã sửa, bỏ qua với lý do, mở lại',
  run,
}
