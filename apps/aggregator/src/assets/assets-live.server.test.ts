import { fileURLToPath } from 'node:url'
import { anAsset } from '@toan-canh/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadCatalogue } from '../catalogue/load-catalogue.ts'
import { aBatch } from '../centre/a-centre.fixture.ts'
import { type Centre, openCentre } from '../centre/open-centre.ts'
import { storeBatch } from '../ingest/store-batch.ts'
import { eventually, TestViewer } from '../live/live-fixture.ts'
import { aPlace, type Place } from '../running.fixture.ts'

const root = fileURLToPath(new URL('../../../../catalogue', import.meta.url))
const province = 'assets/camera/37'
const commune = 'assets/camera/14329'

let place: Place
/** Another process that writes into the same database. */
let centre: Centre
beforeAll(async () => {
  place = await aPlace()
  const catalogue = await loadCatalogue(root)
  centre = await openCentre({ databaseUrl: place.databaseUrl, catalogue, now: Date.now, onError: () => {} })
})
afterAll(async () => {
  await centre[Symbol.asyncDispose]()
  await place[Symbol.asyncDispose]()
})

async function tell(...batch: Parameters<typeof aBatch>): Promise<void> {
  const of = { source: 'camera', direction: 'live', batch: aBatch(...batch), now: Date.now() } as const
  await storeBatch(centre.database, centre.versions, of)
}

function told(id: string, parts: Parameters<typeof anAsset>[0] = {}) {
  const changedAt = Date.now()
  return anAsset({ id, unit: '14329', changedAt, lastSeenAt: changedAt, since: changedAt - 60_000, ...parts })
}

function flagsOf(viewer: TestViewer, topic: string, id: string): readonly string[] | null {
  const state = viewer.states.get(topic)
  const item = state?.kind === 'open' ? state.items.get(`camera/${id}`) : undefined
  return item !== undefined && 'flags' in item ? item.flags : null
}

describe('assets over a socket', () => {
  it('arrive as a snapshot, then as what has changed: told by another process, moved, dark for an hour, taken away', async () => {
    await using running = await place.start()
    await tell([told('A'), told('B', { state: 'down' })])
    using viewer = new TestViewer(Number(new URL(running.url).port))
    viewer.watch(province, commune)
    await eventually(() => {
      expect(flagsOf(viewer, province, 'A')).toEqual([])
      expect(flagsOf(viewer, commune, 'B')).toEqual([])
    })
    const nearlyAnHour = Date.now() - 3_600_000 + 1_500
    await tell([told('C', { state: 'down', since: nearlyAnHour }), told('A', { unit: '13285' })])
    await eventually(() => {
      expect(flagsOf(viewer, commune, 'A')).toBeNull()
      expect(flagsOf(viewer, province, 'A')).toEqual([])
      expect(flagsOf(viewer, commune, 'C')).toEqual(['down_for'])
    })
    await tell([], { tombstones: [{ shape: 'asset', id: 'B', changedAt: Date.now() }] })
    await eventually(() => expect(flagsOf(viewer, province, 'B')).toBeNull())
    expect(viewer.kinds.filter((kind) => kind === 's')).toHaveLength(2)
  })

  it('are refused by name where there is no such kind or unit', async () => {
    await using running = await place.start()
    using viewer = new TestViewer(Number(new URL(running.url).port))
    viewer.watch('assets/lamp/37', 'assets/camera/nowhere', 'assets/camera')
    await eventually(() => {
      expect(viewer.refusalOf('assets/lamp/37')).toBe('unknown_topic')
      expect(viewer.refusalOf('assets/camera/nowhere')).toBe('unknown_unit')
      expect(viewer.refusalOf('assets/camera')).toBe('unknown_topic')
    })
  })
})
