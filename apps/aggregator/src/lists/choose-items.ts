import type { ItemSort, ItemState, ListedItem, Slice } from '@toan-canh/contract'
import { levelOrder } from './item-of.ts'

/** Which items of a list are asked for, and in which order. */
export interface ItemChoice {
  readonly state: ItemState | null
  readonly slice: Slice | null
  /** At most so many days left, those that have passed among them. */
  readonly withinDays: number | null
  readonly sort: ItemSort
}

type Order = (one: ListedItem, other: ListedItem) => number

const never = Number.POSITIVE_INFINITY
const byLevel: Order = (one, other) => levelOrder.indexOf(one.level) - levelOrder.indexOf(other.level)
const byDay: Order = (one, other) => {
  const [a, b] = [one.daysLeft ?? never, other.daysLeft ?? never]
  return a === b ? 0 : a - b
}
const byCode: Order = (one, other) => (one.code === other.code ? 0 : one.code < other.code ? -1 : 1)

function byUnit(nameOf: (unit: string) => string): Order {
  const { compare } = new Intl.Collator('vi')
  return (one, other) => (one.unit === other.unit ? 0 : compare(nameOf(one.unit), nameOf(other.unit)))
}

/** Those of the items that are chosen, in the order that is asked for; whatever it is, equal questions have equal answers. */
export function chooseItems(
  items: readonly ListedItem[],
  { state, slice, withinDays, sort }: ItemChoice,
  nameOf: (unit: string) => string,
): readonly ListedItem[] {
  const unit = byUnit(nameOf)
  const orders = {
    level: [byLevel, byDay, unit, byCode],
    day: [byDay, byLevel, unit, byCode],
    unit: [unit, byLevel, byDay, byCode],
    code: [byCode],
  } as const
  const chosen = items.filter(
    (item) =>
      (state === null || item.state === state) &&
      (slice === null || item.values[slice.dimension] === slice.value) &&
      (withinDays === null || (item.daysLeft !== null && item.daysLeft <= withinDays)),
  )
  return chosen.toSorted((one, other) => {
    for (const order of orders[sort]) {
      const found = order(one, other)
      if (found !== 0) return found
    }
    return 0
  })
}

/** How many items stand in each state. */
export function countStates(items: readonly ListedItem[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { state } of items) counts[state] = (counts[state] ?? 0) + 1
  return counts
}
