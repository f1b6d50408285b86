import type { Item } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import type { KeptTopic } from '../live/index.ts'
import { assumedAheadMs, type Heard, isOwnIsland, islandLimits, islandWith, keptTopics, readIsland } from './island.ts'

const now = Date.parse('2026-11-25T14:05:00+07:00')
const dayMs = 86_400_000

function items(count: number): ReadonlyMap<string, Item> {
  return new Map(Array.from({ length: count }, (_, at) => [`k${at}`, { v: at, l: 'none', s: 1 }]))
}

function aTopic(at: number, count = 1, seq = 0): KeptTopic {
  return { at, held: { kind: 'open', epoch: 'run1', seq, items: items(count) } }
}

function heard(topics: Readonly<Record<string, KeptTopic>>, change: Partial<Heard> = {}): Heard {
  return { at: now, aheadMs: 250, scenes: new Map(), topics: new Map(Object.entries(topics)), ...change }
}

describe(islandWith, () => {
  it('gives back what was heard, with the place of each topic and its age', () => {
    const island = islandWith(null, heard({ a: aTopic(now - 5, 2, 7) }, { scenes: new Map([['overview///', now]]) }))
    expect(island).toMatchObject({ savedAt: now, aheadMs: 250, scenes: new Map([['overview///', now]]) })
    expect(keptTopics(island)).toEqual(new Map([['a', aTopic(now - 5, 2, 7)]]))
  })

  it('keeps the topics of scenes that had their turn earlier', () => {
    const before = islandWith(null, heard({ a: aTopic(now - 60_000), b: aTopic(now - 60_000) }, { at: now - 60_000 }))
    const after = islandWith(before, heard({ b: aTopic(now, 3) }))
    expect([...after.topics].map(([topic, { at, items: of }]) => [topic, at, of.size])).toEqual([
      ['b', now, 3],
      ['a', now - 60_000, 1],
    ])
  })

  it('forgets topics and scenes that are older than a week', () => {
    const old = now - 8 * dayMs
    const before = islandWith(null, heard({ a: aTopic(old) }, { at: old, scenes: new Map([['a', old]]) }))
    const after = islandWith(before, heard({ b: aTopic(now) }))
    expect([...after.topics.keys(), ...after.scenes.keys()]).toEqual(['b'])
  })

  it('holds a bounded number of topics, the newest', () => {
    const many = Object.fromEntries(
      Array.from({ length: islandLimits.topics + 5 }, (_, at) => [`t${at}`, aTopic(now + at)]),
    )
    const { topics } = islandWith(null, heard(many))
    expect(topics.size).toBe(islandLimits.topics)
    expect([topics.has('t4'), topics.has('t5')]).toEqual([false, true])
  })

  it('holds a bounded number of values, the newest', () => {
    const island = islandWith(null, heard({ old: aTopic(now - 2, islandLimits.items), young: aTopic(now, 10) }))
    expect([...island.topics.keys()]).toEqual(['young'])
  })

  it('holds a bounded number of scenes', () => {
    const scenes = new Map(Array.from({ length: islandLimits.scenes + 3 }, (_, at) => [`s${at}`, now + at]))
    const island = islandWith(null, heard({}, { scenes }))
    expect([island.scenes.size, island.scenes.has('s2'), island.scenes.has('s3')]).toEqual([
      islandLimits.scenes,
      false,
      true,
    ])
  })
})

describe(readIsland, () => {
  const island = islandWith(null, heard({ a: aTopic(now) }))

  it('reads what this release wrote', () => {
    expect(readIsland(structuredClone(island))).toEqual(island)
  })

  it.each([
    ['nothing', undefined],
    ['another shape', { ...island, shape: 0 }],
    ['a part that this release does not know', { ...island, more: 1 }],
    [
      'values of another meaning',
      { ...island, topics: new Map([['a', { at: now, epoch: 'e', seq: 0, items: new Map([['', { value: 7 }]]) }]]) },
    ],
    ['text where a map was', { ...island, topics: '[]' }],
  ])('throws %s away', (_, kept) => {
    expect(readIsland(kept)).toBeNull()
  })
})

describe(isOwnIsland, () => {
  it('knows the shape that this release writes', () => {
    const island = islandWith(null, heard({}))
    expect([island, { ...island, shape: 0 }, null, 'dao'].map(isOwnIsland)).toEqual([true, false, false, false])
  })
})

describe(assumedAheadMs, () => {
  const island = islandWith(null, heard({}))

  it('goes on with what the clocks differed by', () => {
    expect(assumedAheadMs(island, now + 3_600_000)).toBe(250)
  })

  it('never puts the centre’s clock before what was heard last, as after an empty battery', () => {
    const machine = Date.parse('2020-01-01T00:00:00Z')
    expect(machine + assumedAheadMs(island, machine)).toBe(now)
  })
})
