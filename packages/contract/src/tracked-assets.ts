import type { Instant } from '@toan-canh/calendar'
import type { Asset, AssetState } from './facts.ts'

/**
 * What was told of the state of an asset: that it has been so since `from`, as late as `toldAt`. `gone`: it was taken away; the
 * course before that stays.
 */
export interface AssetTurn {
  readonly state: AssetState | 'gone'
  readonly from: Instant
  readonly toldAt: Instant
}

/** A stretch in which an asset gave signs of life, from the first to the last known. */
export interface Sighting {
  readonly from: Instant
  readonly to: Instant
}

/**
 * An asset as it is stored: who it is by the newest version, with the known course of its states and of its signs of life, the
 * earliest first. `standsFrom`: the earliest instant told; between it and the first turn kept its state is unknown.
 */
export interface TrackedAsset extends Omit<Asset, 'state' | 'since' | 'lastSeenAt'> {
  readonly standsFrom: Instant
  readonly course: readonly AssetTurn[]
  readonly seen: readonly Sighting[]
}

/** What of an asset is kept: beyond it the earliest goes, and with it what was counted of it. */
export const assetBounds = { turns: 400, sightings: 100 } as const
