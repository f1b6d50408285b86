import type { AssetView, Item } from '@toan-canh/contract'
import type { MapPoint } from '../../map/index.ts'

/** Why something needs eyes: dark for too long, dark, no sign of life, changing all the time. The worst first. */
export const reasons = ['down_for', 'down', 'silent', 'flapping'] as const
export type Reason = (typeof reasons)[number]

export interface AssetException {
  readonly key: string
  readonly asset: AssetView
  readonly why: Reason
}

function isAsset(item: Item): item is AssetView {
  return 'flags' in item
}

/** The assets of a topic by their keys. */
export function assetsOf(items: ReadonlyMap<string, Item>): ReadonlyMap<string, AssetView> {
  return new Map([...items].flatMap(([key, item]) => (isAsset(item) ? [[key, item] as const] : [])))
}

/** Those that have a place, as the map takes them. */
export function mapPoints(assets: ReadonlyMap<string, AssetView>): ReadonlyMap<string, MapPoint> {
  return new Map([...assets].flatMap(([key, { at, state }]) => (at === null ? [] : [[key, { at, state }] as const])))
}

function reasonOf({ state, flags }: AssetView): Reason | null {
  if (flags.includes('down_for')) return 'down_for'
  if (state === 'down') return 'down'
  return flags.includes('silent') ? 'silent' : flags.includes('flapping') ? 'flapping' : null
}

/** Since when it is so: of what is silent, since the last sign of life. */
export function sinceOf({ asset, why }: AssetException): number {
  return Date.parse(why === 'silent' ? (asset.lastSeenAt ?? asset.since) : asset.since)
}

/** What needs eyes, the worst reason first, the longest first within it. */
export function exceptionsOf(assets: ReadonlyMap<string, AssetView>): readonly AssetException[] {
  return [...assets]
    .flatMap(([key, asset]): AssetException[] => {
      const why = reasonOf(asset)
      return why === null ? [] : [{ key, asset, why }]
    })
    .toSorted(
      (a, b) => reasons.indexOf(a.why) - reasons.indexOf(b.why) || sinceOf(a) - sinceOf(b) || (a.key < b.key ? -1 : 1),
    )
}
