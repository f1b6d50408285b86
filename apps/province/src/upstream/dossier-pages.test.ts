import { describe, expect, it } from 'vitest'
import { sampleMsOf } from '../sample-time.ts'
import { worldAt } from '../sample.fixture.ts'
import { type FeedItem, createDossierFeed } from '../world/dossier-feed.ts'
import { type Cursor, createDossierPages } from './dossier-pages.ts'

const start = '2026-01-15T09:00:00+07:00'
const world = worldAt(0.02, '2026-01-16T09:00:00+07:00')
const feed = createDossierFeed(world.events, world.columns)
const codeOf = (index: number) => world.codeOf(index, world.columns.lifeAt(index))
const startMs = sampleMsOf(Date.parse(start))

function sightAt(ms: number): () => number {
  return () => ms
}

describe(createDossierPages, () => {
  const from = startMs - 20 * 86_400_000
  const whole = [...feed.ascending({ from, before: startMs + 1 }, sightAt(startMs))]

  it.each([1, 7, 500, 5000])(
    'goes through everything in pages of %i, without doubles, while the world moves',
    (size) => {
      const pages = createDossierPages(feed, codeOf)
      const items: FeedItem[] = []
      const most = Math.min(Math.ceil(whole.length / size), 60)
      for (let page = 1; page <= most; page += 1) {
        const seenMs = startMs + (page - 1) * 240_000
        const answer = pages.ascending({ from, page, size, seenMs, sight: sightAt(seenMs) })
        expect(answer.total).toBe(whole.length)
        items.push(...answer.items)
      }
      expect(items).toEqual(whole.slice(0, most * size))
    },
  )

  it('takes a new picture for page 1 and none for a page behind the last', () => {
    const pages = createDossierPages(feed, codeOf)
    const ask = (page: number, seenMs: number) =>
      pages.ascending({ from, page, size: 50, seenMs, sight: sightAt(seenMs) })
    const first = ask(1, startMs)
    expect(ask(9999, startMs).items).toEqual([])
    const again = ask(1, startMs + 3_600_000)
    expect(again.total).toBeGreaterThan(first.total)
    expect(ask(2, startMs + 7_200_000).total).toBe(again.total)
  })

  it('forgets the oldest of many pictures and then takes another', () => {
    const pages = createDossierPages(feed, codeOf)
    const ask = (shift: number, page: number, seenMs: number) =>
      pages.ascending({ from: startMs - shift, page, size: 5, seenMs, sight: sightAt(seenMs) }).total
    const first = ask(3_600_000, 1, startMs)
    for (let shift = 1; shift <= 20; shift += 1) ask(shift, 1, startMs)
    expect(ask(3_600_000, 2, startMs + 1_800_000)).not.toBe(first)
  })

  it.each([3, 400])('goes down in steps of %i without doubles; what changes meanwhile is all it leaves out', (size) => {
    const pages = createDossierPages(feed, codeOf)
    const before = startMs
    const floor = startMs - 5 * 86_400_000
    const wanted = [...feed.descending({ from: floor, before }, sightAt(startMs))]
    const given: FeedItem[] = []
    let cursor: Cursor | null = null
    let seenMs = startMs
    const totals = new Set<number>()
    do {
      const page = pages.descending({ from: floor, before, cursor, size, sight: sightAt(seenMs) })
      given.push(...page.items)
      totals.add(page.total)
      cursor = page.next
      seenMs += 20_000
    } while (cursor !== null)
    const changed = new Set(
      [...feed.ascending({ from: before, before: seenMs }, sightAt(seenMs))].map(({ index }) => index),
    )
    expect(new Set(given.map(({ index }) => index)).size).toBe(given.length)
    expect(totals).toEqual(new Set([wanted.length]))
    const missing = wanted.filter((item) => !given.some(({ index }) => index === item.index))
    expect(missing.every(({ index }) => changed.has(index))).toBe(true)
    expect(given).toEqual(given.toSorted((a, b) => b.ms - a.ms || (codeOf(a.index) < codeOf(b.index) ? 1 : -1)))
  })
})
