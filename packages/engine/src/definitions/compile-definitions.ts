import type { WorkCalendar } from '@toan-canh/calendar'
import type { CaseKind, Condition, IndicatorFile, Measure, Signal, SignalId } from '@toan-canh/contract'
import { EngineError } from '../engine-error.ts'
import { caseRules } from './case-rules.ts'
import { compileIndicators } from './compile-indicators.ts'
import {
  type CaseRules,
  type CompiledIndicator,
  type CompiledMeasure,
  type Definitions,
  slotsPerPage,
} from './definitions.ts'
import { histogramBuckets } from './log-histogram.ts'

function conditionOf(measure: Measure): Condition | null {
  return 'count' in measure || 'stock' in measure ? (measure.when ?? null) : null
}

function compileMeasures(file: IndicatorFile, firstSlot: number): CompiledMeasure[] {
  let slot = firstSlot
  return Object.entries(file.measures).map(([name, measure]) => {
    if ('stock' in measure && (measure.stock === 'due_soon') !== (measure.withinDays !== undefined)) {
      throw new EngineError(['measures', name], 'withinDays goes with the stock due_soon, and with it only')
    }
    if ('stock' in measure && (measure.stock === 'waiting_over') !== (measure.overHours !== undefined)) {
      throw new EngineError(['measures', name], 'overHours goes with the stock waiting_over, and with it only')
    }
    const width = 'histogram' in measure ? histogramBuckets : 1
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
  const indicators = new Map<string, CompiledIndicator>()
  const signals = compileSignals(packs)
  let slots = 0
  for (const file of packs) {
    const kind = file.facts?.kind
    if (kind !== undefined && rules.has(kind))
      throw new EngineError(['facts', 'kind'], `another pack counts ${kind} already`)
    const measures = compileMeasures(file, slots)
    if (kind === undefined && measures.length > 0)
      throw new EngineError(['measures'], 'a pack that counts says of what: facts')
    const last = measures.at(-1)
    slots = last === undefined ? slots : Math.ceil((last.slot + last.width) / slotsPerPage) * slotsPerPage
    if (kind !== undefined) rules.set(kind, caseRules(kind, file, measures))
    const names = { measures: new Map(measures.map((measure) => [measure.name, measure])), signals }
    for (const indicator of compileIndicators(file, names)) {
      if (indicators.has(indicator.id)) throw new EngineError(['indicators', indicator.id], 'defined twice')
      indicators.set(indicator.id, indicator)
    }
  }
  return { slots, rules, indicators, signals, packs, calendarOf }
}
