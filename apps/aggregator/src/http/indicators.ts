import type { IndicatorView } from '@toan-canh/contract'
import type { CompiledIndicator } from '@toan-canh/engine'
import type { Centre } from '../centre/open-centre.ts'
import { feeds } from '../readings/provenance.ts'

/** An indicator with the dimensions of its pack and the sources that feed it anywhere. */
export function indicatorView(centre: Centre, indicator: CompiledIndicator): IndicatorView {
  const pack = centre.definitions().packs.find((each) => each.pack === indicator.pack)
  const sources = [...centre.catalogue.sources.values()].filter((source) => feeds(source, indicator))
  return {
    ...indicator.definition,
    id: indicator.id,
    pack: indicator.pack,
    sources: sources.map((source) => source.id),
    dimensions: pack?.dimensions ?? {},
  }
}

/** GET /api/v1/indicators */
export function indicators(centre: Centre): { indicators: IndicatorView[] } {
  return { indicators: [...centre.definitions().indicators.values()].map((each) => indicatorView(centre, each)) }
}
