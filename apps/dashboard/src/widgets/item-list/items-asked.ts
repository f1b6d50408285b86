import type { ItemSort, ItemState } from '@toan-canh/contract'

/** What of a list is asked for; parts that are left out do not choose. */
export interface ItemsQuestion {
  readonly unit: string
  readonly state?: ItemState | null | undefined
  readonly slice?: string | null | undefined
  readonly within?: number | null | undefined
  readonly sort?: ItemSort | null | undefined
  readonly limit?: number | undefined
}

/** The question as a query of the address; equal questions have equal queries. */
export function itemsAsked({ unit, state, slice, within, sort, limit }: ItemsQuestion): string {
  const query = new URLSearchParams({ unit })
  for (const [name, value] of Object.entries({ state, slice, within, sort, limit })) {
    if (value !== null && value !== undefined) query.set(name, String(value))
  }
  return query.toString()
}
