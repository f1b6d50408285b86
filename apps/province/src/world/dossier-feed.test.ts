import { describe, expect, it } from 'vitest'
import { sampleMsOf } from '../sample-time.ts'
import { worldAt } from '../sample.fixture.ts'
import { EventIndex, indexOf, msOf, placeOf } from './event-index.ts'
import { createDossierFeed } from './dossier-feed.ts'

const now = '2026-01-15T10:00:00+07:00'
const world = worldAt(0.02, now)
const feed = createDossierFeed(world.events, world.columns)
const seenMs = sampleMsOf(Date.parse(now))
const everything = { from: 0, before: seenMs + 1 }
const sight = () => seenMs

describe(createDossierFeed, () => {
  const all = [...feed.ascending(everything, sight)]

  it('gives every submitted dossier once', () => {
    const submitted = Array.from({ length: world.columns.size }, (_, index) => index).filter(
      (index) => world.columns.lastEventAt(index, Math.floor(seenMs / 1000) - 1) >= 0,
    )
    const given = new Set(all.map(({ index }) => index))
    expect(given.size).toBe(all.length)
    expect(submitted.every((index) => given.has(index))).toBe(true)
  })

  it('goes up by change and code, and down the same way', () => {
    const order = (left: (typeof all)[number], right: (typeof all)[number]) =>
      left.ms - right.ms || (codeOf(left.index) < codeOf(right.index) ? -1 : 1)
    expect(all).toEqual(all.toSorted(order))
    expect([...feed.descending(everything, sight)]).toEqual(all.toReversed())
  })

  it.each([0, 40, 100, 160])('counts what it gives in a window from day %i', (day) => {
    const window = { from: day * 86_400_000, before: seenMs - 3_600_000 }
    expect(feed.count(window, sight)).toBe([...feed.ascending(window, sight)].length)
  })

  it('keeps to its window, the beginning included and the end not', () => {
    const [first, last] = [all[1000], all[2000]]
    const window = { from: first?.ms ?? 0, before: last?.ms ?? 0 }
    expect([...feed.ascending(window, sight)]).toEqual(all.slice(1000, 2000))
    expect([...feed.descending(window, sight)]).toEqual(all.slice(1000, 2000).toReversed())
  })
})

function codeOf(index: number): string {
  return world.codeOf(index, world.columns.lifeAt(index))
}

describe(EventIndex, () => {
  it('orders by time, ties by the given order, and takes late arrivals', () => {
    const events = new EventIndex((a, b) => b - a)
    for (const [ms, index] of [[500, 1], [200, 2], [500, 3], [86_400_000, 4]] as const) events.add(ms, index) // prettier-ignore
    expect([...events.day(0)].map(indexOf)).toEqual([2, 3, 1])
    events.add(100, 5)
    expect([...events.day(0)].map(indexOf)).toEqual([5, 2, 3, 1])
    expect([...events.day(0)].map(msOf)).toEqual([100, 200, 500, 500])
    expect([...events.day(1)].map(indexOf)).toEqual([4])
    expect(events.day(2)).toHaveLength(0)
    expect(events.days).toBe(2)
  })
  it.each([[0, 0], [100, 0], [101, 1], [500, 2], [501, 4], [9999, 4]] as const)('finds the place of millisecond %i', (ms, place) => {
    const events = new EventIndex(() => 0)
    for (const at of [100, 200, 500, 500]) events.add(at, 1)
    expect(placeOf(events.day(0), ms)).toBe(place)
  }) // prettier-ignore
  it('refuses more dossiers than an entry can name', () => {
    expect(() => new EventIndex(() => 0).add(1, 2 ** 24)).toThrow(RangeError)
  })
})
