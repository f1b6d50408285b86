import { describe, expect, it } from 'vitest'
import type { SourceBounds } from '@toan-canh/contract'
import type { Batch, Connection, Cursor } from './connector.ts'
import { aRow, leaksPerson, personal, rowsOf, sampleNow, type SampleRow } from './sample.fixture.ts'
import { SourceError } from './source-error.ts'

/** An upstream that holds some rows, and connections to it. */
export interface Served extends AsyncDisposable {
  readonly open: (bounds?: Partial<SourceBounds>) => Connection
  /** A connection whose configuration is wrong. */
  readonly openWrong: () => Connection
  /** Nothing answers any more. */
  readonly breakDown: () => Promise<void>
  /** Connections stand, and nothing is said any more. */
  readonly fallSilent?: () => void
  /** Answers break off on their way, until what is given back mends them. */
  readonly breakOff?: () => () => void
}

export interface Harness {
  /** Serves rows of one-stop form. */
  readonly serve: (rows: readonly SampleRow[]) => Promise<Served>
  /** Who must act when nothing answers. */
  readonly brokenOwner: SourceError['owner']
  /** Why nothing is ever asked of it: then asking, its silence and its place are not tried. */
  readonly neverAsked?: string
  /** Why it cannot fall silent, or break off on the way: those bad days are then not tried. */
  readonly neverSilent?: string
  readonly neverBreaksOff?: string
  /** Its clock, where that is not the samples' own. */
  readonly now?: () => number
}

const hourMs = 3_600_000

/** A failure that people can act on: it names who, and is one sentence or two. */
function toldTo(owner: SourceError['owner']) {
  return { name: 'SourceError', owner, message: expect.stringMatching(/^\S.{10,}\.$/) }
}

/** Reads live from a cursor, at most so many batches; the batches are as the runner would store them. */
export async function readAll(
  connection: Connection,
  cursor: Cursor | null = null,
  options: { readonly most?: number; readonly signal?: AbortSignal } = {},
): Promise<Batch[]> {
  const batches: Batch[] = []
  const most = options.most ?? Number.POSITIVE_INFINITY
  for await (const batch of connection.read('live', cursor, options.signal ?? new AbortController().signal)) {
    batches.push(batch)
    if (batches.length >= most || (connection.goesOn === true && batch.isLast)) break
  }
  return batches
}

/** What a store would hold: by id, each thing said of it once. */
export function stored(batches: readonly Batch[]): readonly string[] {
  const facts = batches.flatMap((batch) => batch.facts.map((fact) => JSON.stringify(fact)))
  const gone = batches.flatMap((batch) => batch.tombstones.map((tombstone) => JSON.stringify(tombstone)))
  return [...new Set([...facts, ...gone])].toSorted()
}

async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => error,
  )
}

/** What every way in that asks keeps, also one whose rows are of its own making. */
export function describeWayIn(
  type: string,
  serve: () => Promise<Pick<Served, 'open' | 'openWrong'> & AsyncDisposable>,
): void {
  describe(`${type} as a way in`, () => {
    it('proves a right configuration and tells the operator of a wrong one', async () => {
      await using served = await serve()
      await using right = served.open()
      await using wrong = served.openWrong()
      const { signal } = new AbortController()
      await expect(right.check(signal)).resolves.toBeUndefined()
      expect(await failure(wrong.check(signal))).toMatchObject({ name: 'SourceError', owner: 'config' })
    })

    it('gives plain JSON as its cursor, goes on from it, and marks the last batch', async () => {
      await using served = await serve()
      await using connection = served.open()
      const batches = await readAll(connection)
      expect(batches.at(-1)?.isLast).toBe(true)
      const cursor = batches.at(-1)?.cursor ?? {}
      expect(JSON.parse(JSON.stringify(cursor))).toEqual(cursor)
      expect((await readAll(connection, cursor)).at(-1)?.isLast).toBe(true)
    })

    it('stops with the reason of its signal before it reads', async () => {
      await using served = await serve()
      await using connection = served.open()
      const reason = new Error('enough')
      expect(await failure(readAll(connection, null, { signal: AbortSignal.abort(reason) }))).toBe(reason)
    })

    it('refuses a cursor that is not its own', async () => {
      await using served = await serve()
      await using connection = served.open()
      const error = await failure(readAll(connection, { strange: true }))
      expect(error).toBeInstanceOf(SourceError)
      expect(error).toMatchObject({ owner: 'config' })
    })
  })
}

