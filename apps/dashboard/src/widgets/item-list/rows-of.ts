import type { Instant } from '@toan-canh/calendar'
import type { ItemLevel, ItemsAnswer, Level, ListedItem, Unit } from '@toan-canh/contract'
import type { HealthRow } from '../data-health/rows.tsx'
import { unitName } from '../unit-name.ts'
import { daysWords, dayWords, sinceWords, stateWord, valueWords } from './item-words.ts'

const marks: Readonly<Record<ItemLevel, Level>> = { act: 'act', watch: 'watch', ok: 'ok', unknown: 'unknown' }

/** An item as a row of the wall: its state by mark and word, whose it is, and its day at the right. */
export function rowOfItem(
  item: ListedItem,
  {
    list,
    units,
    now,
  }: { readonly list: ItemsAnswer['list']; readonly units: ReadonlyMap<string, Unit>; readonly now: Instant },
): HealthRow {
  const day = daysWords(item)
  const note = [
    stateWord(item.state, list),
    ...(item.level === 'act' || item.level === 'watch' ? [sinceWords(item, now)] : []),
    unitName(units.get(item.unit), item.unit),
    ...list.columns.slice(0, 2).map((column) => valueWords(item, column)),
    item.owner,
  ]
  return {
    key: item.key,
    level: marks[item.level],
    title: item.name ?? item.code,
    note: note.filter((each) => each !== '').join(' · '),
    ...(day === '' ? {} : { value: day, valueNote: dayWords(item) }),
  }
}

/** How many items of the unit are to be acted on, as far as they are among those that were told. */
export function countToAct({ items }: Pick<ItemsAnswer, 'items'>): number {
  return items.filter(({ level }) => level === 'act').length
}
