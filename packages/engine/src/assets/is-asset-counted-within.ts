import type { Instant } from '@toan-canh/calendar'
import type { AssetMeasure, TrackedAsset } from '@toan-canh/contract'
import { isCounted, isEvent } from './contributions-of-asset.ts'
import { runsOfAsset, spansOfStock } from './spans-of-asset.ts'

/** Whether a measure counts an asset at some instant of [from, to], both included: an event that happens, a stock that it stands in. */
export function isAssetCountedWithin(
  measure: AssetMeasure,
  asset: TrackedAsset,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): boolean {
  if (!isCounted(measure, asset)) return false
  const runs = runsOfAsset(asset)
  if ('count' in measure) return runs.some((run) => isEvent(run, measure.count) && run.from >= from && run.from <= to)
  const stock = 'area' in measure ? { stock: measure.area } : measure
  return spansOfStock(stock, asset, runs).some((span) => span.from <= to && (span.to === null || span.to > from))
}
