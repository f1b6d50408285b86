import { type Instant, parseDay } from '@toan-canh/calendar'
import type { ItemList, ListedItem } from '@toan-canh/contract'
import { asOfText, dayText, numberText } from '../../ui/format.ts'
import { language } from '../../ui/language.ts'
import { listText } from '../../ui/list-messages.ts'

/** A name of the catalogue in the language of the page. */
export function told(names: { readonly vi: string; readonly en: string }): string {
  return language === 'en' ? names.en : names.vi
}

/** What the state of an item is called in its list. */
export function stateWord(state: ListedItem['state'], { states }: Pick<ItemList, 'states'>): string {
  const own = states?.[state]
  return own === undefined ? listText.states[state] : told(own)
}

/** "còn 12 ngày", "quá 3 ngày"; empty where there is no day. */
export function daysWords({ daysLeft }: Pick<ListedItem, 'daysLeft'>): string {
  if (daysLeft === null) return ''
  if (daysLeft === 0) return listText.lastDay
  return daysLeft > 0 ? listText.daysLeft(numberText(daysLeft)) : listText.daysOver(numberText(-daysLeft))
}

/** The day as people write it; empty where there is none. */
export function dayWords({ day }: Pick<ListedItem, 'day'>): string {
  const parsed = day === null ? null : parseDay(day)
  return parsed === null ? '' : dayText(parsed)
}

/** Since when an item is in its state. */
export function sinceWords({ since }: Pick<ListedItem, 'since'>, now: Instant): string {
  return since === null ? '' : listText.since(asOfText(Date.parse(since), now))
}

/** A value of a column in words. */
export function valueWords(
  item: Pick<ListedItem, 'values'>,
  { attribute, values }: ItemList['columns'][number],
): string {
  const value = item.values[attribute]
  return value === undefined ? '' : (values?.[value] ?? value)
}
