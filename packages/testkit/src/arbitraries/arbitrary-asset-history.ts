import { type Day, type Instant, startOfDay } from '@toan-canh/calendar'
import { assetStates } from '@toan-canh/contract'
import * as fc from 'fast-check'
import { anAsset } from '../builders/an-asset.ts'
import { dayAt } from '../builders/day-at.ts'
import type { AssetVersion } from '../oracle/asset-oracle.ts'
import { unitsWithCases } from './small-province.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** The days in which assets live. */
export const assetDays: { readonly from: Day; readonly to: Day } = {
  from: dayAt('2026-03-02'),
  to: dayAt('2026-03-04'),
}
const spanMinutes = (assetDays.to - assetDays.from + 1) * 24 * 60
const routes = ['ql1', 'ql10'] as const
const places = ['traffic', 'counter', 'square'] as const

/** Values of the slices of generated assets: each has one of each. */
export const assetDimensions = { route: routes, place: places } as const

/** Instants near each other, so that states flap, and far apart; always whole minutes. */
const moment: fc.Arbitrary<Instant> = fc
  .oneof(fc.integer({ min: 0, max: spanMinutes - 1 }), fc.integer({ min: 600, max: 660 }))
  .map((minute) => startOfDay(assetDays.from) + minute * minuteMs)

/** A version in which who the asset is follows from when it was told, as it does upstream. */
function versionOf(id: string, changedAt: Instant, lastMinutes: number, state: (typeof assetStates)[number]) {
  const since = changedAt - lastMinutes * minuteMs
  const minute = Math.floor(changedAt / minuteMs)
  return anAsset({
    id,
    changedAt,
    since,
    state,
    lastSeenAt: state === 'up' ? changedAt : since,
    unit: unitsWithCases[Math.floor(minute / 1000) % 4] ?? unitsWithCases[0],
    slices: { route: routes[minute % 2] ?? routes[0], place: places[minute % 3] ?? places[0] },
  })
}

function arbitraryLife(id: string): fc.Arbitrary<readonly AssetVersion[]> {
  const version = fc
    .record({
      changedAt: moment,
      lastMinutes: fc.oneof(fc.constantFrom(0, 1, 59, 60, 61), fc.integer({ min: 0, max: 2_000 })),
      state: fc.constantFrom(...assetStates),
    })
    .map(({ changedAt, lastMinutes, state }) => versionOf(id, changedAt, lastMinutes, state))
  const versions = fc.uniqueArray(version, {
    minLength: 1,
    maxLength: 12,
    size: 'max',
    selector: ({ changedAt }) => changedAt,
  })
  return fc
    .tuple(versions, fc.option(moment))
    .map(([told, gone]) =>
      gone === null || told.some(({ changedAt }) => changedAt === gone)
        ? told
        : [...told, { shape: 'asset' as const, id, changedAt: gone }],
    )
}

export interface AssetHistory {
  /** Every version, as often as it arrives and in the order in which it does. */
  readonly versions: readonly AssetVersion[]
  readonly perBatch: number
  /** When the first and the last batch arrive, after all that they tell. */
  readonly from: Instant
  readonly end: Instant
}

/** The lives of a few assets as they reach the product: late, shuffled, repeated. */
export const arbitraryAssetHistory: fc.Arbitrary<AssetHistory> = fc
  .tuple(arbitraryLife('CAM-1'), arbitraryLife('CAM-2'), arbitraryLife('CAM-3'))
  .chain((lives) => {
    const all = lives.flat()
    return fc.record({
      versions: fc
        .tuple(fc.shuffledSubarray(all, { minLength: all.length }), fc.shuffledSubarray(all))
        .map(([once, again]) => [...once, ...again]),
      perBatch: fc.integer({ min: 1, max: 7 }),
      from: fc.constant(startOfDay(assetDays.from)),
      end: fc.constantFrom(0, hourMs, 30 * hourMs).map((quietMs) => startOfDay(assetDays.to + 1) + quietMs),
    })
  })
