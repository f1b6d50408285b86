import type { Instant } from '@toan-canh/calendar'
import { mix } from '../chance.ts'
import { instantOfSampleMs, sampleMsOf } from '../sample-time.ts'
import { type FeedItem, type Sight, createDossierFeed, seenSecond } from '../world/dossier-feed.ts'
import { createRowRenderer } from '../world/row-renderer.ts'
import type { SampleWorld } from '../world/sample-world.ts'
import { createDossierPages } from './dossier-pages.ts'
import type { Fault } from './faults.ts'
import type { DossierQuery } from './dossier-query.ts'
import { cursorText } from './walk-query.ts'

/** Every third dossier shows its changes late while `lateUpdates` is on. */
const lateOneOf = 3

function isLateShown(index: number): boolean {
  return mix(index, 61) % lateOneOf === 0
}

function sightOf(seenMs: number, fault: Fault): Sight {
  if (fault.kind !== 'lateUpdates') return () => seenMs
  return (index) => (isLateShown(index) ? seenMs - fault.lagMs : seenMs)
}

/** The dossier system of the province: answers a query at an instant, as JSON text. */
export interface OneStopSystem {
  readonly answer: (query: DossierQuery, moment: { readonly now: Instant; readonly fault: Fault }) => string
  readonly size: () => number
}

export function createOneStopSystem(world: SampleWorld): OneStopSystem {
  const pages = createDossierPages(createDossierFeed(world.events, world.columns), (index) =>
    world.codeOf(index, world.columns.lifeAt(index)),
  )
  const row = createRowRenderer(world)

  function answer(query: DossierQuery, { now, fault }: { readonly now: Instant; readonly fault: Fault }): string {
    world.advanceTo(now)
    const skew = fault.kind === 'clockSkew' ? fault.skewMs : 0
    const isRepeating = fault.kind === 'duplicatePages'
    const seenMs = sampleMsOf(now)
    const sight = sightOf(seenMs, fault)
    const from = Math.max(0, sampleMsOf(query.updatedSince ?? instantOfSampleMs(0)) - skew)
    const textOf = (items: readonly FeedItem[]) => {
      const rows = items.map(({ index, ms }) =>
        row(index, { second: seenSecond(index, sight(index)), stampMs: ms + skew }),
      )
      return `[${(fault.kind === 'outOfOrder' ? rows.toReversed() : rows).join(',')}]`
    }
    const name = fault.kind === 'wrongShape' ? 'ketQua' : 'data'
    const number = (value: number) => (fault.kind === 'wrongShape' ? `"${value}"` : String(value))
    if (query.order === 'desc') {
      const before = Math.min(
        seenMs + 1,
        query.updatedBefore === undefined ? Infinity : sampleMsOf(query.updatedBefore) - skew,
      )
      const page = pages.descending({
        from,
        before,
        cursor: isRepeating ? null : query.cursor,
        size: query.size,
        sight,
      })
      return `{"${name}":${textOf(page.items)},"nextCursor":${page.next === null ? 'null' : `"${cursorText(page.next)}"`},"total":${number(page.total)}}`
    }
    const page = pages.ascending({ from, page: isRepeating ? 1 : query.page, size: query.size, seenMs, sight })
    const hasNext = isRepeating || query.page * query.size < page.total
    return (
      `{"${name}":${textOf(page.items)},"page":${number(query.page)},"size":${number(query.size)}` +
      `,"total":${number(page.total)},"hasNext":${hasNext}}`
    )
  }
  return { answer, size: () => world.columns.size }
}
