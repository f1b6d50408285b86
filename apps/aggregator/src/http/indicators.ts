import type { IndicatorView, SignalId } from '@toan-canh/contract'
import type { CompiledIndicator } from '@toan-canh/engine'
import type { Centre } from '../centre/open-centre.ts'
import { feeds } from '../readings/provenance.ts'

/** What an indicator's age hangs on: a plan is told once and holds for its year, however old it gets. */
function ageing(centre: Centre, { kind, signals }: CompiledIndicator): Pick<CompiledIndicator, 'kind' | 'signals'> {
  const roleOf = (signal: SignalId) => centre.definitions().signals.get(signal)?.role
  const unplanned = [...signals].filter((signal) => roleOf(signal) !== 'plan')
  return { kind, signals: unplanned.length === 0 ? signals : new Set(unplanned) }
}

/** An indicator with the dimensions of its pack and the sources whose age is its own, wherever they tell. */
export function indicatorView(centre: Centre, indicator: CompiledIndicator): IndicatorView {
  const pack = centre.definitions().packs.find((each) => each.pack === indicator.pack)
  const ages = ageing(centre, indicator)
  const sources = [...centre.catalogue.sources.values()].filter((source) => feeds(source, ages))
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
