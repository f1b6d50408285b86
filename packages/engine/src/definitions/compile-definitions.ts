import type { WorkCalendar } from '@toan-canh/calendar'
import type { CaseKind, Condition, Formula, IndicatorFile, Measure } from '@toan-canh/contract'
import { EngineError } from '../engine-error.ts'
import { caseRules } from './case-rules.ts'
import {
  type CaseRules,
  type CompiledFormula,
  type CompiledIndicator,
  type CompiledMeasure,
  type Definitions,
  type Term,
  slotsPerPage,
  termsOfFormula,
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

type MeasureIndex = ReadonlyMap<string, CompiledMeasure>

function compileTerm(text: string, measures: MeasureIndex, path: readonly string[]): Term {
  const sign = text.startsWith('-') ? -1 : 1
  const [name = '', at] = text.replace(/^-/, '').split('@')
  const found = measures.get(name)
  if (found === undefined) throw new EngineError(path, `${name} is no measure of this pack`)
  const isStock = 'stock' in found.measure
  if (isStock && at === undefined) throw new EngineError(path, `${name} is a stock: write ${name}@end or ${name}@start`)
  if (!isStock && at !== undefined) throw new EngineError(path, `${name} is no stock: write it without @${at}`)
  return {
    slot: found.slot,
    width: found.width,
    take: at === 'start' ? 'start' : at === 'end' ? 'end' : 'within',
    sign,
  }
}

/** A term that is one number; a histogram is many. */
function compileAddend(text: string, measures: MeasureIndex, path: readonly string[]): Term {
  const term = compileTerm(text, measures, path)
  if (term.width !== 1) throw new EngineError(path, `${text} is a histogram: it serves a quantile only`)
  return term
}

function termsOf(texts: readonly string[], measures: MeasureIndex, path: readonly string[]): readonly Term[] {
  return texts.map((text, index) => compileAddend(text, measures, [...path, String(index)]))
}

function compileFormula(formula: Formula, measures: MeasureIndex, path: readonly string[]): CompiledFormula {
  if ('sum' in formula) return { kind: 'sum', terms: termsOf(formula.sum, measures, [...path, 'sum']) }
  if ('ratio' in formula) {
    const num = termsOf(formula.ratio.num, measures, [...path, 'ratio', 'num'])
    const den = termsOf(formula.ratio.den, measures, [...path, 'ratio', 'den'])
    return { kind: 'ratio', num, den, scale: formula.scale }
  }
  if ('mean' in formula) {
    const num = [compileAddend(formula.mean.total, measures, [...path, 'mean', 'total'])]
    const den = termsOf(formula.mean.of, measures, [...path, 'mean', 'of'])
    return { kind: 'mean', num, den, perUnit: formula.perUnit }
  }
  const of = compileTerm(formula.quantile.of, measures, [...path, 'quantile', 'of'])
  if (of.width === 1) throw new EngineError([...path, 'quantile', 'of'], `${formula.quantile.of} is no histogram`)
  return { kind: 'quantile', q: formula.quantile.q, of, perUnit: formula.perUnit }
}

function compileIndicators(file: IndicatorFile, measures: MeasureIndex): CompiledIndicator[] {
  return Object.entries(file.indicators).map(([id, definition]) => {
    const path = ['indicators', id]
    if (definition.bands?.act !== undefined && definition.kind !== 'operating') {
      throw new EngineError([...path, 'bands', 'act'], 'a statistic takes no act band: nobody can act on it today')
    }
    const formula = compileFormula(definition.formula, measures, [...path, 'formula'])
    return {
      id,
      pack: file.pack,
      kind: file.facts.kind,
      definition,
      source: definition.formula,
      formula,
      usesStock: termsOfFormula(formula).some((term) => term.take !== 'within'),
      usesPeriod: termsOfFormula(formula).some((term) => term.take !== 'end'),
      dimensions: new Set(Object.keys(file.dimensions)),
    }
  })
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
  let slots = 0
  for (const file of packs) {
    const kind = file.facts.kind
    if (rules.has(kind)) throw new EngineError(['facts', 'kind'], `another pack counts ${kind} already`)
    const measures = compileMeasures(file, slots)
    const last = measures.at(-1)
    slots = last === undefined ? slots : Math.ceil((last.slot + last.width) / slotsPerPage) * slotsPerPage
    rules.set(kind, caseRules(file, measures))
    const index = new Map(measures.map((measure) => [measure.name, measure]))
    for (const indicator of compileIndicators(file, index)) {
      if (indicators.has(indicator.id)) throw new EngineError(['indicators', indicator.id], 'defined twice')
      indicators.set(indicator.id, indicator)
    }
  }
  return { slots, rules, indicators, packs, calendarOf }
}
