import type { Instant } from '@toan-canh/calendar'
import type { Asset, IndicatorFile, TrackedAsset } from '@toan-canh/contract'
import type { AssetVersion } from '@toan-canh/testkit'
import { office } from '../cases/told-case.fixture.ts'
import { CellDeltas } from '../cells/cell-deltas.ts'
import { contributionsOfFact } from '../cells/contributions-of-fact.ts'
import { addRows, type Cell, inOrder } from '../cells/small-store.fixture.ts'
import { take } from '../cells/take.ts'
import { compileDefinitions } from '../definitions/compile-definitions.ts'
import { anIndicator } from '../definitions/small-pack.fixture.ts'
import { takeAssetAway, tellAsset } from './track-asset.ts'

/** A pack of cameras in which every measure of assets stands. */
const cameraPack: IndicatorFile = {
  pack: 'cam',
  facts: { shape: 'asset', kind: 'camera' },
  dimensions: { route: { vi: 'Tuyến', en: 'Route' }, place: { vi: 'Loại vị trí', en: 'Kind of place' } },
  measures: {
    standing: { stock: 'standing' },
    up: { stock: 'up' },
    degraded: { stock: 'degraded' },
    down: { stock: 'down' },
    unknown: { stock: 'unknown' },
    dark: { stock: 'down_for', afterMinutes: 60 },
    silent: { stock: 'silent', afterMinutes: 90 },
    flapping: { stock: 'flapping', changes: 3, withinMinutes: 60 },
    up_time: { area: 'up' },
    stand_time: { area: 'standing' },
    went_down: { count: 'went_down' },
    came_up: { count: 'came_up' },
    changed: { count: 'changed', hourly: true },
  },
  indicators: {
    'cam.uptime': anIndicator({ ratio: { num: ['up_time'], den: ['stand_time'] }, scale: 100 }),
  },
}

export const cameras = compileDefinitions([cameraPack], () => office)

/** The slot of a measure of the pack. */
export function slotOf(name: string): number {
  const found = cameras.assetRules.get('camera')?.measures.find((measure) => measure.name === name)
  if (found === undefined) throw new Error(`no measure ${name}`)
  return found.slot
}

interface Stored {
  readonly asset: TrackedAsset
  readonly evaluatedAt: Instant
  readonly nextAt: Instant | null
}

function isAsset(version: AssetVersion): version is Asset {
  return 'state' in version
}

const source = 'vms'

/** What a store does with assets, in memory. */
export class AssetStore {
  readonly #assets = new Map<string, Stored>()
  /** Taken away before anything was told of them. */
  readonly #gone = new Map<string, Instant>()
  readonly #cells = new Map<string, Cell>()

  takeBatch(versions: readonly AssetVersion[], now: Instant): void {
    const deltas = new CellDeltas()
    for (const version of versions) {
      const before = this.#assets.get(version.id)?.asset ?? null
      const after = this.#told(before, version)
      if (after !== null) this.#count(version.id, after, now, deltas)
    }
    addRows(this.#cells, deltas)
  }

  /** Lets time pass: takes every asset whose next instant has come, once. */
  advance(now: Instant): void {
    const deltas = new CellDeltas()
    for (const [id, { asset, nextAt }] of this.#assets)
      if (nextAt !== null && nextAt <= now) this.#count(id, asset, now, deltas)
    addRows(this.#cells, deltas)
  }

  cells(): readonly Cell[] {
    return inOrder(this.#cells)
  }

  /** The counters of all assets counted anew, each as of the instant it was counted at, or all as of one. */
  recounted(asOf?: Instant): readonly Cell[] {
    const cells = new Map<string, Cell>()
    for (const { asset, evaluatedAt } of this.#assets.values()) {
      const deltas = new CellDeltas()
      deltas.add(contributionsOfFact(cameras, source, asset, asOf ?? evaluatedAt).cells, 1)
      addRows(cells, deltas)
    }
    return inOrder(cells)
  }

  #told(before: TrackedAsset | null, version: AssetVersion): TrackedAsset | null {
    const { id, changedAt } = version
    if (isAsset(version)) {
      const told = tellAsset(before, version)
      const gone = this.#gone.get(id)
      return gone === undefined ? told : takeAssetAway(told, gone)
    }
    if (before === null) this.#gone.set(id, changedAt)
    return before === null ? null : takeAssetAway(before, changedAt)
  }

  #count(id: string, asset: TrackedAsset, now: Instant, deltas: CellDeltas): void {
    const stored = this.#assets.get(id)
    const evaluatedAt = Math.max(now, stored?.evaluatedAt ?? now)
    const before = stored === undefined ? null : { fact: stored.asset, evaluatedAt: stored.evaluatedAt }
    const nextAt = take(cameras, source, { before, after: asset, now: evaluatedAt }, deltas)
    this.#assets.set(id, { asset, evaluatedAt, nextAt })
  }
}
