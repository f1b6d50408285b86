import { type Day, parseDay } from '@toan-canh/calendar'
import type { NewsConfig } from '@toan-canh/contract'
import { validityOf } from '../validity.ts'

/** A notice on its day. */
export type NewsItem = NewsConfig['items'][number] & { readonly at: Day }

export interface News {
  readonly items: readonly NewsItem[]
  /** Days since the newest; `null` without one. */
  readonly age: number | null
  readonly isOld: boolean
}

/** The notices that hold on a day, the newest first, equal days in their order; the age of the newest says whether anybody still writes. */
export function toNews({ items, freshDays }: Pick<NewsConfig, 'items' | 'freshDays'>, today: Day): News {
  const valid = items.flatMap((item): NewsItem[] => {
    const at = parseDay(item.day)
    return at !== null && validityOf({ from: item.day, until: item.until }, today) === 'valid' ? [{ ...item, at }] : []
  })
  const sorted = valid.toSorted((a, b) => b.at - a.at)
  const [newest] = sorted
  const age = newest === undefined ? null : today - newest.at
  return { items: sorted, age, isOld: age !== null && age > freshDays }
}
