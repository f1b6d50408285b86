import type { Asset, Tombstone } from '@toan-canh/contract'
import { readAssets, readCommits, readSourceStates } from '@toan-canh/store'
import { anAsset, at } from '@toan-canh/testkit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aBatch, aCentre, type TestCentre } from '../centre/a-centre.fixture.ts'
import { buildVersion } from '../counting/build-version.ts'
import { openCentre } from '../centre/open-centre.ts'
import { verifyCells } from '../counting/verify-cells.ts'
import { assets } from '../http/assets.ts'
import { explain } from '../http/explain.ts'
import { readings } from '../http/readings.ts'
import { advanceFacts } from './advance-facts.ts'
import { storeBatch } from './store-batch.ts'

let test: TestCentre
beforeEach(async () => {
  test = await aCentre()
})
afterEach(() => test[Symbol.asyncDispose]())

const day = '2026-03-02'
const time = (clock: string) => at(`${day} ${clock}`)

function camera(id: string, state: Asset['state'], since: string, parts: Partial<Asset> = {}): Asset {
  const told = test.clock.now()
  const lastSeenAt = state === 'down' ? time(since) : told
  return anAsset({
    id,
    state,
    since: time(since),
    changedAt: told,
    lastSeenAt,
    slices: { route: 'ql1', place: 'giao-thong' },
    ...parts,
  })
}

/** Lets time come, ticks, and tells what the camera system says then. */
async function tell(clock: string, facts: readonly Asset[], tombstones: readonly Tombstone[] = []) {
  test.clock.set(time(clock))
  const { database, versions } = test.centre
  const now = test.clock.now()
  const batch = aBatch(facts, { tombstones, coveredTo: now })
  const stored = await storeBatch(database, versions, { source: 'camera', direction: 'live', batch, now })
  for (const state of (await readSourceStates(database)).values()) test.centre.board.stored(state)
  return stored
}

async function tick(clock: string) {
  test.clock.set(time(clock))
  return advanceFacts(test.centre.database, test.centre.versions, test.clock.now())
}

async function value(indicator: string, unit = '37', period = day) {
  return (await readings(test.centre, { indicator, unit, period })).readings[0]?.value
}

async function differing(): Promise<number> {
  return (await verifyCells(test.centre.database, test.centre.versions, test.clock.now(), () => {})).differing
}

