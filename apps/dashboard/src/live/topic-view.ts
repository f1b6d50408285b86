import type { Instant } from '@toan-canh/calendar'
import type { Item, RefusalCode } from '@toan-canh/contract'

/**
 * Where a topic stands, without its values: `waiting` for the first ones, `live`, `stale` with the last known ones
 * since the link was lost, or `refused` with the reason.
 */
export type TopicStatus =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'live' }
  | { readonly kind: 'stale'; readonly since: Instant }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly sentence: string }

/** A topic as a widget shows it. `items` keeps the identity of every item that did not change. */
export type TopicView =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'live'; readonly items: ReadonlyMap<string, Item> }
  | { readonly kind: 'stale'; readonly since: Instant; readonly items: ReadonlyMap<string, Item> }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly sentence: string }

export const waitingView: TopicView = { kind: 'waiting' }
export const waitingStatus: TopicStatus = { kind: 'waiting' }

const noItems: ReadonlyMap<string, Item> = new Map()

/** The last known values of a view; empty while there are none. */
export function itemsOf(view: TopicView): ReadonlyMap<string, Item> {
  return view.kind === 'live' || view.kind === 'stale' ? view.items : noItems
}
