import { type ItemList, itemSorts, itemStates } from '@toan-canh/contract'
import type { ItemsQuestion } from '../../widgets/item-list/items-asked.ts'
import type { DeskAddress } from '../address.ts'

const mostShown = 300
const mostDays = 365

/** What an address asks of a list; a part that the list does not know chooses nothing. */
export function listQuestion(list: ItemList, address: DeskAddress, unit: string): ItemsQuestion {
  const { state, within, slice, sort } = address
  const days = within !== null && /^\d{1,3}$/.test(within) ? Number(within) : null
  const isColumn = slice !== null && list.columns.some(({ attribute }) => attribute === slice.dimension)
  return {
    unit,
    state: itemStates.find((each) => each === state) ?? null,
    within: list.date === undefined || days === null || days > mostDays ? null : days,
    slice: isColumn ? `${slice.dimension}=${slice.value}` : null,
    sort: itemSorts.find((each) => each === sort) ?? null,
    limit: mostShown,
  }
}
