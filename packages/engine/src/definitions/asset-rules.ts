import { assetEvents, type AssetMeasure, assetStocks, type IndicatorFile, type Measure } from '@toan-canh/contract'
import { type AssetRules, type CompiledMeasure, measuredOf } from './definitions.ts'
import { sliceDimensions } from './slice-dimensions.ts'

const ownStocks: ReadonlySet<string> = new Set([...assetStocks, 'down_for', 'silent', 'flapping'])
const ownEvents: ReadonlySet<string> = new Set(assetEvents)

/** Whether a measure is one of assets; all others are of cases. */
export function isAssetMeasure(measure: Measure): measure is AssetMeasure {
  if ('area' in measure) return true
  return 'stock' in measure ? ownStocks.has(measure.stock) : 'count' in measure && ownEvents.has(measure.count)
}

/** What is counted for one kind of asset. */
export function assetRules(kind: string, file: IndicatorFile, measures: readonly CompiledMeasure[]): AssetRules {
  return { kind, measures: measuredOf(measures, isAssetMeasure), slicing: sliceDimensions(file) }
}
