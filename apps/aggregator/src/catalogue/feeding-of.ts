import type { Formula, Indicator, IndicatorFile, SourceDefinition } from '@toan-canh/contract'

/** Whether what an indicator stands on is told: by sources, by nobody yet, or by nobody though nothing says that it waits. */
export type Feeding = 'fed' | 'awaits' | 'unfed'

/** The indicators of one pack by their feeding. */
export interface PackFeeding {
  readonly pack: string
  readonly indicators: ReadonlyMap<string, Feeding>
}

type Told = Pick<SourceDefinition, 'map' | 'run'> & Partial<Pick<SourceDefinition, 'connector'>>

/** A source that tells by itself, or one into which people enter. */
function isRunning({ run, connector }: Told): boolean {
  return run === 'always' || connector?.type === 'manual'
}

function termsOf(formula: Formula): readonly string[] {
  if ('sum' in formula) return formula.sum
  if ('ratio' in formula) return [...formula.ratio.num, ...formula.ratio.den]
  if ('mean' in formula) return [formula.mean.total, ...formula.mean.of]
  if ('quantile' in formula) return [formula.quantile.of]
  if ('growth' in formula) return formula.growth.of
  return 'attainment' in formula
    ? [formula.attainment.of, formula.attainment.plan]
    : [formula.runRate.of, formula.runRate.plan]
}

/** What a source tells: its kind of case or asset, or its signals. */
function toldBy({ map }: Told): readonly string[] {
  if (map.shape !== 'figure') return [map.kind]
  return Array.isArray(map.values) ? map.values.map(({ signal }) => signal) : Object.values(map.values.signal.values)
}

function needsOf(indicator: Indicator, kind: string | null): readonly string[] {
  const terms = termsOf(indicator.formula).map((term) => term.replace(/^-|@.*$/g, ''))
  return terms.map((term) => (term.includes('.') ? term : (kind ?? term)))
}

/** For every pack which of its indicators the sources that run feed. */
export function feedingOf(packs: readonly IndicatorFile[], sources: readonly Told[]): readonly PackFeeding[] {
  const told = new Set(sources.filter(isRunning).flatMap(toldBy))
  return packs.map(({ pack, facts, indicators }) => {
    const feed = (indicator: Indicator): Feeding => {
      if (needsOf(indicator, facts?.kind ?? null).every((need) => told.has(need))) return 'fed'
      return indicator.awaits === undefined ? 'unfed' : 'awaits'
    }
    return { pack, indicators: new Map(Object.entries(indicators).map(([id, each]) => [id, feed(each)])) }
  })
}
