import type { WorkCalendar } from '@toan-canh/calendar'
import type { CaseKind, CaseMeasure, Condition, IndicatorFile, Measure, Signal, SignalId } from '@toan-canh/contract'
import { EngineError } from '../engine-error.ts'
import { assetRules, isAssetMeasure } from './asset-rules.ts'
import { caseRules } from './case-rules.ts'
import { compileIndicators } from './compile-indicators.ts'
import {
  type AssetRules,
  type CaseRules,
  type CompiledIndicator,
  type CompiledMeasure,
  type Definitions,
  measuredOf,
  slotsPerPage,
} from './definitions.ts'
import { histogramBuckets } from './log-histogram.ts'

function conditionOf(measure: Measure): Condition | null {
  return 'when' in measure ? (measure.when ?? null) : null
}

function isCaseMeasure(measure: Measure): measure is CaseMeasure {
  return !isAssetMeasure(measure)
}

function widthOf(measure: Measure): number {
  if ('histogram' in measure) return histogramBuckets
  return 'area' in measure ? 2 : 1
}

/** Sees that a measure is of the shape that its pack counts, and that its bounds go with its stock. */
function checkMeasure(name: string, measure: Measure, shape: 'case' | 'asset' | undefined): void {
  const path = ['measures', name]
  if (shape === undefined) throw new EngineError(['measures'], 'a pack that counts says of what: facts')
  if (isAssetMeasure(measure) !== (shape === 'asset'))
    throw new EngineError(path, shape === 'asset' ? 'no measure of assets' : 'no measure of cases')
  if (isAssetMeasure(measure) || !('stock' in measure)) return
  if ((measure.stock === 'due_soon') !== (measure.withinDays !== undefined))
    throw new EngineError(path, 'withinDays goes with the stock due_soon, and with it only')
  if ((measure.stock === 'waiting_over') !== (measure.overHours !== undefined))
    throw new EngineError(path, 'overHours goes with the stock waiting_over, and with it only')
}

function compileMeasures(file: IndicatorFile, firstSlot: number): CompiledMeasure[] {
  let slot = firstSlot
  return Object.entries(file.measures).map(([name, measure]) => {
    checkMeasure(name, measure, file.facts?.shape)
    const width = widthOf(measure)
    const compiled = { name, slot, width, measure, condition: conditionOf(measure) }
    slot += width
    return compiled
  })
}

/** The signals of all packs: a formula of one may stand on figures that another declares. */
function compileSignals(packs: readonly IndicatorFile[]): Map<SignalId, Signal> {
  const signals = new Map<SignalId, Signal>()
  for (const [id, signal] of packs.flatMap((file) => Object.entries(file.signals ?? {}))) {
    const path = ['signals', id]
    if (signals.has(id)) throw new EngineError(path, 'declared twice')
    if ((signal.series === 'instant') !== (signal.every === undefined))
      throw new EngineError(
        [...path, 'every'],
        'a signal of periods says how often it is told, one of instants does not',
      )
    if (signal.series === 'cumulative' && signal.overTime !== 'sum')
      throw new EngineError([...path, 'overTime'], 'what comes together over the year is a sum over time')
    if (signal.series === 'instant' && signal.overTime === 'sum')
      throw new EngineError([...path, 'overTime'], 'what is measured at instants does not add up over time')
    if (signal.role === 'plan' && signal.series !== 'period')
      throw new EngineError([...path, 'series'], 'a plan is told for periods')
    signals.set(id, signal)
  }
  return signals
}

/**
 * Compiles packs into what is counted and what is answered. Slots follow the order of packs and measures.
 * Throws `EngineError` with the path of the first mistake; `calendars` must hold the calendar of every source.
 */
export function compileDefinitions(
  packs: readonly IndicatorFile[],
  calendarOf: (source: string) => WorkCalendar,
): Definitions {
  const rules = new Map<CaseKind, CaseRules>()
  const assets = new Map<string, AssetRules>()
  const kinds = new Set<string>()
  const indicators = new Map<string, CompiledIndicator>()
  const signals = compileSignals(packs)
  let slots = 0
  for (const file of packs) {
    const { facts } = file
    if (facts !== undefined && kinds.has(facts.kind))
      throw new EngineError(['facts', 'kind'], `another pack counts ${facts.kind} already`)
    const measures = compileMeasures(file, slots)
    const last = measures.at(-1)
    slots = last === undefined ? slots : Math.ceil((last.slot + last.width) / slotsPerPage) * slotsPerPage
    if (facts !== undefined) kinds.add(facts.kind)
    if (facts?.shape === 'case') rules.set(facts.kind, caseRules(facts, file, measuredOf(measures, isCaseMeasure)))
    if (facts?.shape === 'asset') assets.set(facts.kind, assetRules(facts.kind, file, measures))
    const names = { measures: new Map(measures.map((measure) => [measure.name, measure])), signals }
    for (const indicator of compileIndicators(file, names)) {
      if (indicators.has(indicator.id)) throw new EngineError(['indicators', indicator.id], 'defined twice')
      indicators.set(indicator.id, indicator)
    }
  }
  return { slots, rules, assetRules: assets, indicators, signals, packs, calendarOf }
}
