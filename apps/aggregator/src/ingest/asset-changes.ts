import type { Batch } from '@toan-canh/connectors'
import { type Asset, isOfShape, type Tombstone, type TrackedAsset } from '@toan-canh/contract'
import { isAssetNews, takeAssetAway, tellAsset } from '@toan-canh/engine'
import type { StoredAsset } from '@toan-canh/store'
import type { Count } from '../counting/counting.ts'

/** What a batch tells of one asset, the earliest first. */
type ToldOfAsset = readonly (Asset | Tombstone)[]

/** All that a batch tells of assets, by id. */
export function assetsTold({ facts, tombstones }: Pick<Batch, 'facts' | 'tombstones'>): Map<string, ToldOfAsset> {
  const assets: (Asset | Tombstone)[] = facts.filter(isOfShape('asset'))
  const gone = tombstones.filter(({ shape }) => shape === 'asset')
  const told = [...assets, ...gone].toSorted((a, b) => a.changedAt - b.changedAt)
  return Map.groupBy(told, ({ id }) => id)
}

function isTombstone(version: Asset | Tombstone): version is Tombstone {
  return !('state' in version)
}

/** An asset after all that was told of it; `null`: it was only ever taken away. */
function assetAfter(before: StoredAsset | undefined, told: ToldOfAsset): TrackedAsset | null {
  let asset = before?.fact ?? null
  const goneBefore = before !== undefined && before.fact === null ? [before.changedAt] : []
  const gone = [...goneBefore, ...told.filter(isTombstone).map(({ changedAt }) => changedAt)]
  for (const version of told) if (!isTombstone(version)) asset = tellAsset(asset, version)
  if (asset === null) return null
  return gone.reduce(takeAssetAway, asset)
}

export interface AssetChanges {
  readonly assets: readonly StoredAsset[]
  readonly added: number
}

/** Counts what a batch tells of assets that is news, in the place of what is stored. */
export function countAssets(
  count: Count,
  { source, now }: { readonly source: string; readonly now: number },
  told: ReadonlyMap<string, ToldOfAsset>,
  stored: ReadonlyMap<string, StoredAsset>,
): AssetChanges {
  const assets: StoredAsset[] = []
  for (const [id, versions] of told) {
    const before = stored.get(id)
    const after = assetAfter(before, versions)
    if (after === null ? before !== undefined : before?.fact && !isAssetNews(before.fact, after)) continue
    const evaluatedAt = Math.max(now, before?.evaluatedAt ?? now)
    const counted = before?.fact ? { fact: before.fact, evaluatedAt: before.evaluatedAt } : null
    const nextAt = count.change(source, id, { before: counted, after, now: evaluatedAt })
    const changedAt = after?.changedAt ?? versions.at(-1)?.changedAt ?? now
    assets.push({ source, id, changedAt, evaluatedAt, nextAt, fact: after })
  }
  return { assets, added: assets.filter(({ id }) => !stored.has(id)).length }
}
