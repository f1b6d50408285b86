import { readAssets, readStandingAssets } from '@toan-canh/store'
import type { Centre } from '../centre/open-centre.ts'
import type { AssetWorld } from './asset-book.ts'
import { assetScopeOf } from './asset-scope.ts'
import { assetViewOf } from './asset-view.ts'

/** What the book of assets needs to know, from the store and the catalogue. */
export function assetWorldOf(centre: Centre): AssetWorld {
  return {
    scopeOf: ({ assetKind, unit, slice }) => assetScopeOf(centre, { kind: assetKind, unit, slice }),
    standing: ({ kind, units, slice }, { after, limit }) =>
      readStandingAssets(centre.database, { kind, units: [...units], slice, after, limit }),
    stored: (source, ids) => readAssets(centre.database, source, ids),
    viewOf: (asset) => assetViewOf(centre.definitions(), asset),
  }
}
