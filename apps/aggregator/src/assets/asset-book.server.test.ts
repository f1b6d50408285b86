import { type AssetView, parseTopic, type Point } from '@toan-canh/contract'
import type { Commit } from '@toan-canh/store'
import { anAsset, arbitraryAssetHistory, at } from '@toan-canh/testkit'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBatch, aCentre, type TestCentre } from '../centre/a-centre.fixture.ts'
import { readings } from '../http/readings.ts'
import { advanceFacts } from '../ingest/advance-facts.ts'
import { storeBatch } from '../ingest/store-batch.ts'
import type { TopicRefusal } from '../live/topic-feed.ts'
import { AssetBook } from './asset-book.ts'
import type { AssetTopic } from './asset-scope.ts'
import { assetWorldOf } from './asset-world.ts'

let test: TestCentre
beforeAll(async () => {
  test = await aCentre()
})
afterAll(() => test[Symbol.asyncDispose]())

function topicOf(name: string): AssetTopic {
  const topic = parseTopic(name)
  if (topic?.kind !== 'assets') throw new Error(`${name} asks for no assets`)
  return topic
}

const names = [
  'assets/camera/37',
  'assets/camera/14329',
  'assets/camera/37/route=ql1',
  'assets/camera/37/state=down',
] as const

interface Viewer extends Disposable {
  readonly held: Map<string, AssetView>
  readonly refusals: TopicRefusal[]
}

/** Holds what is published, as a browser would. */
async function watching(book: AssetBook, name: string): Promise<Viewer> {
  const held = new Map<string, AssetView>()
  const refusals: TopicRefusal[] = []
  const opened = await book.open(
    topicOf(name),
    (changes) => {
      for (const [key, item] of changes) {
        if (item === null) held.delete(key)
        else if ('flags' in item) held.set(key, item)
      }
    },
    (refusal) => refusals.push(refusal),
  )
  if ('code' in opened) throw new Error(opened.sentence)
  for (const [key, item] of opened.items) if ('flags' in item) held.set(key, item)
  return { held, refusals, [Symbol.dispose]: () => opened[Symbol.dispose]() }
}

function aBook(world: Partial<ReturnType<typeof assetWorldOf>> = {}): AssetBook {
  return new AssetBook({ ...assetWorldOf(test.centre), ...world }, (error) => {
    throw error
  })
}

async function tell(batch: ReturnType<typeof aBatch>): Promise<Commit | null> {
  const { database, versions } = test.centre
  const now = test.clock.now()
  const { commit } = await storeBatch(database, versions, { source: 'camera', direction: 'live', batch, now })
  return commit
}

async function told(book: AssetBook, ...parts: readonly Parameters<typeof anAsset>[0][]): Promise<void> {
  const changedAt = test.clock.now()
  const facts = parts.map((part) => anAsset({ changedAt, since: changedAt, lastSeenAt: changedAt, ...part }))
  const commit = await tell(aBatch(facts))
  if (commit !== null) book.apply(commit)
  await book.settled()
}

function sorted(held: ReadonlyMap<string, AssetView>): readonly AssetView[] {
  return [...held].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, view]) => view)
}

async function valueOf(indicator: string, unit: string): Promise<Point['v']> {
  const period = new Date(test.clock.now() + 7 * 3_600_000).toISOString().slice(0, 10)
  return (await readings(test.centre, { indicator, unit, period })).readings[0]?.value ?? null
}

