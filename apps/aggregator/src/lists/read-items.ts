import { type ItemList, type ListedItem, listLimits } from '@toan-canh/contract'
import { readHead, readOpenCases, readStandingAssets } from '@toan-canh/store'
import { unitsUnder } from '../assets/asset-scope.ts'
import type { Centre } from '../centre/open-centre.ts'
import { itemOfAsset, itemOfCase } from './item-of.ts'

/** What stands in a list: of which commit, whether all of it was read, and whether any of it is of a sample. */
export interface ReadItems {
  readonly commit: number
  readonly isWhole: boolean
  readonly isSample: boolean
  readonly items: readonly ListedItem[]
}

/** The items of a list in a unit and all that counts for it, no more than the bound of lists. */
export async function readItems(centre: Centre, list: ItemList, unit: string): Promise<ReadItems> {
  const { database } = centre
  const now = centre.now()
  const { seq: commit } = await readHead(database)
  const slice = list.only === undefined ? null : { dimension: list.only.attribute, value: list.only.value }
  // One more than the bound, so that it is known whether something was left out.
  const of = { kind: list.of.kind, units: [...unitsUnder(centre, unit)], slice, limit: listLimits.items + 1 }
  const stored = list.of.shape === 'asset' ? await readStandingAssets(database, of) : await readOpenCases(database, of)
  const definitions = centre.definitions()
  const found = stored.slice(0, listLimits.items).flatMap((each) => {
    const item =
      each.fact?.shape === 'case'
        ? itemOfCase(definitions, { list, now }, { ...each, fact: each.fact })
        : itemOfAsset(list, { ...each, fact: each.fact }, now)
    return item ?? []
  })
  const sources = new Set(stored.map(({ source }) => source))
  const isSample = [...sources].some((id) => centre.catalogue.sources.get(id)?.definition.sample === true)
  return { commit, isWhole: stored.length <= listLimits.items, isSample, items: found }
}
