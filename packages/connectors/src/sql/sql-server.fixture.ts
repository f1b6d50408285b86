import { randomBytes } from 'node:crypto'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { temporaryDatabase } from '@toan-canh/testkit'
import mysql from 'mysql2/promise'
import pg from 'pg'
import { aRow, type SampleRow } from '../sample.fixture.ts'

/** A real database with a reader's account, reached through a wire that can be cut. */
export interface SqlServer extends AsyncDisposable {
  /** Address for the reader, by way of the wire. */
  readonly dsn: string
  /** As the owner. */
  run(text: string, values?: readonly unknown[]): Promise<void>
  /** Runs `work` while nobody else can read the table. */
  whileLocked(work: () => Promise<void>): Promise<void>
  /** The reader's password is another from now on. */
  changePassword(): Promise<void>
  readonly wire: Wire
}

/** A wire between a client and a server: it can be cut, and let only so many bytes of answers through before it breaks. */
export interface Wire extends AsyncDisposable {
  readonly port: number
  breaksAfter: number | null
  /** Holds back every answer; connections stand. */
  isSilent: boolean
  cut(): Promise<void>
}

export async function aWire(to: { readonly host: string; readonly port: number }): Promise<Wire> {
  const sockets = new Set<Socket>()
  const server: Server = createServer((near) => {
    const far = connect(to)
    let bytes = 0
    const end = (): void => void [near, far].map((each) => each.destroy())
    for (const each of [near, far]) {
      sockets.add(each)
      each.on('error', end).on('close', end)
    }
    near.pipe(far)
    far.on('data', (part: Buffer) => {
      bytes += part.length
      if (wire.isSilent) return
      if (wire.breaksAfter !== null && bytes > wire.breaksAfter) end()
      else near.write(part)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const cut = async (): Promise<void> => {
    for (const each of sockets) each.destroy()
    await new Promise<void>((resolve) => void server.close(() => resolve()))
  }
  const wire: Wire = {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    breaksAfter: null,
    isSilent: false,
    cut,
    [Symbol.asyncDispose]: cut,
  }
  return wire
}

const password = (): string => randomBytes(9).toString('hex')

export async function aPostgresql(): Promise<SqlServer> {
  await using stack = new AsyncDisposableStack()
  const database = await temporaryDatabase()
  const owner = new pg.Client({ connectionString: database.url })
  owner.on('error', () => undefined)
  await owner.connect()
  const reader = `doc_${randomBytes(6).toString('hex')}`
  const first = password()
  stack.defer(async () => {
    await owner.query(`drop owned by ${reader}; drop role ${reader}`)
    await owner.end()
    await database.dispose()
  })
  await owner.query(`create role ${reader} login password '${first}'`)
  await owner.query(`alter default privileges in schema public grant select on tables to ${reader}`)
  const url = new URL(database.url)
  const wire = stack.use(await aWire({ host: url.hostname, port: Number(url.port) || 5432 }))
  const run = async (text: string, values: readonly unknown[] = []): Promise<void> => {
    await owner.query(text, [...values])
  }
  const kept = stack.move()
  return {
    dsn: `postgresql://${reader}:${first}@127.0.0.1:${String(wire.port)}${url.pathname}`,
    run,
    wire,
    whileLocked: async (work) => {
      await owner.query('begin; lock table ho_so in access exclusive mode')
      await using _ = { [Symbol.asyncDispose]: () => owner.query('commit').then(() => undefined) }
      await work()
    },
    // A server that trusts this machine asks for no password: without the right to log in it refuses all the same.
    changePassword: () => run(`alter role ${reader} nologin password '${password()}'`),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}

export const mariaDbUrl = process.env['TEST_MARIADB_URL'] ?? 'mysql://root@127.0.0.1:3306'

/** Whether a MariaDB (or MySQL) for tests answers; where services are required it is taken to, so that its absence fails. */
export async function hasMariaDb(): Promise<boolean> {
  if (process.env['REQUIRE_SERVICES'] === '1') return true
  try {
    const connection = await mysql.createConnection(mariaDbUrl)
    await connection.end()
    return true
  } catch {
    return false
  }
}

export async function aMariaDb(): Promise<SqlServer> {
  await using stack = new AsyncDisposableStack()
  const owner = await mysql.createConnection({ uri: mariaDbUrl, multipleStatements: true })
  const [name, reader, first] = [`toan_canh_test_${password()}`, `doc_${randomBytes(6).toString('hex')}`, password()]
  stack.defer(async () => {
    await owner.query(`drop database ${name}; drop user ${reader}`)
    await owner.end()
  })
  await owner.query(`create database ${name}; use ${name}; create user ${reader} identified by '${first}'`)
  await owner.query(`grant select on ${name}.* to ${reader}`)
  const url = new URL(mariaDbUrl)
  const wire = stack.use(await aWire({ host: url.hostname, port: Number(url.port) || 3306 }))
  const run = async (text: string, values: readonly unknown[] = []): Promise<void> => {
    await owner.query(text, [...values])
  }
  const kept = stack.move()
  return {
    dsn: `mysql://${reader}:${first}@127.0.0.1:${String(wire.port)}/${name}`,
    run,
    wire,
    whileLocked: async (work) => {
      await owner.query('lock tables ho_so write')
      await using _ = { [Symbol.asyncDispose]: () => owner.query('unlock tables').then(() => undefined) }
      await work()
    },
    changePassword: () => run(`alter user ${reader} identified by '${password()}'`),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}

const kinds = ['postgresql', 'mariadb'] as const
export type SqlKind = (typeof kinds)[number]

/** Makes a server of a kind, with an empty table `ho_so`: an own key, an own watermark, everything else as text. */
export async function aSqlServer(kind: SqlKind): Promise<SqlServer> {
  const server = await (kind === 'postgresql' ? aPostgresql() : aMariaDb())
  const moment = kind === 'postgresql' ? 'timestamptz' : 'datetime(6)'
  const columns = Object.keys(rowOf(aRow(0))).map((name) => `${quoteOf(kind)(name)} text`)
  const own = `${quoteOf(kind)('Khoa')} bigint not null primary key, ${quoteOf(kind)('CapNhatLuc')} ${moment} not null`
  await server.run(`create table ho_so (${[own, ...columns].join(', ')})`)
  await server.run(`create index on_change on ho_so (${quoteOf(kind)('CapNhatLuc')}, ${quoteOf(kind)('Khoa')})`)
  return server
}

export function quoteOf(kind: SqlKind): (name: string) => string {
  return kind === 'postgresql' ? (name) => `"${name}"` : (name) => `\`${name}\``
}

function rowOf(row: SampleRow): SampleRow {
  const { TamDung: _, ...flat } = row
  return flat
}

const firstChange = Date.parse('2025-11-14T01:00:00+07:00')

/** When the row at a position changed: one second after the one before. */
export function changeOf(index: number): string {
  return new Date(firstChange + index * 1000 + 7 * 3_600_000).toISOString().replace('T', ' ').slice(0, -1)
}

/** Puts rows into the table, each with the key and the change of its position. */
export async function putRows(
  server: SqlServer,
  kind: SqlKind,
  rows: readonly SampleRow[],
  on: { readonly firstKey?: number; readonly changeAt?: (index: number) => string } = {},
): Promise<void> {
  const quote = quoteOf(kind)
  for (const [index, row] of rows.entries()) {
    const key = (on.firstKey ?? 1) + index
    const mark = `${(on.changeAt ?? changeOf)(index)}${kind === 'postgresql' ? '+07' : ''}`
    const cells = Object.entries({ Khoa: key, CapNhatLuc: mark, ...rowOf(row) })
    const places = cells.map((_, at) => (kind === 'postgresql' ? `$${String(at + 1)}` : '?'))
    await server.run(
      `insert into ho_so (${cells.map(([name]) => quote(name)).join(', ')}) values (${places.join(', ')})`,
      cells.map(([, value]) => (value === null || value === undefined ? null : String(value))),
    )
  }
}
