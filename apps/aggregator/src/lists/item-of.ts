import { dayOf, formatInstant, type Instant, isoDay, parseDay } from '@toan-canh/calendar'
import type { Case, ItemLevel, ItemList, ItemState, ListedItem, TrackedAsset } from '@toan-canh/contract'
import { type Definitions, type Standing, standingOfCase, stateOfAsset } from '@toan-canh/engine'
import type { StoredAsset, StoredCase } from '@toan-canh/store'

const usualLevels: Readonly<Record<ItemState, ItemLevel>> = {
  up: 'ok',
  degraded: 'watch',
  down: 'act',
  unknown: 'unknown',
  overdue: 'act',
  due_soon: 'watch',
  in_term: 'ok',
  paused: 'ok',
  waiting: 'ok',
}
/** The worst first. */
export const levelOrder: readonly ItemLevel[] = ['act', 'watch', 'unknown', 'ok']

function worse(one: ItemLevel, other: ItemLevel): ItemLevel {
  return levelOrder.indexOf(one) <= levelOrder.indexOf(other) ? one : other
}

type DateOf = Pick<ListedItem, 'day' | 'daysLeft'>

function dateOf(day: number | null, now: Instant): DateOf {
  return day === null ? { day: null, daysLeft: null } : { day: isoDay(day), daysLeft: day - dayOf(now) }
}

/** What a day that comes near or has passed asks for; `ok` where the list has no day. */
function levelOfDate({ date }: ItemList, { daysLeft }: DateOf): ItemLevel {
  if (date === undefined || daysLeft === null) return 'ok'
  const { watchDays = -1, actDays = -1 } = date
  if (daysLeft < 0 || daysLeft <= actDays) return 'act'
  return daysLeft <= watchDays ? 'watch' : 'ok'
}

type Kept = Pick<Case | TrackedAsset, 'slices' | 'unit'>

function commonOf(list: ItemList, { source, id }: Pick<StoredAsset, 'source' | 'id'>, { unit, slices }: Kept) {
  const { ownerBy, columns } = list
  const named = ownerBy === undefined ? undefined : slices[ownerBy.attribute]
  return {
    key: `${source}/${id}`,
    code: id,
    unit,
    owner: named === undefined ? list.owner : (ownerBy?.values[named] ?? list.owner),
    values: Object.fromEntries(
      columns.flatMap(({ attribute }) => {
        const value = slices[attribute]
        return value === undefined ? [] : [[attribute, value]]
      }),
    ),
  }
}

/** An asset as a row of a list, as it stood when it was counted; `null` when it does not stand. */
export function itemOfAsset(list: ItemList, stored: StoredAsset, now: Instant): ListedItem | null {
  const { fact, evaluatedAt } = stored
  const current = fact === null ? null : stateOfAsset(fact, evaluatedAt)
  if (fact === null || current === null) return null
  const by = list.date?.by
  const attribute = by === undefined || by === 'due' ? undefined : fact.slices[by.attribute]
  const date = dateOf(attribute === undefined ? null : parseDay(attribute), now)
  const level = list.levels?.[current.state] ?? usualLevels[current.state]
  return {
    ...commonOf(list, stored, fact),
    name: list.named ? fact.name : null,
    state: current.state,
    level: worse(level, levelOfDate(list, date)),
    since: formatInstant(current.since),
    ...date,
    at: fact.at === undefined ? null : [fact.at[0], fact.at[1]],
  }
}

/** In term, but so near to its due instant that it is to be watched. */
function stateOf({ state }: Standing, list: ItemList, { daysLeft }: DateOf): ItemState {
  const { watchDays = -1 } = list.date ?? {}
  return state === 'in_term' && daysLeft !== null && daysLeft <= watchDays ? 'due_soon' : state
}

/** An open case as a row of a list; `null` when it does not stand now. A case has no name, for people have. */
export function itemOfCase(
  definitions: Definitions,
  { list, now }: { readonly list: ItemList; readonly now: Instant },
  stored: StoredCase,
): ListedItem | null {
  const { fact, source } = stored
  const standing = fact === null ? null : standingOfCase(definitions, source, fact, now)
  if (fact === null || standing === null) return null
  const date = dateOf(list.date === undefined || standing.dueAt === null ? null : dayOf(standing.dueAt), now)
  const state = stateOf(standing, list, date)
  const ofState = list.levels?.[state] ?? usualLevels[state]
  return {
    ...commonOf(list, stored, fact),
    name: null,
    state,
    level: state === 'in_term' || state === 'due_soon' ? worse(ofState, levelOfDate(list, date)) : ofState,
    // Since when a case is near its due instant, its day says.
    since: state === 'due_soon' ? null : formatInstant(standing.since),
    ...date,
    at: fact.at === undefined ? null : [fact.at[0], fact.at[1]],
  }
}