describe(AssetBook, () => {
  it('holds after every commit and tick what a fresh answer would show, and as many as are counted', async () => {
    let run = 0
    const law = fc.asyncProperty(arbitraryAssetHistory, async ({ versions, perBatch, from, end }) => {
      run += 1
      const book = aBook()
      using opened = new DisposableStack()
      const viewers = await Promise.all(names.map(async (name) => opened.use(await watching(book, name))))
      for (let index = 0; index < versions.length; index += perBatch) {
        test.clock.set(from + Math.floor(((end - from) * index) / versions.length / 60_000) * 60_000)
        const part = versions.slice(index, index + perBatch).map((each) => ({ ...each, id: `${run}.${each.id}` }))
        const facts = part.flatMap((each) => ('state' in each ? [each] : []))
        const tombstones = part.flatMap((each) => ('state' in each ? [] : [each]))
        const commit = await tell(aBatch(facts, { tombstones }))
        if (commit !== null) book.apply(commit)
        const ticked = await advanceFacts(test.centre.database, test.centre.versions, test.clock.now())
        if (ticked.commit !== null) book.apply(ticked.commit)
        await book.settled()
        for (const [at_, name] of names.entries()) {
          using fresh = await watching(aBook(), name)
          expect(sorted(viewers[at_]?.held ?? new Map()), name).toEqual(sorted(fresh.held))
        }
      }
      // Later than anything that earlier runs have counted: the clock must not seem to go back.
      test.clock.set(at('2026-03-08 00:00'))
      const last = await advanceFacts(test.centre.database, test.centre.versions, test.clock.now())
      if (last.commit !== null) book.apply(last.commit)
      await book.settled()
      await tell(aBatch([], { coveredTo: test.clock.now() }))
      await test.centre.refresh()
      for (const unit of ['37', '14329'] as const) {
        const views = [...(viewers[names.indexOf(`assets/camera/${unit}`)]?.held.values() ?? [])]
        expect(views).toHaveLength((await valueOf('cam.total', unit)) ?? 0)
        const dark = views.filter(({ flags }) => flags.includes('down_for'))
        expect(dark).toHaveLength((await valueOf('cam.offline_over_1h', unit)) ?? 0)
        const silent = views.filter(({ flags }) => flags.includes('silent'))
        expect(silent).toHaveLength((await valueOf('cam.silent_over_1h', unit)) ?? 0)
        const flapping = views.filter(({ flags }) => flags.includes('flapping'))
        expect(flapping).toHaveLength((await valueOf('cam.flapping', unit)) ?? 0)
      }
    })
    await fc.assert(law, { numRuns: 8, endOnFailure: true })
  }, 240_000)

  it('tells that an asset has been dark for an hour when the clock says so, and that it moved or went', async () => {
    test.clock.set(at('2026-04-01 08:00'))
    const book = aBook()
    using province = await watching(book, 'assets/camera/37')
    using commune = await watching(book, 'assets/camera/14329')
    await told(book, { id: 'dark', unit: '14329', state: 'down', since: at('2026-04-01 07:30') })
    expect(province.held.get('camera/dark')).toMatchObject({ state: 'down', flags: [] })
    test.clock.set(at('2026-04-01 08:30'))
    const { commit } = await advanceFacts(test.centre.database, test.centre.versions, test.clock.now())
    if (commit !== null) book.apply(commit)
    await book.settled()
    expect(commune.held.get('camera/dark')?.flags).toEqual(['down_for'])
    await told(book, { id: 'dark', unit: '13669', state: 'down', since: at('2026-04-01 07:30') })
    expect(commune.held.has('camera/dark')).toBe(false)
    expect(province.held.get('camera/dark')?.unit).toBe('13669')
    test.clock.set(at('2026-04-01 08:31'))
    const gone = { shape: 'asset' as const, id: 'dark', changedAt: test.clock.now() }
    const taken = await tell(aBatch([], { tombstones: [gone] }))
    if (taken !== null) book.apply(taken)
    await book.settled()
    expect(province.held.has('camera/dark')).toBe(false)
  })

  it('tells of two assets that change places, though no counter of their unit changes', async () => {
    test.clock.set(at('2026-04-02 08:00'))
    const book = aBook()
    using viewer = await watching(book, 'assets/camera/37')
    const slices = { route: 'ql1', place: 'giao-thong' }
    await told(book, { id: 'one', state: 'up', slices }, { id: 'two', state: 'down', slices })
    test.clock.set(at('2026-04-02 08:05'))
    await told(book, { id: 'one', state: 'down', slices }, { id: 'two', state: 'up', slices })
    expect(viewer.held.get('camera/one')?.state).toBe('down')
    expect(viewer.held.get('camera/two')?.state).toBe('up')
  })

  it('publishes nothing older than what it published, however long a read takes', async () => {
    test.clock.set(at('2026-04-03 08:00'))
    const { stored } = assetWorldOf(test.centre)
    const gate = Promise.withResolvers<void>()
    let reads = 0
    const book = aBook({
      stored: async (source, ids) => {
        const found = await stored(source, ids)
        reads += 1
        if (reads === 1) await gate.promise
        return found
      },
    })
    using viewer = await watching(book, 'assets/camera/37')
    const first = told(book, { id: 'slow', state: 'up' })
    test.clock.set(at('2026-04-03 08:01'))
    const second = told(book, { id: 'slow', state: 'down' })
    gate.resolve()
    await Promise.all([first, second])
    expect(viewer.held.get('camera/slow')?.state).toBe('down')
  })

  it('reads a topic again after a read failed, after a gap and after more changes than a commit names', async () => {
    test.clock.set(at('2026-04-04 08:00'))
    let isDown = false
    const errors: unknown[] = []
    const world = assetWorldOf(test.centre)
    const stored: typeof world.stored = (source, ids) =>
      isDown ? Promise.reject(new Error('connection refused')) : world.stored(source, ids)
    const book = new AssetBook({ ...world, stored }, (error) => errors.push(error))
    using viewer = await watching(book, 'assets/camera/37')
    isDown = true
    await told(book, { id: 'missed', state: 'up' })
    expect(errors).toHaveLength(1)
    expect(viewer.held.has('camera/missed')).toBe(false)
    await book.mend()
    expect(viewer.held.has('camera/missed')).toBe(true)
    const commit = await tell(aBatch([anAsset({ id: 'many', changedAt: test.clock.now() })]))
    if (commit !== null) book.apply({ ...commit, assets: 'many' })
    await book.settled()
    expect(viewer.held.has('camera/many')).toBe(true)
    await tell(aBatch([anAsset({ id: 'gap', changedAt: test.clock.now() })]))
    await book.reload()
    expect(viewer.held.has('camera/gap')).toBe(true)
  })

  it('refuses by name what it does not know and what is too much, also when a topic grows so', async () => {
    test.clock.set(at('2026-04-05 08:00'))
    const book = aBook()
    const refused = async (name: string) => {
      const answer = await book.open(
        topicOf(name),
        () => {},
        () => {},
      )
      return 'code' in answer ? answer : null
    }
    expect(await refused('assets/camera/99999')).toMatchObject({ code: 'unknown_unit' })
    expect(await refused('assets/lamp/37')).toMatchObject({ code: 'unknown_topic' })
    expect(await refused('assets/camera/37/colour=red')).toMatchObject({ code: 'unknown_dimension' })
    using viewer = await watching(book, 'assets/camera/37')
    const changedAt = test.clock.now()
    const facts = Array.from({ length: 10_001 }, (_, index) =>
      anAsset({ id: `bulk-${index}`, unit: '14329', changedAt }),
    )
    const commit = await tell(aBatch(facts))
    if (commit !== null) book.apply(commit)
    await book.settled()
    expect(viewer.refusals).toMatchObject([{ code: 'out_of_bounds' }])
    expect(viewer.refusals[0]?.sentence).toContain('10.000')
    expect(await refused('assets/camera/37')).toMatchObject({ code: 'out_of_bounds' })
    expect(await refused('assets/camera/14332')).toBeNull()
    expect(book.size).toBe(1)
  })
})
