import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeFile } from 'node:fs/promises'
import { readingSchema } from '@toan-canh/contract'
import { openDatabase } from '@toan-canh/store'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { aCase, at } from '@toan-canh/testkit'
import { loadCatalogue } from '../catalogue/load-catalogue.ts'
import { aBatch } from '../centre/a-centre.fixture.ts'
import { type Centre, openCentre } from '../centre/open-centre.ts'
import { storeBatch } from '../ingest/store-batch.ts'
import { TestViewer, eventually } from '../live/live-fixture.ts'
import { aPlace, type Place } from '../running.fixture.ts'

let place: Place

beforeAll(async () => {
  place = await aPlace()
})
afterAll(() => place[Symbol.asyncDispose]())

const header =
  'case:channel,case:concept:name,case:deadline,case:department,case:enddate,case:group,case:startdate,time:timestamp'

/** A file of open dossiers as the municipality writes them. */
async function aFile(name: string, ids: readonly string[]): Promise<string> {
  const path = join(place.folder, name)
  const start = '2011-10-11 13:42:22.688000+02:00'
  const rows = ids.map((id) => `Internet,${id},2011-12-06 13:41:31.788000+01:00,General,,Group 2,${start},${start}`)
  await writeFile(path, [header, ...rows, ''].join('\n'))
  return path
}

const receipt = 'reading/tthc.received_total/R/2011-10'