/** What every connector keeps, whatever it reads from (DESIGN §5). */
export function describeConnector(type: string, harness: Harness): void {
  if (harness.neverAsked === undefined) describeWayIn(type, () => harness.serve(rowsOf(1)))
  describe(`${type} as a connector`, () => {
    const mixed = [
      ...rowsOf(23),
      aRow(23, { DaXoa: true }),
      aRow(24, { DonViXuLy: 'H99.77' }),
      aRow(25, { NgayNop: '20251399000000' }),
      aRow(26, { MaHoSo: 'khong-phai-ma' }),
      aRow(27),
    ]

    it('gives every row once, in batches no larger than the bound, the last marked', async () => {
      await using served = await harness.serve(mixed)
      await using connection = served.open({ batchRows: 5 })
      const batches = await readAll(connection)
      expect(stored(batches)).toHaveLength(25)
      expect(Math.max(...batches.map((batch) => batch.rows))).toBeLessThanOrEqual(5)
      expect(batches.map((batch) => batch.isLast)).toEqual(batches.map((_, index) => index === batches.length - 1))
    })

    it('refuses bad rows with code, place and reason and keeps the rest', async () => {
      await using served = await harness.serve(mixed)
      await using connection = served.open()
      const refused = (await readAll(connection)).flatMap((batch) => batch.refused)
      expect(refused.map(({ code }) => code)).toEqual(['unknown_unit', 'bad_date', 'bad_code'])
      expect(refused.map(({ id }) => id)).toEqual(['000.00.02.H42-251101-0025', '000.00.02.H42-251101-0026', null])
      for (const { place, reason } of refused) {
        expect(place).toMatch(/\d+/)
        expect(reason).toMatch(/^\S.*\.$/)
      }
    })

    it('resumes from any cursor without losing a fact', async () => {
      await using served = await harness.serve(mixed)
      await using whole = served.open({ batchRows: 4 })
      const all = await readAll(whole)
      for (let most = 1; most < all.length; most += 1) {
        await using before = served.open({ batchRows: 4 })
        const first = await readAll(before, null, { most })
        await using after = served.open({ batchRows: 4 })
        const rest = await readAll(after, first.at(-1)?.cursor ?? null)
        expect(stored([...first, ...rest])).toEqual(stored(all))
        // What goes on is given again whatever was not acknowledged.
        if (after.goesOn !== true) expect(rest.length).toBeLessThanOrEqual(all.length)
      }
    })

    it('gives the same facts for the same input, and plain JSON as its cursor', async () => {
      await using served = await harness.serve(mixed)
      await using one = served.open({ batchRows: 7 })
      await using two = served.open({ batchRows: 3 })
      const [first, second] = [await readAll(one), await readAll(two)]
      expect(stored(first)).toEqual(stored(second))
      for (const { cursor } of first) expect(JSON.parse(JSON.stringify(cursor))).toEqual(cursor)
    })

    it('gives one empty batch when there is nothing', async () => {
      await using served = await harness.serve([])
      await using connection = served.open()
      const batches = await readAll(connection)
      expect(batches).toHaveLength(1)
      expect(batches[0]).toMatchObject({ rows: 0, facts: [], refused: [], isLast: true })
    })

    it('lets no person through: not into facts, refusals, cursors or errors', async () => {
      const people = [
        aRow(0),
        aRow(1, { TrangThai: personal.ChuHoSo }),
        aRow(2, { NgayNop: personal.SoDienThoai }),
        aRow(3, { DonViXuLy: personal.ChuHoSo }),
        aRow(4, { MaHoSo: personal.MaDoiTuong }),
        aRow(5, { MaLinhVuc: personal.DiaChi }),
        aRow(6, { MaLinhVuc: personal.SoDienThoai }),
        aRow(7, { KenhThucHien: personal.Email }),
        aRow(8, { NgayCapNhat: personal.MaDoiTuong }),
        aRow(9, { DonViXuLy: personal.MaDoiTuong }),
      ]
      await using served = await harness.serve(people)
      await using connection = served.open()
      const batches = await readAll(connection)
      expect(batches.flatMap((batch) => batch.refused)).toHaveLength(9)
      expect(batches.filter(leaksPerson)).toEqual([])
    })

    it.skipIf(harness.neverAsked !== undefined)('stops with the reason of its signal while it reads', async () => {
      await using served = await harness.serve(rowsOf(20))
      await using connection = served.open({ batchRows: 2 })
      const reason = new Error('enough')
      const controller = new AbortController()
      const reading = connection.read('live', null, controller.signal)[Symbol.asyncIterator]()
      await reading.next()
      controller.abort(reason)
      expect(await failure(reading.next())).toBe(reason)
    })

    it.skipIf(harness.neverAsked !== undefined)('says who must act when nothing answers', async () => {
      await using served = await harness.serve(rowsOf(1))
      await using connection = served.open()
      await served.breakDown()
      expect(await failure(readAll(connection))).toMatchObject(toldTo(harness.brokenOwner))
    })

    it.skipIf(harness.neverSilent !== undefined)('waits for a silent upstream no longer than it may', async () => {
      await using served = await harness.serve(rowsOf(1))
      await using connection = served.open({ requestSeconds: 0.4 })
      served.fallSilent?.()
      expect(await failure(readAll(connection))).toMatchObject(toldTo('transient'))
    })

    it.skipIf(harness.neverBreaksOff !== undefined)('loses nothing to answers that break off', async () => {
      await using served = await harness.serve(rowsOf(20))
      await using connection = served.open({ batchRows: 4 })
      const mend = served.breakOff?.()
      expect(await failure(readAll(connection))).toMatchObject(toldTo('transient'))
      mend?.()
      expect(stored(await readAll(connection))).toHaveLength(20)
    })

    it('tells the same of rows that come twice and in another order', async () => {
      const rows = rowsOf(12)
      await using plain = await harness.serve(rows)
      await using served = await harness.serve([...rows.toReversed(), ...rows])
      await using one = plain.open()
      await using two = served.open({ batchRows: 5 })
      expect(stored(await readAll(two))).toEqual(stored(await readAll(one)))
    })

    it('knows letters whose marks come apart', async () => {
      await using served = await harness.serve([aRow(0, { MaLinhVuc: 'hộ-tịch'.normalize('NFD') })])
      await using connection = served.open()
      const [fact] = stored(await readAll(connection))
      expect(fact).toContain('"hộ-tịch"'.normalize('NFC'))
    })

    it('puts rows in the letters of an old encoding aside, and keeps the rest', async () => {
      // “hộ tịch” of TCVN3 and of Windows-1258 read as Latin, and “thuế”, which is letters only.
      const old = ['hé tÞch', 'hô\u00f2 tich', 'thuÕ'].map((MaLinhVuc, index) => aRow(index + 1, { MaLinhVuc }))
      await using served = await harness.serve([aRow(0), ...old])
      await using connection = served.open()
      const batches = await readAll(connection)
      expect(stored(batches)).toHaveLength(1)
      const refused = batches.flatMap((batch) => batch.refused)
      expect(refused.map(({ code }) => code)).toEqual(['bad_value', 'bad_value', 'bad_value'])
      expect(refused.at(-1)?.reason).toContain('đơn vị chủ quản cần gửi chữ Unicode')
    })

    it('puts rows with values of another type aside, and keeps the rest', async () => {
      const wrong = [{ NgayNop: 17 }, { DonViXuLy: { ten: personal.ChuHoSo } }, { MaHoSo: [1] }]
      await using served = await harness.serve([aRow(0), ...wrong.map((change, index) => aRow(index + 1, change))])
      await using connection = served.open()
      const batches = await readAll(connection)
      expect(stored(batches)).toHaveLength(1)
      expect(batches.flatMap(({ refused }) => refused)).toHaveLength(wrong.length)
      expect(batches.filter(leaksPerson)).toEqual([])
    })

    it('takes rows of a clock an hour off, and covers no time to come', async () => {
      const times = [sampleNow + hourMs, sampleNow - hourMs].map((at) => new Date(at).toISOString())
      await using served = await harness.serve(times.map((NgayCapNhat, index) => aRow(index, { NgayCapNhat })))
      await using connection = served.open()
      const batches = await readAll(connection)
      expect(stored(batches)).toHaveLength(2)
      const now = harness.now?.() ?? sampleNow
      for (const { coveredTo } of batches) expect(coveredTo ?? 0).toBeLessThanOrEqual(now)
    })

    it('tells the same again when its cursor goes back', async () => {
      await using served = await harness.serve(rowsOf(10))
      await using connection = served.open({ batchRows: 4 })
      const batches = await readAll(connection)
      if (connection.goesOn === true) return
      const again = await readAll(connection, batches[0]?.cursor ?? null)
      expect(stored([...batches, ...again])).toEqual(stored(batches))
    })
  })
}
