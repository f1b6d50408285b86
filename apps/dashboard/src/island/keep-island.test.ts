import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LinkState, LiveConnection } from '../live/index.ts'
import { ManualScheduler } from '../live/manual-scheduler.ts'
import { observable } from '../live/observable.ts'
import { createServerClock } from '../live/server-clock.ts'
import { createTopicStore, graceMs } from '../live/topic-store.ts'
import { HeldScenes } from './held-scenes.ts'
import { type Island, islandWith } from './island.ts'
import type { IslandStore } from './island-store.ts'
import { keepEveryMs, keepIsland } from './keep-island.ts'

const address = '/walls/phong-hop/r1c1'

class MemoryStore implements IslandStore {
  readonly islands = new Map<string, Island>()
  writes = 0
  async read(of: string): Promise<Island | null> {
    return this.islands.get(of) ?? null
  }
  async write(of: string, heard: Parameters<typeof islandWith>[1]): Promise<void> {
    this.writes += 1
    this.islands.set(of, islandWith(this.islands.get(of) ?? null, heard))
  }
}

function aPage(store: MemoryStore, mayKeep = true) {
  const scheduler = new ManualScheduler()
  const topics = createTopicStore(scheduler)
  const link = observable<LinkState>({ kind: 'live', since: scheduler.now() })
  const live: LiveConnection = { topics, link, clock: createServerClock(scheduler), [Symbol.dispose]() {} }
  topics.linkUp({ subscribe() {}, unsubscribe() {} })
  const scenes = new HeldScenes()
  const keeper = keepIsland({ live, scenes, address, mayKeep: async () => mayKeep, store })
  const tell = (topic: string, v: number) =>
    topics.receive([{ k: 's', topic, epoch: 'run1', seq: v, items: { '': { v, l: 'none', s: 1 } } }])
  const lose = () => {
    link.set({ kind: 'lost', since: scheduler.now(), retryAt: 0 })
    topics.linkDown(scheduler.now())
  }
  return { scheduler, topics, link, scenes, keeper, tell, lose }
}

describe(keepIsland, () => {
  let store: MemoryStore
  beforeEach(() => {
    vi.useFakeTimers()
    store = new MemoryStore()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('writes every half minute and not at every change', async () => {
    const { topics, tell } = aPage(store)
    topics.watch('a', () => {})
    for (let second = 0; second < 90; second += 1) {
      tell('a', second)
      await vi.advanceTimersByTimeAsync(1_000)
    }
    expect(store.writes).toBe(90_000 / keepEveryMs)
    expect(store.islands.get(address)?.topics.get('a')?.seq).toBe(89)
  })

  it('writes once more when the link is lost, and gives back what was shown then', async () => {
    const { scheduler, topics, tell, lose, keeper } = aPage(store)
    topics.watch('a', () => {})
    tell('a', 7)
    scheduler.pass(1_234)
    lose()
    const kept = await keeper.recall()
    expect(kept).toMatchObject({
      since: scheduler.now(),
      topics: new Map([['a', { at: scheduler.now(), held: { seq: 7 } }]]),
    })
    await vi.advanceTimersByTimeAsync(10 * keepEveryMs)
    expect(store.writes).toBe(1)
  })

  it('keeps the topics of a scene that rotated away, as old as its turn', async () => {
    const { scheduler, topics, tell, lose, keeper } = aPage(store)
    const first = topics.watch('a', () => {})
    topics.watch('b', () => {})
    tell('a', 1)
    tell('b', 2)
    first[Symbol.dispose]()
    scheduler.pass(graceMs)
    const leftAt = scheduler.now()
    scheduler.pass(20_000)
    lose()
    const kept = await keeper.recall()
    expect(kept?.topics.get('a')?.at).toBe(leftAt)
    expect(kept?.topics.get('b')?.at).toBe(leftAt + 20_000)
  })

  it('carries over until when scenes were live', async () => {
    const first = aPage(store)
    first.scenes.stand('overview///', { now: () => first.scheduler.now(), liveSince: () => 0 })
    first.topics.watch('a', () => {})
    first.tell('a', 1)
    first.scheduler.pass(60_000)
    first.lose()
    await first.keeper.recall()
    const second = aPage(store)
    await second.keeper.recall()
    expect(second.scenes.untilOf('overview///')).toBe(first.scheduler.now())
  })

  it('writes nothing for an output that may not keep anything', async () => {
    const { topics, tell, lose, keeper } = aPage(store, false)
    topics.watch('a', () => {})
    tell('a', 7)
    lose()
    expect(await keeper.recall()).toBeNull()
    expect(store.writes).toBe(0)
  })

  it('gives nothing when nothing was kept, and goes on when the browser keeps nothing', async () => {
    const full = Object.assign(store, { write: async () => await Promise.reject(new Error('QuotaExceededError')) })
    const { topics, tell, lose, keeper } = aPage(full)
    topics.watch('a', () => {})
    tell('a', 7)
    lose()
    expect(await keeper.recall()).toBeNull()
  })

  it('ends with its page', async () => {
    const { topics, tell, keeper } = aPage(store)
    topics.watch('a', () => {})
    tell('a', 7)
    keeper[Symbol.dispose]()
    await vi.advanceTimersByTimeAsync(3 * keepEveryMs)
    expect(store.writes).toBe(0)
  })
})
