import { isIP, Socket } from 'node:net'
import pg from 'pg'
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

const { builtins } = pg.types
const int8: number = builtins.INT8
const asIs = (text: string): string => text
const dates = new Set<number>([builtins.DATE, builtins.TIMESTAMP, builtins.TIMESTAMPTZ])
const kinds: ReadonlyMap<number, Column['kind']> = new Map([
  [builtins.TIMESTAMPTZ, 'moment'],
  [builtins.TIMESTAMP, 'clock'],
  [builtins.DATE, 'day'],
])

function wholeNumber(text: string): number | string {
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : text
}

/** Dates stay as they are written: the mapping reads them, with its own offset. */
function parserOf(oid: number, format?: 'text' | 'binary'): unknown {
  if (dates.has(oid)) return asIs
  return oid === int8 ? wholeNumber : pg.types.getTypeParser(oid, format)
}

const dialect: Dialect = {
  quote: (name) => `"${name.replaceAll('"', '""')}"`,
  parameter: (position, castTo) => `$${String(position)}::text::${castTo}`,
  asText: (expression) => `${expression}::text`,
}

const mayWriteText = `select rolsuper or exists (
    select from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'f') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      and has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')) as "mayWrite"
  from pg_roles where rolname = current_user`

/** Opens a session on PostgreSQL: read-only, with a time-out per statement, dates as ISO. */
export async function openPostgresql(options: SessionOptions): Promise<SqlSession> {
  const { name, authority, timeoutMs, ...door } = await doorOf(options, 5_432)
  const client = new pg.Client({
    ...door,
    ssl: options.isTls ? { ...authority, ...(isIP(name) === 0 ? { servername: name } : {}) } : false,
    connectionTimeoutMillis: timeoutMs,
    // The server's own limit comes first; this one is for a server that no longer says anything.
    query_timeout: timeoutMs + 1_000,
    application_name: 'toan-canh',
    types: { getTypeParser: parserOf },
  })
  const lost = new Lost()
  client.on('error', (error) => lost.break(error))

  function rows(text: string, values: readonly string[]): Promise<readonly SqlRow[]> {
    const gathered = new Gathered(options.bodyBytes)
    const answered = new Promise<readonly SqlRow[]>((resolve, reject) => {
      // With a time-out the driver tells an error to the callback only.
      const query = new pg.Query<SqlRow>(text, [...values], (error) => {
        if (error === undefined || error === null) resolve(gathered.rows)
        else reject(error)
      })
      query.on('row', (row: SqlRow) => {
        try {
          gathered.add(row)
        } catch (error) {
          reject(error)
          cut()
        }
      })
      client.query(query)
    })
    return lost.or(answered)
  }

  async function describe(from: string): Promise<readonly Column[]> {
    const { fields } = await client.query(`select * from ${from} as t limit 0`)
    const ids = fields.map(({ dataTypeID }) => dataTypeID)
    const named = await client.query<{ type: string }>(
      'select format_type(id, null) as type from unnest($1::oid[]) with ordinality as t(id, n) order by n',
      [ids],
    )
    return fields.map((field, index) => ({
      name: field.name,
      kind: kinds.get(field.dataTypeID) ?? 'other',
      castTo: named.rows[index]?.type ?? 'text',
    }))
  }

  function cut(): void {
    lost.break(new Error('cut'))
    client.connection.stream.destroy()
  }

  /** Says good-bye and waits for nothing: a server that has stopped speaking would not answer. */
  async function end(): Promise<void> {
    client.end().catch(() => undefined)
    const { stream } = client.connection
    if (stream instanceof Socket) stream.destroySoon()
  }

  await using stack = new AsyncDisposableStack()
  stack.defer(end)
  await client.connect()
  await client.query(
    `set default_transaction_read_only = on; set statement_timeout = ${String(timeoutMs)};
     set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set client_encoding = 'UTF8'`,
  )
  const kept = stack.move()
  return {
    dialect,
    describe,
    rows,
    cut,
    mayWrite: async () => (await client.query<{ mayWrite: boolean }>(mayWriteText)).rows[0]?.mayWrite === true,
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}
