import type { ConnectorContext } from '../connector.ts'
import { ownAuthority } from '../own-authority.ts'
import { SourceError } from '../source-error.ts'
import { openMysql } from './mysql.ts'
import type { Statement, Walked } from './page-statement.ts'
import { openPostgresql } from './postgresql.ts'
import type { SqlConfig } from './sql-config.ts'
import { sqlFailure } from './sql-failure.ts'
import type { Column, SessionOptions, SqlRow, SqlSession } from './sql-session.ts'

const products: ReadonlyMap<string, (options: SessionOptions) => Promise<SqlSession>> = new Map([
  ['postgres:', openPostgresql],
  ['postgresql:', openPostgresql],
  ['mysql:', openMysql],
  ['mariadb:', openMysql],
])

/** An open conversation about the table (or query) of a source. */
export interface Table extends AsyncDisposable {
  /** Only the columns that the mapping reads are asked for: what is personal stays where it is. */
  readonly shape: Omit<Walked, 'sign' | 'rows'>
  ask(statement: Statement): Promise<readonly SqlRow[]>
}

interface OpenTable {
  readonly config: SqlConfig
  readonly context: ConnectorContext
}

function dsnOf({ config, context }: OpenTable): URL {
  const text = context.setting(config.dsn)
  const dsn = URL.canParse(text) ? new URL(text) : null
  if (dsn === null || !products.has(dsn.protocol) || dsn.hostname === '')
    throw new SourceError('config', 'dsn của nguồn phải có dạng postgresql://… hoặc mysql://tên:mật-khẩu@máy/cơ-sở.')
  return dsn
}

function fromOf({ from }: SqlConfig, session: SqlSession): string {
  if ('table' in from) return from.table.split('.').map(session.dialect.quote).join('.')
  return `(\n${from.query}\n)`
}

function named(columns: readonly Column[], name: string): Column {
  const column = columns.find((each) => each.name === name)
  if (column === undefined) throw new SourceError('config', `Bảng hoặc câu hỏi của nguồn không có cột ${name}.`)
  return column
}

async function shapeOf({ config, context }: OpenTable, session: SqlSession): Promise<Table['shape']> {
  if (!config.mayWrite && (await session.mayWrite()))
    throw new SourceError(
      'config',
      'Tài khoản của nguồn ghi được vào cơ sở dữ liệu; hãy dùng tài khoản chỉ có quyền SELECT, hoặc chấp nhận bằng mayWrite: true.',
    )
  const from = fromOf(config, session)
  const columns = await session.describe(from)
  const { names } = context.mapping
  const read = columns.filter(({ name }) => names.has(name)).slice(0, context.bounds.columns)
  const mark = config.read.by === 'watermark' ? named(columns, config.read.column) : null
  if (mark?.kind === 'other')
    throw new SourceError('config', `Cột mốc ${mark.name} không phải ngày giờ; hãy đổi kiểu trong from.query.`)
  return { dialect: session.dialect, from, columns: read, mark, key: named(columns, config.read.key) }
}

/**
 * Opens the table of a source with a session of its own, which the signal cuts. Throws `SourceError`, or the signal's reason.
 */
export async function openTable(on: OpenTable, signal: AbortSignal): Promise<Table> {
  signal.throwIfAborted()
  const { config, context } = on
  const dsn = dsnOf(on)
  const name = `${dsn.protocol}//${dsn.host}`
  const { bodyBytes, requestSeconds } = context.bounds
  async function told<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      signal.throwIfAborted()
      throw sqlFailure(error, { name, bodyBytes })
    }
  }
  const ca = await ownAuthority(config.ca, context.folder)
  const open = products.get(dsn.protocol)
  if (open === undefined) throw new SourceError('config', `Không có cách đọc ${dsn.protocol}`)
  const options = { dsn, ca, isTls: config.tls === 'verify', zone: config.zone, statementSeconds: requestSeconds }
  await using stack = new AsyncDisposableStack()
  const session = stack.use(await told(() => open({ ...options, bodyBytes, allowLoopback: context.allowLoopback })))
  const cut = (): void => session.cut()
  signal.addEventListener('abort', cut, { once: true })
  stack.defer(() => signal.removeEventListener('abort', cut))
  const shape = await told(() => shapeOf(on, session))
  const kept = stack.move()
  return {
    shape,
    ask: ({ text, values }) => told(() => session.rows(text, values)),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}
