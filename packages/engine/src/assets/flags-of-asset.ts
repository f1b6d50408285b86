import type { Instant } from '@toan-canh/calendar'
import { type AssetFlag, assetFlags, type AssetMeasure, type TrackedAsset } from '@toan-canh/contract'
import type { Definitions } from '../definitions/definitions.ts'
import { isCounted } from './contributions-of-asset.ts'
import { runsOfAsset, spansOfStock, type StockMeasure } from './spans-of-asset.ts'

function flagOf(measure: AssetMeasure): AssetFlag | null {
  return 'stock' in measure ? (assetFlags.find((flag) => flag === measure.stock) ?? null) : null
}

/** Which flags an asset wears at an instant: those whose stock counts it then, by the measures of its kind. */
export function flagsOfAsset(definitions: Definitions, asset: TrackedAsset, at: Instant): readonly AssetFlag[] {
  const runs = runsOfAsset(asset)
  const holds = (measure: StockMeasure) =>
    spansOfStock(measure, asset, runs).some(({ from, to }) => from <= at && (to === null || at < to))
  const measures = (definitions.assetRules.get(asset.kind)?.measures ?? []).map(({ measure }) => measure)
  return assetFlags.filter((flag) =>
    measures.some(
      (measure) => flagOf(measure) === flag && 'stock' in measure && isCounted(measure, asset) && holds(measure),
    ),
  )
}
