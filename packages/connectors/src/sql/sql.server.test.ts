import { describe, expect, it } from 'vitest'
import { describeConnector, readAll, stored } from '../conformance.ts'
import type { Batch, Connection, Cursor } from '../connector.ts'
import { aRow, oneStop, rowsOf, sampleNow } from '../sample.fixture.ts'
import { byWatermark, openSql } from './open-sql.fixture.ts'
import { aSqlServer, changeOf, hasMariaDb, putRows, quoteOf, type SqlKind } from './sql-server.fixture.ts'

const { bounds } = oneStop
const kinds: readonly SqlKind[] = (await hasMariaDb()) ? ['postgresql', 'mariadb'] : ['postgresql']
const minuteMs = 60_000

it.skipIf(kinds.length === 1)('is tried on MariaDB too, at 127.0.0.1:3306 or TEST_MARIADB_URL', () => {
  expect(kinds).toContain('mariadb')
})

for (const kind of kinds) {
  describeConnector(`sql on ${kind}`, {
    brokenOwner: 'transient',
    serve: async (rows) => {
      const server = await aSqlServer(kind)
      await putRows(server, kind, rows)
      return {
        open: (change = {}) => openSql(server.dsn, {}, { bounds: { ...bounds, ...change } }),
        openWrong: () => openSql(server.dsn.replace(/:\/\/\w+:/, '://nobody:')),
        breakDown: () => server.wire.cut(),
        fallSilent: () => void (server.wire.isSilent = true),
        breakOff: () => {
          server.wire.breaksAfter = 0
          return () => void (server.wire.breaksAfter = null)
        },
        [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
      }
    },
  })
}

async function readHistory(connection: Connection, cursor: Cursor | null = null, most = Infinity): Promise<Batch[]> {
  const batches: Batch[] = []
  for await (const batch of connection.read('history', cursor, new AbortController().signal)) {
    batches.push(batch)
    if (batches.length >= most) break
  }
  return batches
}

function last(batches: readonly Batch[]): Cursor {
  return batches.at(-1)?.cursor ?? {}
}

const few = { bounds: { ...bounds, batchRows: 4 } }

describe.each(kinds)('sql by watermark on %s', (kind) => {
  it('asks for no column that the mapping does not read', async () => {
    await using server = await aSqlServer(kind)
    await putRows(server, kind, rowsOf(1))
    const columns = ['ChuHoSo', 'SoDienThoai', 'MaDoiTuong'].map(quoteOf(kind))
    // A reader who may not read these columns gets an answer all the same.
    const names = Object.keys(aRow(0)).filter((name) => name !== 'TamDung' && !columns.includes(quoteOf(kind)(name)))
    const view = [...names, 'Khoa', 'CapNhatLuc'].map(quoteOf(kind)).join(', ')
    const failing =
      kind === 'postgresql'
        ? '(1 / (length("MaHoSo") - length("MaHoSo")))::text'
        : 'cast((select 1 union select 2) as char)'
    await server.run(`create view chi_mot_phan as select ${view}, ${failing} as ${quoteOf(kind)('ChuHoSo')} from ho_so`)
    await using connection = openSql(server.dsn, { from: { table: 'chi_mot_phan' } })
    expect(stored(await readAll(connection))).toHaveLength(1)
  })

  it('goes on behind the last row, exact to the key, where one instant fills pages', async () => {
    await using server = await aSqlServer(kind)
    await putRows(server, kind, rowsOf(11), { changeAt: () => changeOf(0) })
    await using connection = openSql(server.dsn, {}, few)
    const batches = await readAll(connection)
    expect(batches.map(({ rows }) => rows)).toEqual([4, 4, 3])
    expect(stored(batches)).toHaveLength(11)
  })

  it('covers until the last change on the way, and until it asked at the end', async () => {
    await using server = await aSqlServer(kind)
    await putRows(server, kind, rowsOf(6))
    await using connection = openSql(server.dsn, {}, few)
    const batches = await readAll(connection)
    expect(batches.map(({ coveredTo }) => coveredTo)).toEqual([
      Date.parse(`${changeOf(3).replace(' ', 'T')}+07:00`),
      sampleNow,
    ])
  })

  it('sees a row that was committed late, within the overlap, and refuses a bad one once', async () => {
    await using server = await aSqlServer(kind)
    await putRows(server, kind, [...rowsOf(3), aRow(3, { DonViXuLy: 'H99' })])
    await using connection = openSql(server.dsn)
    const first = await readAll(connection)
    await putRows(server, kind, [aRow(50)], { firstKey: 90, changeAt: () => changeOf(0) })
    const second = await readAll(connection, last(first))
    expect(stored(second).join()).toContain('H42-251101-0051')
    expect([...first, ...second].flatMap(({ refused }) => refused)).toHaveLength(1)
  })

  it('does not follow a clock that runs an hour ahead, and sees what one behind writes', async () => {
    await using server = await aSqlServer(kind)
    const at = (ms: number) => new Date(sampleNow + ms + 420 * minuteMs).toISOString().replace('T', ' ').slice(0, -1)
    await putRows(server, kind, [aRow(0)], { changeAt: () => at(60 * minuteMs) })
    await using connection = openSql(server.dsn)
    const first = await readAll(connection)
    await putRows(server, kind, [aRow(1)], { firstKey: 2, changeAt: () => at(minuteMs) })
    await putRows(server, kind, [aRow(2)], { firstKey: 3, changeAt: () => at(-minuteMs) })
    expect(stored(await readAll(connection, last(first)))).toHaveLength(3)
  })

  it('tells the same again from a cursor that went back', async () => {
    await using server = await aSqlServer(kind)
    await putRows(server, kind, rowsOf(9))
    await using connection = openSql(server.dsn, {}, few)
    const all = await readAll(connection)
    const again = await readAll(connection, all[0]?.cursor ?? null)
    expect(stored([...all, ...again])).toEqual(stored(all))
  })

  it('reads history from newest to oldest down to the floor, and goes on from its cursor', async () => {
    await using server = await aSqlServer(kind)
    await putRows(server, kind, rowsOf(10))
    await putRows(server, kind, [aRow(20)], { firstKey: 50, changeAt: () => '2025-09-30 23:59:59' })
    await using connection = openSql(server.dsn, {}, few)
    const batches = await readHistory(connection)
    expect(batches.map(({ facts }) => facts[0]?.id.slice(-4))).toEqual(['0010', '0006', '0002'])
    expect(batches.at(-1)).toMatchObject({ isLast: true, reachedTo: Date.parse('2025-10-01T00:00:00+07:00') })
    const first = await readHistory(connection, null, 1)
    expect(stored([...first, ...(await readHistory(connection, last(first)))])).toEqual(stored(batches))
    expect(await readHistory(connection, last(batches))).toMatchObject([{ rows: 0, isLast: true }])
  })

  it('reads what an operator has written as a SELECT', async () => {
    await using server = await aSqlServer(kind)
    await putRows(server, kind, rowsOf(5))
    const query = `select * from ho_so where ${quoteOf(kind)('Khoa')} > 3`
    await using connection = openSql(server.dsn, { from: { query } })
    expect(stored(await readAll(connection))).toHaveLength(2)
  })

  it('knows a slice written with decomposed letters', async () => {
    await using server = await aSqlServer(kind)
    await putRows(server, kind, [aRow(0, { MaLinhVuc: 'hộ-tịch'.normalize('NFD') })])
    await using connection = openSql(server.dsn)
    expect((await readAll(connection))[0]?.facts[0]).toMatchObject({ slices: { field: 'hộ-tịch'.normalize('NFC') } })
  })
})

describe.each(kinds)('sql by comparison on %s', (kind) => {
  const read = { by: 'compare', key: 'Khoa' }

  it('tells everything once, then only what differs, and deletes what is gone', async () => {
    await using server = await aSqlServer(kind)
    await putRows(server, kind, rowsOf(9))
    await using connection = openSql(server.dsn, { read }, few)
    const first = await readAll(connection)
    expect(stored(first)).toHaveLength(9)
    const quiet = await readAll(connection, last(first))
    expect(quiet.flatMap(({ facts, tombstones }) => [...facts, ...tombstones])).toEqual([])
    const [key, code] = [quoteOf(kind)('Khoa'), quoteOf(kind)('MaLinhVuc')]
    await server.run(`update ho_so set ${code} = 'dat-dai' where ${key} = 2`)
    await server.run(`delete from ho_so where ${key} = 5`)
    await using later = openSql(server.dsn, { read }, { ...few, now: () => sampleNow + minuteMs })
    const third = await readAll(later, last(quiet))
    expect(third.flatMap(({ facts }) => facts)).toMatchObject([{ id: aRow(1)['MaHoSo'], slices: { field: 'dat-dai' } }])
    expect(third.flatMap(({ tombstones }) => tombstones)).toEqual([
      { id: aRow(4)['MaHoSo'], changedAt: sampleNow + minuteMs },
    ])
    await putRows(server, kind, [aRow(4)], { firstKey: 5 })
    await using back = openSql(server.dsn, { read }, { ...few, now: () => sampleNow + 2 * minuteMs })
    expect((await readAll(back, last(third))).flatMap(({ facts }) => facts)).toMatchObject([
      { id: aRow(4)['MaHoSo'], changedAt: sampleNow + 2 * minuteMs },
    ])
  })

  it('does not take a row for deleted that cannot be read any more', async () => {
    await using server = await aSqlServer(kind)
    await putRows(server, kind, rowsOf(3))
    await using connection = openSql(server.dsn, { read })
    const first = await readAll(connection)
    await server.run(`update ho_so set ${quoteOf(kind)('NgayNop')} = 'hôm qua'`)
    const second = await readAll(connection, last(first))
    expect(second.flatMap(({ tombstones }) => tombstones)).toEqual([])
    expect(second.flatMap(({ refused }) => refused)).toHaveLength(3)
  })

  it('deletes nothing when most of a table is gone at once, and asks its owner', async () => {
    await using server = await aSqlServer(kind)
    await putRows(server, kind, rowsOf(12))
    await using connection = openSql(server.dsn, { read })
    const first = await readAll(connection)
    await server.run('delete from ho_so')
    await expect(readAll(connection, last(first))).rejects.toMatchObject({ owner: 'upstream' })
    await using believing = openSql(server.dsn, { read: { ...read, goneShare: 1 } })
    expect((await readAll(believing, last(first))).flatMap(({ tombstones }) => tombstones)).toHaveLength(12)
  })

  it('refuses a table with more rows than it may hold', async () => {
    await using server = await aSqlServer(kind)
    await putRows(server, kind, rowsOf(6))
    await using connection = openSql(server.dsn, { read: { ...read, mostRows: 5 } })
    await expect(readAll(connection)).rejects.toMatchObject({
      owner: 'config',
      message: expect.stringContaining('watermark'),
    })
  })
})

describe('the configuration of sql', () => {
  it.each([
    ['two statements', 'select 1; drop table ho_so'],
    ['a comment that could hide the rest', 'select 1 -- '],
    ['something that is no question', 'delete from ho_so'],
  ])('refuses %s', (_name, query) => {
    expect(() => openSql('', { from: { query } })).toThrow('from')
  })

  it('refuses a key that is a person’s number', () => {
    expect(() => openSql('', { read: { ...byWatermark, key: 'SoCCCD' } })).toThrow('personal')
  })
})