describe('npm run ioc', () => {
  it('says how it is used, and exits 2 for a verb that there is not', async () => {
    const help = await place.ioc()
    expect(help).toMatchObject({ code: 0 })
    expect(help.out).toContain('ingest <nguồn>')
    expect((await place.ioc('sing')).code).toBe(2)
    expect((await place.ioc('reading', '--colour', 'red')).code).toBe(2)
  })

  it('checks the catalogue without a database', async () => {
    const checked = await place.ioc('check', '--json')
    expect(checked.code).toBe(0)
    const { packs, sources }: Record<string, unknown> = JSON.parse(checked.out)
    expect(Number(packs)).toBeGreaterThan(0)
    expect(Number(sources)).toBeGreaterThan(0)
  })

  it('lists the indicators', async () => {
    const { code, out } = await place.ioc('indicators', '--json')
    const list = z.array(z.looseObject({ id: z.string(), vi: z.string() })).parse(JSON.parse(out))
    expect(code).toBe(0)
    expect(list.map((each) => each.id)).toContain('tthc.on_time_rate_766')
  })

  it('exits 2 at once with --no-wait while history is not whole', async () => {
    const said = await place.ioc(
      'reading',
      'tthc.in_progress',
      '--unit',
      '37',
      '--period',
      '2025-11',
      '--no-wait',
      '--json',
    )
    expect(said.code).toBe(2)
    expect(z.array(readingSchema).parse(JSON.parse(said.out))).toMatchObject([
      { gap: 'history_incomplete', level: 'none' },
    ])
  })

  it('waits without it, and answers once history is whole', async () => {
    await using own = await aPlace()
    const said = own.ioc('reading', 'tthc.received_total', '--unit', '37', '--period', '2025-11', '--json')
    let isSaid = false
    void said.then(() => (isSaid = true))
    const catalogue = await loadCatalogue(fileURLToPath(new URL('../../../../catalogue', import.meta.url)))
    const { databaseUrl } = own
    await using centre = await openCentre({ databaseUrl, catalogue, now: Date.now, onError: () => {} })
    const store = (direction: 'live' | 'history', more: Parameters<typeof aBatch>[1]) => {
      const batch = aBatch([aCase({ openedAt: at('2025-11-14 08:00') })], more)
      return storeBatch(centre.database, centre.versions, { source: 'mot-cua', direction, batch, now: Date.now() })
    }
    await store('live', { coveredTo: Date.now() })
    await vi.waitUntil(async () => (await sleepers(centre)) > 0, { timeout: 15_000 })
    expect(isSaid).toBe(false)
    await store('history', { reachedTo: at('2025-10-01 00:00') })
    expect(await said).toMatchObject({ code: 0 })
    expect(JSON.parse((await said).out)).toMatchObject([{ value: 1, gap: null }])
  })

  it.each([
    ['an indicator that there is not', ['tthc.nothing', '--unit', '37', '--period', '2025-11'], 'tthc.nothing'],
    ['a period that is none', ['tthc.in_progress', '--unit', '37', '--period', 'soon'], 'soon'],
    ['nothing at all', [], '--unit'],
  ])('says in one sentence what is wrong with %s', async (_, words, sentence) => {
    const said = await place.ioc('reading', ...words)
    expect(said.code).toBe(2)
    expect(said.err).toContain(sentence)
    expect(said.err.trim().split('\n')).toHaveLength(1)
  })

  it('says which sources there are, and that a file is not there', async () => {
    expect((await place.ioc('ingest', 'nothing')).err).toContain('receipt')
    const said = await place.ioc('ingest', 'receipt', '--file', '/nowhere.csv', '--json')
    expect(said.code).toBe(1)
    expect(JSON.parse(said.out)).toMatchObject({ error: expect.stringContaining('/nowhere.csv') })
  })

  it('is seen live by those who watch a running aggregator', async () => {
    await using running = await place.start()
    using viewer = new TestViewer(Number(new URL(running.url).port))
    viewer.watch(receipt, 'sources')
    await eventually(() => expect(viewer.states.get(receipt)?.kind).toBe('open'))
    const said = await place.ioc(
      'ingest',
      'receipt',
      '--file',
      await aFile('first.csv', ['A-1', 'A-2', 'A-3']),
      '--json',
    )
    expect(JSON.parse(said.out)).toMatchObject({ rows: 3, facts: 3, changed: 3, refused: 0 })
    await eventually(() => expect(viewer.valueOf(receipt)).toBe(3))
    await eventually(() => expect(JSON.stringify([...statusesOf(viewer)])).toContain('"facts":3'))
    await place.ioc('ingest', 'receipt', '--file', await aFile('second.csv', ['A-3', 'A-4']))
    await eventually(() => expect(viewer.valueOf(receipt)).toBe(4))
  })

  it('reads a file again without counting it again', async () => {
    const path = await aFile('first.csv', ['A-1', 'A-2', 'A-3'])
    const said = await place.ioc('ingest', 'receipt', '--file', path, '--json')
    expect(JSON.parse(said.out)).toMatchObject({ facts: 3, changed: 0 })
  })

  it('rebuilds beside a running aggregator, whose viewers keep their numbers', async () => {
    await using running = await place.start()
    using viewer = new TestViewer(Number(new URL(running.url).port))
    viewer.watch(receipt)
    await eventually(() => expect(viewer.valueOf(receipt)).toBe(4))
    const rebuilt = await place.ioc('rebuild', '--json')
    expect(rebuilt.code).toBe(0)
    expect(JSON.parse(rebuilt.out)).toMatchObject({ cases: 4 })
    await place.ioc('ingest', 'receipt', '--file', await aFile('third.csv', ['A-5']))
    await eventually(() => expect(viewer.valueOf(receipt)).toBe(5))
    const verified = await place.ioc('verify', '--json')
    expect([verified.code, JSON.parse(verified.out)]).toMatchObject([0, { cases: 5, differing: 0 }])
  })

  it('exits 1 and names the counter when verify finds a difference', async () => {
    await using running = await place.start()
    const database = openDatabase(place.databaseUrl, () => {})
    await database.query(
      `update cell set a7 = coalesce(a7, 0) + 1 where unit = 'R2' and slice = '' and page = (select min(page) from cell)`,
    )
    const verified = await place.ioc('verify')
    await database.query(
      `update cell set a7 = coalesce(a7, 0) - 1 where unit = 'R2' and slice = '' and page = (select min(page) from cell)`,
    )
    await database.end()
    expect(verified.code).toBe(1)
    expect(verified.out).toContain('"unit":"R2"')
    expect(running.logged.filter((line) => line.includes('"level":50'))).toEqual([])
  })
})

function statusesOf(viewer: TestViewer) {
  const state = viewer.states.get('sources')
  return state?.kind === 'open' ? state.items.values() : []
}

/** Other connections that have asked for sums and wait to ask again. */
async function sleepers(centre: Centre): Promise<number> {
  const { rows } = await centre.database.query<{ n: number }>(
    `select count(*) as n from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
       and application_name = 'toan-canh' and state = 'idle' and query = 'commit'`,
  )
  return rows[0]?.n ?? 0
}
