import { connect, type Socket } from 'node:net'
import mysql, { type Connection, type FieldPacket, type RowDataPacket } from 'mysql2'
import {
  type Column,
  type Dialect,
  doorOf,
  Gathered,
  Lost,
  type SessionOptions,
  type SqlRow,
  type SqlSession,
} from './sql-session.ts'

const { Types } = mysql
const unsignedFlag = 32
const integers = new Set<number>([Types.TINY, Types.SHORT, Types.INT24, Types.LONG, Types.LONGLONG])
const times: ReadonlyMap<number, Pick<Column, 'kind' | 'castTo'>> = new Map([
  // Of both, the session's offset makes clock times.
  [Types.TIMESTAMP, { kind: 'clock', castTo: 'DATETIME(6)' }],
  [Types.DATETIME, { kind: 'clock', castTo: 'DATETIME(6)' }],
  [Types.DATE, { kind: 'day', castTo: 'DATE' }],
])

const dialect: Dialect = {
  quote: (name) => `\`${name.replaceAll('`', '``')}\``,
  parameter: (_position, castTo) => (castTo === '' ? '?' : `CAST(? AS ${castTo})`),
  asText: (expression) => `CAST(${expression} AS CHAR)`,
}

const mayWriteText = `select count(*) as n from (
    select grantee, privilege_type from information_schema.user_privileges
    union all select grantee, privilege_type from information_schema.schema_privileges
    union all select grantee, privilege_type from information_schema.table_privileges) p
  where privilege_type in ('INSERT', 'UPDATE', 'DELETE', 'CREATE', 'DROP', 'ALTER', 'SUPER')
    and grantee = concat('''', replace(current_user(), '@', '''@'''), '''')`

function columnOf(field: FieldPacket): Column {
  const type = field.columnType ?? Types.VAR_STRING
  const time = times.get(type)
  if (time !== undefined) return { name: field.name, ...time }
  if (!integers.has(type)) return { name: field.name, kind: 'other', castTo: '' }
  const isUnsigned = (Number(field.flags) & unsignedFlag) !== 0
  return { name: field.name, kind: 'other', castTo: isUnsigned ? 'UNSIGNED' : 'SIGNED' }
}

interface Answer {
  readonly rows: readonly SqlRow[]
  readonly fields: readonly FieldPacket[]
}

function ask(connection: Connection, text: string, on: { values: readonly string[]; mostBytes: number }) {
  const gathered = new Gathered(on.mostBytes)
  return new Promise<Answer>((resolve, reject) => {
    const asked = connection.execute<RowDataPacket[]>({ sql: text, values: [...on.values] })
    let fields: readonly FieldPacket[] = []
    asked.on('fields', (list: readonly FieldPacket[] | undefined) => (fields = list ?? []))
    asked.on('result', (row: SqlRow) => {
      try {
        gathered.add(row)
      } catch (error) {
        reject(error)
        connection.destroy()
      }
    })
    asked.on('error', reject)
    asked.on('end', () => resolve({ rows: gathered.rows, fields }))
  })
}

function begin(connection: Connection): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  connection.connect((error) => (error === null ? resolve() : reject(error)))
  return promise
}

/** Opens a session on MySQL or MariaDB: read-only, with a time-out per statement, texts as UTF-8, dates as texts. */
export async function openMysql(options: SessionOptions): Promise<SqlSession> {
  const { bodyBytes } = options
  const { name, host, port, authority, timeoutMs, ...account } = await doorOf(options, 3_306)
  const lost = new Lost()
  let socket: Socket | null = null
  const connection = mysql.createConnection({
    host: name,
    stream: () => (socket = connect({ host, port })),
    ...account,
    ...(options.isTls ? { ssl: { verifyIdentity: true, ...authority } } : {}),
    connectTimeout: timeoutMs,
    charset: 'utf8mb4',
    dateStrings: true,
    supportBigNumbers: true,
    multipleStatements: false,
  })
  connection.on('error', (error) => lost.break(error))
  const cut = (): void => {
    lost.break(new Error('cut'))
    socket?.destroy()
  }
  const rows = async (text: string, values: readonly string[]): Promise<Answer> =>
    lost.or(ask(connection, text, { values, mostBytes: bodyBytes }))

  await using stack = new AsyncDisposableStack()
  stack.defer(() => connection.destroy())
  await lost.or(begin(connection))
  const [version] = (await rows('select version() as version', [])).rows
  const isMariaDb = String(version?.['version']).includes('MariaDB')
  const limit = isMariaDb
    ? `max_statement_time = ${String(options.statementSeconds)}`
    : `max_execution_time = ${String(timeoutMs)}`
  await rows(`set session ${limit}`, [])
  await rows(`set session time_zone = '${options.zone}'`, [])
  await rows('set session transaction read only', [])
  const kept = stack.move()
  return {
    dialect,
    describe: async (from) => (await rows(`select * from ${from} as t limit 0`, [])).fields.map(columnOf),
    rows: async (text, values) => (await rows(text, values)).rows,
    mayWrite: async () => Number((await rows(mayWriteText, [])).rows[0]?.['n']) > 0,
    cut,
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}
