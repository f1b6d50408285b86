import { describe, expect, it } from 'vitest'
import { readAll, stored } from '../conformance.ts'
import type { Batch } from '../connector.ts'
import { aRow, leaksPerson, oneStop, personal, rowsOf } from '../sample.fixture.ts'
import { SourceError } from '../source-error.ts'
import { openSql } from './open-sql.fixture.ts'
import { aSqlServer, hasMariaDb, putRows, quoteOf, type SqlKind, type SqlServer } from './sql-server.fixture.ts'

const { bounds } = oneStop
const kinds: readonly SqlKind[] = (await hasMariaDb()) ? ['postgresql', 'mariadb'] : ['postgresql']

async function failureOf(
  server: SqlServer,
  ...how: [block?: object, change?: Partial<typeof bounds>]
): Promise<unknown> {
  const [block = {}, change = {}] = how
  await using connection = openSql(server.dsn, { ...block }, { bounds: { ...bounds, ...change } })
  return readAll(connection).then(
    () => null,
    (error: unknown) => error,
  )
}

describe.each(kinds)('a bad day of %s', (kind) => {
  const quote = quoteOf(kind)

  it('with a password changed at night asks the operator for the new one', async () => {
    await using server = await aSqlServer(kind)
    await putRows(server, kind, rowsOf(1))
    expect(await failureOf(server)).toBeNull()
    await server.changePassword()
    const error = await failureOf(server)
    expect(error).toMatchObject({ owner: 'config', message: expect.stringContaining('cập nhật dsn') })
    expect(JSON.stringify([String(error), error])).not.toContain(new URL(server.dsn).password)
  })

  it('that does not answer in time passes, and names the index', async () => {
    await using server = await aSqlServer(kind)
    await server.whileLocked(async () => {
      expect(await failureOf(server, {}, { requestSeconds: 0.4 })).toMatchObject({ owner: 'transient' })
    })
    expect(await failureOf(server)).toBeNull()
  })

  it('that breaks off in the middle of an answer passes, and loses nothing', async () => {
    await using server = await aSqlServer(kind)
    await putRows(server, kind, rowsOf(60))
    server.wire.breaksAfter = 12_000
    await using connection = openSql(server.dsn, {}, { bounds: { ...bounds, batchRows: 10 } })
    const got: Batch[] = []
    const broken = async (): Promise<void> => {
      for await (const batch of connection.read('live', null, new AbortController().signal)) got.push(batch)
    }
    await expect(broken()).rejects.toMatchObject({ owner: 'transient' })
    server.wire.breaksAfter = null
    const rest = await readAll(connection, got.at(-1)?.cursor ?? null)
    expect(stored([...got, ...rest])).toHaveLength(60)
  })

  it('with an answer larger than its bound is told before it fills the memory', async () => {
    await using server = await aSqlServer(kind)
    await putRows(server, kind, [aRow(0, { MaLinhVuc: 'x'.repeat(50_000) })])
    expect(await failureOf(server, {}, { bodyBytes: 10_000 })).toMatchObject({ owner: 'upstream' })
  })

  it('where a table or a column has gone asks who configured it', async () => {
    await using server = await aSqlServer(kind)
    expect(await failureOf(server, { from: { table: 'ho_so_khac' } })).toMatchObject({ owner: 'config' })
    await server.run(`alter table ho_so drop column ${quote('CapNhatLuc')}`)
    const error = await failureOf(server)
    expect(error).toMatchObject({ owner: 'config', message: expect.stringContaining('CapNhatLuc') })
  })

  it('where the watermark has become a text asks for another type', async () => {
    await using server = await aSqlServer(kind)
    const type =
      kind === 'postgresql'
        ? `alter column ${quote('CapNhatLuc')} type text`
        : `modify ${quote('CapNhatLuc')} varchar(40)`
    await server.run(`alter table ho_so ${type}`)
    expect(await failureOf(server)).toMatchObject({ owner: 'config', message: expect.stringContaining('ngày giờ') })
  })

  it('does not let a question write, and does not quote what the database says', async () => {
    await using server = await aSqlServer(kind)
    await putRows(server, kind, rowsOf(1))
    const name = quote('MaHoSo')
    const cast =
      kind === 'postgresql' ? `cast('${personal.ChuHoSo}' as integer)` : `extractvalue('<a/>', '${personal.ChuHoSo}')`
    const error = await failureOf(server, {
      from: { query: `select t0.*, ${cast} as n from ho_so t0 where ${cast} > 0 or ${name} = ''` },
    })
    expect(error).toBeInstanceOf(SourceError)
    expect(leaksPerson([String(error), error])).toBe(false)
    if (kind === 'mariadb') return
    await server.run(
      `create function xoa() returns integer language sql security definer as 'delete from ho_so; select 1'`,
    )
    expect(
      await failureOf(server, { from: { query: 'select *, xoa() as n from ho_so where xoa() = 1' } }),
    ).toMatchObject({
      owner: 'config',
      message: expect.stringContaining('chỉ cho đọc'),
    })
  })

  it('refuses an account that could write, unless told to accept it', async () => {
    await using server = await aSqlServer(kind)
    await putRows(server, kind, rowsOf(2))
    const reader = new URL(server.dsn).username
    await server.run(`grant insert on ho_so to ${reader}`)
    expect(await failureOf(server)).toMatchObject({ owner: 'config', message: expect.stringContaining('SELECT') })
    expect(await failureOf(server, { mayWrite: true })).toBeNull()
  })

  it('with letters of another encoding puts the row aside and keeps the rest', async () => {
    await using server = await aSqlServer(kind)
    // “hộ tịch” of TCVN3, and of Windows-1258 read as Latin, as they stand in old tables.
    await putRows(server, kind, [aRow(0, { MaLinhVuc: 'hé tÞch' }), aRow(1, { MaLinhVuc: 'hô\u00f2 tich' }), aRow(2)])
    await using connection = openSql(server.dsn)
    const batches = await readAll(connection)
    expect(stored(batches)).toHaveLength(1)
    expect(batches.flatMap(({ refused }) => refused).map(({ code }) => code)).toEqual(['bad_value', 'bad_value'])
  })

  it('without TLS where it is wanted asks for it', async () => {
    await using server = await aSqlServer(kind)
    expect(await failureOf(server, { tls: 'verify' })).toMatchObject({
      owner: kind === 'postgresql' ? 'config' : expect.stringMatching(/config|upstream/),
    })
  })

  it('is not asked on this machine unless that is allowed', async () => {
    await using server = await aSqlServer(kind)
    await using connection = openSql(server.dsn, {}, { allowLoopback: false })
    await expect(readAll(connection)).rejects.toMatchObject({ owner: 'config' })
  })

  it('asks who configured it when rows leave the watermark or the key empty', async () => {
    await using server = await aSqlServer(kind)
    await putRows(server, kind, rowsOf(2))
    await using connection = openSql(server.dsn, {
      from: { query: `select t0.*, nullif(${quote('Khoa')}, 2) as khoa_2 from ho_so t0` },
      read: { by: 'watermark', column: 'CapNhatLuc', key: 'khoa_2' },
    })
    await expect(connection.check(new AbortController().signal)).rejects.toMatchObject({ owner: 'config' })
  })
})

describe('an address of sql', () => {
  it.each(['', 'http://127.0.0.1/', 'postgresql://', 'mat-khau-rat-rieng'])(
    'that is none (%s) is told without quoting it',
    async (dsn) => {
      await using connection = openSql(dsn)
      const error = await readAll(connection).catch((each: unknown) => each)
      expect(error).toMatchObject({ owner: 'config' })
      expect(String(error)).not.toContain('mat-khau')
    },
  )
})
