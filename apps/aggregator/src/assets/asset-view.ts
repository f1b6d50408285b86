import { formatInstant } from '@toan-canh/calendar'
import type { AssetView } from '@toan-canh/contract'
import { type Definitions, flagsOfAsset, stateOfAsset } from '@toan-canh/engine'
import type { StoredAsset } from '@toan-canh/store'

/** The key of an asset in a topic and in the pages of a list; a source has no stroke in its name. */
export function assetKey({ source, id }: Pick<StoredAsset, 'source' | 'id'>): string {
  return `${source}/${id}`
}

/**
 * An asset as it stood when it was counted, so that lists, maps and counters say the same; `null` when it does not stand.
 * What has come since is counted by the next tick.
 */
export function assetViewOf(
  definitions: Definitions,
  { source, id, fact, evaluatedAt }: StoredAsset,
): AssetView | null {
  const current = fact === null ? null : stateOfAsset(fact, evaluatedAt)
  if (fact === null || current === null) return null
  const seen = fact.seen.at(-1)
  return {
    source,
    id,
    unit: fact.unit,
    name: fact.name,
    at: fact.at === undefined ? null : [fact.at[0], fact.at[1]],
    state: current.state,
    since: formatInstant(current.since),
    lastSeenAt: seen === undefined ? null : formatInstant(seen.to),
    flags: [...flagsOfAsset(definitions, fact, evaluatedAt)],
    slices: { ...fact.slices },
    streams: (fact.streams ?? []).map(({ kind }) => kind),
  }
}
