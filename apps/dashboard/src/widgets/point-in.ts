import type { Item, Point } from '@toan-canh/contract'

/** The point of a topic under a key; `null` when there is none. */
export function pointIn(items: ReadonlyMap<string, Item>, key: string): Point | null {
  const item = items.get(key)
  return item !== undefined && 'v' in item ? item : null
}