describe('assets through the store', () => {
  it('count in their state, in their unit and above it', async () => {
    await tell('08:00', [camera('A', 'up', '06:00'), camera('B', 'down', '07:30', { unit: '13285' })])
    expect(await value('cam.total')).toBe(2)
    expect(await value('cam.online_rate')).toBe(50)
    expect(await value('cam.offline', '13285')).toBe(1)
    expect(await differing()).toBe(0)
  })

  it('are dark for over an hour when the hour has passed, though nobody says so', async () => {
    await tell('08:00', [camera('A', 'down', '07:30')])
    expect((await tick('08:29')).taken).toBe(0)
    expect(await value('cam.offline_over_1h')).toBe(0)
    await tick('08:30')
    expect(await value('cam.offline_over_1h')).toBe(1)
    await tell('08:45', [camera('A', 'up', '08:40')])
    expect(await value('cam.offline_over_1h')).toBe(0)
    expect(await differing()).toBe(0)
  })

  it('tell their up-time of the day up to the running minute, also while nothing changes', async () => {
    await tell('08:00', [camera('A', 'up', '06:00')])
    await tell('09:00', [camera('A', 'down', '09:00')])
    test.clock.set(time('10:00'))
    expect(await value('cam.uptime')).toBe(75)
    test.clock.set(time('12:00'))
    expect(await value('cam.uptime')).toBe(50)
    expect(await value('cam.uptime', '37', '2026-03')).toBe(50)
  })

  it('write nothing for a heartbeat, and the same batch twice changes nothing', async () => {
    const first = [camera('A', 'up', '06:00')]
    await tell('08:00', first)
    expect(await tell('08:00', first)).toMatchObject({ commit: null, changed: 0 })
    expect(await tell('08:05', [camera('A', 'up', '06:00', { lastSeenAt: time('08:05') })])).toMatchObject({
      changed: 0,
    })
    expect(await tell('08:15', [camera('A', 'up', '06:00', { lastSeenAt: time('08:15') })])).toMatchObject({
      changed: 1,
    })
    expect(await differing()).toBe(0)
  })

  it('fall silent when the inventory no longer lists them, and do not vanish', async () => {
    await tell('08:00', [camera('A', 'up', '06:00'), camera('B', 'up', '06:00')])
    await tell('08:55', [camera('A', 'up', '06:00', { lastSeenAt: time('08:55') })])
    await tick('09:00')
    expect(await value('cam.silent_over_1h')).toBe(1)
    expect(await value('cam.total')).toBe(2)
    expect(await differing()).toBe(0)
  })

  it('end with a deletion and keep their past, whichever of the two arrives first', async () => {
    const gone: Tombstone = { shape: 'asset', id: 'A', changedAt: time('09:00') }
    await tell('08:00', [camera('A', 'up', '06:00')])
    await tell('09:30', [], [gone, { ...gone, id: 'B' }])
    await tell('10:00', [camera('B', 'up', '06:00', { changedAt: time('08:00'), lastSeenAt: time('08:00') })])
    expect(await value('cam.total')).toBe(0)
    expect(await value('cam.uptime')).toBe(100)
    expect(await differing()).toBe(0)
  })

  it('tell which of them a commit has changed', async () => {
    await tell('08:00', [camera('A', 'up', '06:00'), camera('B', 'up', '06:00')])
    const stored = await tell('08:10', [camera('A', 'up', '06:00'), camera('B', 'down', '08:09')])
    const [commit] = await readCommits(test.centre.database, (stored.commit?.seq ?? 0) - 1, 1)
    expect(commit?.assets).toEqual([['camera', 'B']])
    expect((await readAssets(test.centre.database, 'camera', ['B'])).get('B')?.fact?.course).toHaveLength(2)
  })

  it('are listed as they stand now, page by page, by unit and slice', async () => {
    await tell('08:00', [
      camera('A', 'up', '06:00'),
      camera('B', 'down', '07:30', {
        unit: '13285',
        slices: { route: 'ql10', place: 'an-ninh' },
        at: [105.975, 20.25],
      }),
      camera('C', 'up', '06:00'),
    ])
    await tell('09:00', [], [{ shape: 'asset', id: 'C', changedAt: time('08:30') }])
    const list = (query: { unit?: string; slice?: string; after?: string; limit?: number } = {}) =>
      assets(test.centre, { kind: 'camera', unit: '37', limit: 1_000, ...query })
    expect((await list()).assets.map(({ id, state }) => [id, state])).toEqual([
      ['A', 'up'],
      ['B', 'down'],
    ])
    expect((await list({ slice: 'route=ql10' })).assets).toMatchObject([
      { id: 'B', since: '2026-03-02T07:30:00+07:00', lastSeenAt: '2026-03-02T07:30:00+07:00', at: [105.975, 20.25] },
    ])
    expect((await list({ unit: '13285' })).assets).toHaveLength(1)
    const first = await list({ limit: 1 })
    expect(first).toMatchObject({ assets: [{ id: 'A' }], next: 'camera/A' })
    expect(await list({ limit: 1, after: first.next ?? '' })).toMatchObject({ assets: [{ id: 'B' }] })
    await expect(list({ unit: 'nowhere' })).rejects.toThrow('Không có đơn vị nowhere')
  })

  it('explain a reading by the assets that it counts and their stretches', async () => {
    await tell('08:00', [camera('A', 'up', '06:00'), camera('B', 'down', '06:30', { unit: '13285' })])
    await tell('09:00', [camera('A', 'up', '06:00'), camera('B', 'up', '08:50', { unit: '13285' })])
    await tell('09:30', [camera('A', 'down', '09:20'), camera('B', 'up', '08:50', { unit: '13285' })])
    const recordsOf = async (indicator: string) => {
      const { readings: found } = await readings(test.centre, { indicator, unit: '37', period: day })
      return (await explain(test.centre, { reading: found[0]?.id ?? '' })).records
    }
    const noon = (clock: string) => `${day}T${clock}:00+07:00`
    expect(await recordsOf('cam.offline')).toEqual([
      {
        id: 'A',
        unit: camera('A', 'up', '06:00').unit,
        state: 'down',
        stretches: [
          { state: 'up', from: noon('06:00'), to: noon('09:20') },
          { state: 'down', from: noon('09:20'), to: null },
        ],
      },
    ])
    expect((await recordsOf('cam.online_rate')).map(({ id }) => id)).toEqual(['A', 'B'])
    expect((await recordsOf('cam.outages')).map(({ id }) => id)).toEqual(['A'])
    expect(await recordsOf('cam.offline_over_1h')).toEqual([])
  })

  it('are counted anew under changed definitions', async () => {
    await tell('08:00', [camera('A', 'up', '06:00'), camera('B', 'down', '06:30')])
    const { catalogue } = test.centre
    const packs = catalogue.packs.map((pack) =>
      pack.pack === 'cam' ? { ...pack, measures: { a_first: { stock: 'standing' as const }, ...pack.measures } } : pack,
    )
    const { databaseUrl, clock } = test
    const options = { databaseUrl, catalogue: { ...catalogue, packs }, now: clock.now, onError: () => {} }
    await using centre = await openCentre(options)
    const signal = new AbortController().signal
    const built = await buildVersion(centre.database, centre.versions, { now: clock.now, signal, onPage: () => {} })
    expect(built.counted).toBe(2)
    const verified = await verifyCells(centre.database, centre.versions, clock.now(), () => {})
    expect(verified).toMatchObject({ cases: 2, differing: 0 })
  })
})
