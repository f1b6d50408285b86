import type { DossierColumns } from './dossier-columns.ts'
import { type EventIndex, indexOf, msOf, placeOf } from './event-index.ts'
import { millisecondOf } from './sample-world.ts'

const dayMs = 86_400_000
/** Windows of more days than this are counted by asking every dossier, which is cheaper than reading their events. */
const longWindowDays = 60

/** A dossier and the sample's millisecond of its last change. */
export interface FeedItem {
  readonly index: number
  readonly ms: number
}

/** Which changes can be seen: those up to a sample's millisecond, which may differ between dossiers. */
export type Sight = (index: number) => number

export interface Window {
  readonly from: number
  /** Excluded. */
  readonly before: number
}

export interface DossierFeed {
  /** Dossiers whose last seen change lies in the window, by (change, code) ascending, from a place on. */
  readonly ascending: (window: Window, sight: Sight) => Generator<FeedItem>
  /** The same, descending. */
  readonly descending: (window: Window, sight: Sight) => Generator<FeedItem>
  /** How many there are. */
  readonly count: (window: Window, sight: Sight) => number
}

/** The second up to which a dossier is seen: all its changes carry the same milliseconds. */
export function seenSecond(index: number, seenMs: number): number {
  return Math.floor((seenMs - millisecondOf(index)) / 1000)
}

/** Reads dossiers in the order of their last change; costs what lies in the window, not what is stored. */
export function createDossierFeed(events: EventIndex, columns: DossierColumns): DossierFeed {
  function itemOf(entry: number | undefined, day: number, sight: Sight): FeedItem | null {
    const index = indexOf(entry)
    const ms = day * dayMs + msOf(entry)
    const seen = sight(index)
    if (ms > seen) return null
    return columns.lastEventAt(index, seenSecond(index, seen)) === Math.floor(ms / 1000) ? { index, ms } : null
  }
  function daysOf({ from, before }: Window): { readonly first: number; readonly last: number } {
    return {
      first: Math.max(0, Math.floor(from / dayMs)),
      last: Math.min(events.days - 1, Math.floor((before - 1) / dayMs)),
    }
  }
  function* ascending(window: Window, sight: Sight): Generator<FeedItem> {
    const { first, last } = daysOf(window)
    for (let day = first; day <= last; day += 1) {
      const entries = events.day(day)
      const end = placeOf(entries, window.before - day * dayMs)
      for (let place = placeOf(entries, window.from - day * dayMs); place < end; place += 1) {
        const item = itemOf(entries[place], day, sight)
        if (item !== null) yield item
      }
    }
  }

  function countByDossier({ from, before }: Window, sight: Sight): number {
    let count = 0
    for (let index = 0; index < columns.size; index += 1) {
      const second = columns.lastEventAt(index, seenSecond(index, sight(index)))
      const ms = second * 1000 + millisecondOf(index)
      if (second >= 0 && ms >= from && ms < before) count += 1
    }
    return count
  }

  return {
    ascending,
    count: (window, sight) => {
      if (window.before - window.from > longWindowDays * dayMs) return countByDossier(window, sight)
      let count = 0
      for (const _ of ascending(window, sight)) count += 1
      return count
    },
    *descending(window, sight) {
      const { first, last } = daysOf(window)
      for (let day = last; day >= first; day -= 1) {
        const entries = events.day(day)
        const start = placeOf(entries, window.from - day * dayMs)
        for (let place = placeOf(entries, window.before - day * dayMs) - 1; place >= start; place -= 1) {
          const item = itemOf(entries[place], day, sight)
          if (item !== null) yield item
        }
      }
    },
  }
}
