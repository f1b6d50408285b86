import { boundedRead } from '../bounded-read.ts'
import { type Connection, type ConnectorContext, type Cursor, defineConnector, type Direction } from '../connector.ts'
import { RecentRefusals } from '../recent-refusals.ts'
import { SourceError } from '../source-error.ts'
import { readCompare } from './read-compare.ts'
import { readWatermark } from './read-watermark.ts'
import { type SqlConfig, sqlConfigSchema } from './sql-config.ts'
import { openTable } from './table.ts'

function open(config: SqlConfig, context: ConnectorContext): Connection {
  const refusals = new RecentRefusals()

  async function check(signal: AbortSignal): Promise<void> {
    await using table = await openTable({ config, context }, signal)
    const { dialect, from, mark, key } = table.shape
    const columns = [mark, key].filter((column) => column !== null)
    const empty = columns.map(({ name }) => `${dialect.quote(name)} is null`).join(' or ')
    const found = await table.ask({ text: `select 1 as n from ${from} as t where ${empty} limit 1`, values: [] })
    if (found.length > 0)
      throw new SourceError(
        'config',
        `Có dòng để trống cột ${columns.map(({ name }) => name).join(' hoặc ')}: dòng như thế không đọc được; đơn vị chủ quản cần sửa.`,
      )
  }

  async function* batches(direction: Direction, cursor: Cursor | null, signal: AbortSignal) {
    await using table = await openTable({ config, context }, signal)
    const on = { context, table, refusals }
    if (config.read.by === 'watermark')
      yield* readWatermark({ ...on, watermark: config.read, zone: config.zone }, direction, cursor)
    else if (direction === 'live') yield* readCompare({ ...on, compare: config.read }, cursor)
    else throw new SourceError('config', 'So sánh toàn phần đã đọc cả bảng; hãy bỏ history của nguồn.')
  }

  function read(direction: Direction, cursor: Cursor | null, signal: AbortSignal) {
    return boundedRead({ readSeconds: context.bounds.readSeconds, signal }, async function* (either) {
      for await (const batch of batches(direction, cursor, either)) {
        signal.throwIfAborted()
        yield batch
        signal.throwIfAborted()
      }
    })
  }
  return { check, read, [Symbol.asyncDispose]: async () => undefined }
}

/** A table or a SELECT of PostgreSQL, MySQL or MariaDB, read-only: by a watermark, or whole and compared. */
export const sql = defineConnector({ type: 'sql', config: sqlConfigSchema, open })
