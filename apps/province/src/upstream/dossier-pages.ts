import { z } from 'zod'
import type { DossierFeed, FeedItem, Sight, Window } from '../world/dossier-feed.ts'

/** Pictures of ascending walks that are kept; the one used longest ago goes first. */
const mostPictures = 16

export interface Page {
  readonly items: readonly FeedItem[]
  readonly total: number
}

interface PageStart {
  readonly from: number
  /** Dossiers of the same millisecond that belong to the page before. */
  readonly skip: number
}

interface Picture {
  readonly before: number
  readonly sight: Sight
  readonly total: number
  readonly starts: readonly PageStart[]
}

/** Millisecond and code of the last dossier given, and the total of the walk. */
export const cursorShape = z.tuple([z.number(), z.string(), z.number()])
export type Cursor = z.infer<typeof cursorShape>

export interface AscendingQuery {
  readonly from: number
  readonly page: number
  readonly size: number
  readonly seenMs: number
  readonly sight: Sight
}

export interface DescendingQuery extends Window {
  readonly cursor: Cursor | null
  readonly size: number
  readonly sight: Sight
}

export interface DossierPages {
  /** Page 1 takes a picture of what is seen; later pages of the same walk show that picture, so that nothing slips between them. */
  readonly ascending: (query: AscendingQuery) => Page
  /** Newest first from a cursor on; what changes meanwhile moves out of the walk's window and is left to the ascending one. */
  readonly descending: (query: DescendingQuery) => Page & { readonly next: Cursor | null }
}

/** Cuts the feed into pages. */
export function createDossierPages(feed: DossierFeed, codeOf: (index: number) => string): DossierPages {
  const pictures = new Map<string, Picture>()

  function pictureOf({ from, size, seenMs, sight }: AscendingQuery): Picture {
    const starts: PageStart[] = []
    let [total, skip, ms] = [0, 0, -1]
    for (const item of feed.ascending({ from, before: seenMs + 1 }, sight)) {
      skip = item.ms === ms ? skip + 1 : 0
      ms = item.ms
      if (total % size === 0) starts.push({ from: ms, skip })
      total += 1
    }
    return { before: seenMs + 1, sight, total, starts }
  }

  function keep(key: string, picture: Picture): Picture {
    pictures.delete(key)
    pictures.set(key, picture)
    const oldest = pictures.keys().next()
    if (pictures.size > mostPictures && oldest.done !== true) pictures.delete(oldest.value)
    return picture
  }

  return {
    ascending: (query) => {
      const { from, page, size } = query
      const key = `${from}|${size}`
      const known = page === 1 ? undefined : pictures.get(key)
      const { before, sight, total, starts } = keep(key, known ?? pictureOf(query))
      const start = starts[page - 1]
      if (start === undefined) return { items: [], total }
      return { items: [...feed.ascending({ from: start.from, before }, sight).drop(start.skip).take(size)], total }
    },
    descending: ({ from, before, cursor, size, sight }) => {
      const [afterMs, afterCode] = cursor ?? [before - 1, '']
      const isNew = (item: FeedItem) => cursor === null || item.ms !== afterMs || codeOf(item.index) < afterCode
      const walk = feed.descending({ from, before: afterMs + 1 }, sight).filter(isNew)
      const total = cursor?.[2] ?? feed.count({ from, before }, sight)
      const items = [...walk.take(size + 1)]
      const last = items.length > size ? items[size - 1] : undefined
      const next: Cursor | null = last === undefined ? null : [last.ms, codeOf(last.index), total]
      return { items: items.slice(0, size), total, next }
    },
  }
}
