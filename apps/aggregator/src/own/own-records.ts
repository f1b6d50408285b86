import type { Day, Instant } from '@toan-canh/calendar'
import type { Life, Obligation, Usage } from '@toan-canh/store'

/** How many of some stand so. */
export interface Share {
  readonly of: number
  readonly is: number
}

/** What the product has recorded of itself, as far as one telling needs it. */
export interface OwnRecords {
  /** The unit that all sources tell of. */
  readonly province: string
  readonly lives: readonly Life[]
  readonly breaches: readonly Pick<Obligation, 'dueAt' | 'heldUntil' | 'arrivedAt'>[]
  /** Openings of explanations, far enough back to tell what nobody opens. */
  readonly usage: readonly Usage[]
  /** Reminders since 1 January of each day that is told, by unit; all of units that may be reminded, 0 too. */
  readonly reminders: ReadonlyMap<Day, ReadonlyMap<string, number>>
  /** What came in and was refused on each day that is told; today's once an hour only: it never stands still. */
  readonly taken: ReadonlyMap<Day, { readonly changed: number; readonly refused: number }>
  /** Sources that keep their promise, among those that run. */
  readonly sources: Share
  /** Indicators without a single fact, among all. */
  readonly empty: Share
  /** Indicators that people enter, among those that have facts. */
  readonly entered: Share
  /** The indicators that stand on boards. */
  readonly tiles: ReadonlySet<string>
  readonly now: Instant
}
