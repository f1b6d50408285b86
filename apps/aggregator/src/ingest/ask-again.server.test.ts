import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SourceError } from '@toan-canh/connectors'
import { dismissRows, inTransaction, readSourceState, reopenRows } from '@toan-canh/store'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LoadedSource } from '../catalogue/load-catalogue.ts'
import { aCentre, type TestCentre } from '../centre/a-centre.fixture.ts'
import { verifyCells } from '../counting/verify-cells.ts'
import { dataHealth } from '../http/data-health.ts'
import { jobsNow } from '../jobs/job-board.ts'
import { readSettings } from '../settings/read-settings.ts'
import { askAgain, findAskable } from './ask-again.ts'
import { readOnce } from './read-once.ts'
import { RetryRefused, RowRetrier } from './row-retrier.ts'

let test: TestCentre
let folder: string
const settings = readSettings({}, '/')
const { signal } = new AbortController()

beforeEach(async () => {
  test = await aCentre()
  folder = await mkdtemp(join(tmpdir(), 'toan-canh-again-'))
})
afterEach(async () => {
  await test[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

const idOf = (index: number) => `000.00.02.H42-251114-${String(index).padStart(4, '0')}`
/** A row as the one-stop system tells it; a state of `77` is one that nobody has mapped. */
const row = (index: number, more: Record<string, unknown> = {}) => ({
  MaHoSo: idOf(index),
  DonViXuLy: 'H42.02',
  MaLinhVuc: 'ho-tich',
  KenhThucHien: '1',
  NgayNop: '20251101080000',
  NgayTiepNhan: '20251101080000',
  NgayHenTra: '20251120170000',
  TrangThai: 2,
  NgayCapNhat: `2025-11-14T08:00:${String(index).padStart(2, '0')}+07:00`,
  ...more,
})

/** Fourteen rows, four to a batch; those at 5, 6 and 9 have an unknown state, 10 has no unit that is known. */
async function aSource(connector: Record<string, unknown> = {}): Promise<LoadedSource> {
  const rows = Array.from({ length: 14 }, (_, index) => {
    if (index === 10) return row(index, { DonViXuLy: 'H42.999' })
    return row(index, [5, 6, 9].includes(index) ? { TrangThai: 77 } : {})
  })
  await writeFile(join(folder, 'rows.ndjson'), rows.map((each) => JSON.stringify(each)).join('\n'))
  const real = test.centre.catalogue.sources.get('mot-cua')
  if (real === undefined) throw new Error('the catalogue has no source mot-cua')
  const { definition } = real
  return {
    ...real,
    folder,
    definition: {
      ...definition,
      bounds: { ...definition.bounds, batchRows: 4, refusedShare: 0.9 },
      connector: { type: 'file-drop', format: 'ndjson', file: 'rows.ndjson', ...connector },
    },
  }
}

/** The same source after somebody has mapped the state. */
function mended(source: LoadedSource): LoadedSource {
  const { map } = source.definition
  if (map.shape !== 'case') throw new Error('the source tells no cases')
  const { state } = map
  if (!('values' in state)) throw new Error('the state is not mapped by values')
  const values = { ...state.values, 77: 'open' as const }
  return { ...source, definition: { ...source.definition, map: { ...map, state: { ...state, values } } } }
}

const read = (source: LoadedSource) => readOnce({ centre: test.centre, settings, source, by: 'command' }, signal)
async function ask(source: LoadedSource, code: string | null = null) {
  test.clock.advance(60_000)
  const on = { centre: test.centre, settings, source, code }
  await using asking = await findAskable(on)
  return { told: asking.told, came: await askAgain(on, { asking, by: 'command', signal }) }
}
const state = () => readSourceState(test.centre.database, 'mot-cua')
const open = async () =>
  (
    await test.centre.database.query<{ fact_id: string }>(
      'select fact_id from quarantine where resolved_at is null and dismissed_at is null order by fact_id',
    )
  ).rows.map(({ fact_id }) => fact_id)

describe(askAgain, () => {
  it('takes rows up from where they stood once the mapping is mended, moves no cursor and counts right', async () => {
    const source = await aSource()
    await read(source)
    const before = await state()
    expect(before).toMatchObject({ facts: 10, quarantined: 4, resolved: 0 })
    const { told, came } = await ask(mended(source))
    expect(told).toEqual({ rows: 4, batches: 2, left: 0 })
    expect(came).toEqual({ resolved: 3, refused: 1, left: 0, isStopped: false })
    expect(await open()).toEqual([idOf(10)])
    const after = await state()
    expect(after).toMatchObject({ facts: 13, quarantined: 1, resolved: 3, liveCursor: before?.liveCursor })
    expect([after?.coveredTo, after?.receivedAt]).toEqual([before?.coveredTo, before?.receivedAt])
    expect(await jobsNow(test.centre)).toMatchObject([
      {
        kind: 'retry',
        state: 'done',
        unit: 'batches',
        done: 2,
        total: 2,
        sentence: '3 dòng đã đúng, 1 dòng vẫn bị từ chối.',
      },
    ])
    const { database, versions, now } = test.centre
    expect((await verifyCells(database, versions, now(), () => {})).differing).toBe(0)
  })

  it('changes nothing while nothing is mended, however often it is asked', async () => {
    const source = await aSource()
    await read(source)
    for (let time = 0; time < 2; time += 1)
      expect((await ask(source)).came).toEqual({ resolved: 0, refused: 4, left: 0, isStopped: false })
    expect(await state()).toMatchObject({ facts: 10, quarantined: 4, resolved: 0 })
    expect((await dataHealth(test.centre)).quarantine.map(({ count }) => count)).toEqual([3, 1])
  })

  it('asks for the rows of one reason alone', async () => {
    const source = await aSource()
    await read(source)
    expect((await ask(source, 'unknown_unit')).told).toEqual({ rows: 1, batches: 1, left: 0 })
    expect((await ask(source, 'bad_date')).told).toEqual({ rows: 0, batches: 0, left: 0 })
  })

  it('closes nothing that did not come again: the file is another', async () => {
    const source = await aSource()
    await read(source)
    await writeFile(join(folder, 'rows.ndjson'), `${JSON.stringify(row(5))}\n`)
    expect((await ask(mended(source))).came).toMatchObject({ resolved: 1, left: 3 })
    expect(await open()).toEqual([idOf(6), idOf(9), idOf(10)].toSorted())
  })

  it('says what to do instead where a source cannot be asked again', async () => {
    const source = await aSource()
    const connector = { type: 'webhook', secret: 'env:BI_MAT' }
    const asked = ask({ ...source, definition: { ...source.definition, connector } })
    await expect(asked).rejects.toBeInstanceOf(SourceError)
    await expect(asked).rejects.toThrow('đề nghị bên gửi gửi lại')
  })
})

describe('files of a watched folder', () => {
  async function aFolderSource(): Promise<LoadedSource> {
    // A file is as old as this machine says.
    test.clock.set(Date.now() + 60_000)
    const source = await aSource()
    const connector = { type: 'file-drop', format: 'ndjson', folder }
    return { ...source, definition: { ...source.definition, connector } }
  }

  it('are asked again where they were moved, also when others of their name came after, and stay there', async () => {
    const source = await aFolderSource()
    await read(source)
    await writeFile(join(folder, 'rows.ndjson'), JSON.stringify(row(20)))
    await read(source)
    expect((await readdir(join(folder, 'done'))).toSorted()).toEqual(['rows.2.ndjson', 'rows.ndjson'])
    await rename(join(folder, 'done', 'rows.ndjson'), join(folder, 'done', 'rows.3.ndjson'))
    const before = await state()
    expect(before).toMatchObject({ facts: 11, quarantined: 4 })
    const { told, came } = await ask(mended(source))
    expect(told).toEqual({ rows: 4, batches: 2, left: 0 })
    expect(came).toEqual({ resolved: 3, refused: 1, left: 0, isStopped: false })
    expect(await open()).toEqual([idOf(10)])
    expect(await state()).toMatchObject({ facts: 14, quarantined: 1, liveCursor: before?.liveCursor })
    // What was refused again can be asked for once more.
    expect((await ask(mended(source))).came).toMatchObject({ resolved: 0, refused: 1, left: 0 })
    expect((await readdir(join(folder, 'done'))).toSorted()).toEqual(['rows.2.ndjson', 'rows.3.ndjson'])
    expect(await readdir(folder)).toEqual(['done'])
  })

  it('are asked again as far as they could be read, where the rest of them was refused', async () => {
    const source = await aFolderSource()
    const rows = Array.from({ length: 6 }, (_, index) =>
      JSON.stringify(row(index, index === 1 ? { TrangThai: 77 } : {})),
    )
    await writeFile(join(folder, 'rows.ndjson'), [...rows, `{"a":"${'x'.repeat(2_000_000)}"}`].join('\n'))
    await expect(read(source)).rejects.toThrow('1 tệp bị từ chối')
    expect((await readdir(join(folder, 'refused'))).toSorted()).toEqual(['rows.ndjson', 'rows.ndjson.reason.txt'])
    expect((await ask(mended(source))).came).toEqual({ resolved: 1, refused: 0, left: 0, isStopped: false })
    expect(await open()).toEqual([])
  })

  it('that are nowhere any more say who must bring them back, and lose no refused row', async () => {
    const source = await aFolderSource()
    await read(source)
    await rm(join(folder, 'done'), { recursive: true })
    await writeFile(join(folder, 'rows.ndjson'), JSON.stringify(row(5)))
    await expect(ask(mended(source))).rejects.toMatchObject({
      owner: 'config',
      message: expect.stringContaining('Không còn thấy tệp rows.ndjson'),
    })
    expect(await open()).toHaveLength(4)
    expect(await readdir(folder)).toEqual(['rows.ndjson'])
  })
})

describe(readOnce, () => {
  it('is long work that everybody sees, also where nobody listens in this process', async () => {
    const source = await aSource()
    const now = () => {
      test.clock.advance(1_000)
      return test.clock.now()
    }
    await readOnce({ centre: { ...test.centre, now }, settings, source, by: 'upload' }, signal)
    expect(await jobsNow(test.centre)).toMatchObject([
      { kind: 'import', by: 'upload', source: 'mot-cua', state: 'done' },
    ])
  })
})

describe(RowRetrier, () => {
  it('asks one source once at a time, in the background, and ends with its owner', async () => {
    const source = await aSource()
    await read(source)
    const errors: unknown[] = []
    await using retrier = new RowRetrier({ centre: test.centre, settings }, (error) => errors.push(error))
    const first = retrier.begin(mended(source), null)
    await expect(retrier.begin(source, null)).rejects.toBeInstanceOf(RetryRefused)
    expect(await first).toEqual({ rows: 4, batches: 2, left: 0 })
    await retrier[Symbol.asyncDispose]()
    expect(errors).toEqual([])
    expect(['done', 'interrupted', 'failed', 'stopped']).toContain((await jobsNow(test.centre))[0]?.state)
  })
})

describe(dismissRows, () => {
  const write = <T>(work: Parameters<typeof inTransaction<T>>[1]) => inTransaction(test.centre.database, work)
  const dismiss = (code: string) =>
    write((client) => dismissRows(client, { source: 'mot-cua', code, why: 'Đơn vị đã giải thể', at: test.clock.now() }))

  it('takes rows out of what is open with a reason, keeps them out when they come again, and opens them again', async () => {
    const source = await aSource()
    await read(source)
    expect(await dismiss('unknown_unit')).toBe(1)
    expect(await dismiss('unknown_unit')).toBe(0)
    expect(await state()).toMatchObject({ quarantined: 3 })
    expect((await dataHealth(test.centre)).dismissed).toMatchObject([
      { source: 'mot-cua', code: 'unknown_unit', why: 'Đơn vị đã giải thể', count: 1 },
    ])
    await ask(source)
    expect(await open()).toEqual([5, 6, 9].map(idOf))
    expect(await state()).toMatchObject({ quarantined: 3 })
    expect(await write((client) => reopenRows(client, { source: 'mot-cua', code: null }))).toBe(1)
    expect(await state()).toMatchObject({ quarantined: 4 })
    expect((await dataHealth(test.centre)).dismissed).toBeUndefined()
  })

  it('opens a row again that is known by its place only: another may stand there', async () => {
    const refused = [{ place: 'page 1 row 3', code: 'bad_code' as const, reason: 'MaHoSo: không phải mã.', id: null }]
    const tell = async (cursor: number) => {
      test.clock.advance(1_000)
      await test.store([], { refused, rows: 1, cursor: { at: cursor } })
    }
    await tell(1)
    await dismiss('bad_code')
    expect(await state()).toMatchObject({ quarantined: 0 })
    await tell(2)
    expect(await state()).toMatchObject({ quarantined: 1 })
  })
})
