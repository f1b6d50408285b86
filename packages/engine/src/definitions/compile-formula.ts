import type { Formula, Signal, SignalId } from '@toan-canh/contract'
import { EngineError } from '../engine-error.ts'
import type { CompiledFormula, CompiledMeasure, CounterTerm, SignalTerm, Term } from './definitions.ts'

/** What formulas may name: the measures of their own pack, and the signals of every pack. */
export interface Names {
  readonly measures: ReadonlyMap<string, CompiledMeasure>
  readonly signals: ReadonlyMap<SignalId, Signal>
}

type Path = readonly string[]

function compileSignal(text: string, { signals }: Names, path: Path): SignalTerm {
  const [signal = '', reach] = text.replace(/^-/, '').split('@')
  const declared = signals.get(signal)
  if (declared === undefined) throw new EngineError(path, `no pack declares the signal ${signal}`)
  if (reach === 'ytd' && declared.series !== 'cumulative' && declared.overTime !== 'sum')
    throw new EngineError(path, `${signal} does not add up over the year: write it without @ytd`)
  return { signal, reach: reach === 'ytd' ? 'ytd' : 'period', sign: text.startsWith('-') ? -1 : 1 }
}

function compileCounter(text: string, { measures }: Names, path: Path): CounterTerm {
  const sign = text.startsWith('-') ? -1 : 1
  const [name = '', at] = text.replace(/^-/, '').split('@')
  const found = measures.get(name)
  if (found === undefined) throw new EngineError(path, `${name} is no measure of this pack`)
  const isStock = 'stock' in found.measure
  if (isStock && at === undefined) throw new EngineError(path, `${name} is a stock: write ${name}@end or ${name}@start`)
  if (!isStock && at !== undefined) throw new EngineError(path, `${name} is no stock: write it without @${at}`)
  const { slot, width } = found
  if ('area' in found.measure) return { slot, width, take: 'area', sign }
  return { slot, width, take: at === 'start' ? 'start' : at === 'end' ? 'end' : 'within', sign }
}

/** A term that is one number; a histogram is many. */
function compileAddend(text: string, names: Names, path: Path): Term {
  if (text.includes('.')) return compileSignal(text, names, path)
  const term = compileCounter(text, names, path)
  if (term.width !== 1 && term.take !== 'area')
    throw new EngineError(path, `${text} is a histogram: it serves a quantile only`)
  return term
}

function termsOf(texts: readonly string[], names: Names, path: Path): readonly Term[] {
  return texts.map((text, index) => compileAddend(text, names, [...path, String(index)]))
}

function signalsOf(texts: readonly string[], names: Names, path: Path): readonly SignalTerm[] {
  return texts.map((text, index) => {
    const at = [...path, String(index)]
    if (!text.includes('.')) throw new EngineError(at, `growth is of signals, and ${text} is a measure`)
    return compileSignal(text, names, at)
  })
}

/** What has come together this year, and the plan of the year. */
function compileOfPlan(texts: { readonly of: string; readonly plan: string }, names: Names, path: Path) {
  const of = compileSignal(`${texts.of}@ytd`, names, [...path, 'of'])
  const plan = compileSignal(texts.plan, names, [...path, 'plan'])
  if (names.signals.get(plan.signal)?.role !== 'plan')
    throw new EngineError([...path, 'plan'], `${plan.signal} is no plan: its role must be plan`)
  return { of, plan }
}

/** Compiles one formula; throws `EngineError` with the path of the first mistake. */
export function compileFormula(formula: Formula, names: Names, path: Path): CompiledFormula {
  if ('sum' in formula) return { kind: 'sum', terms: termsOf(formula.sum, names, [...path, 'sum']) }
  if ('ratio' in formula) {
    const num = termsOf(formula.ratio.num, names, [...path, 'ratio', 'num'])
    const den = termsOf(formula.ratio.den, names, [...path, 'ratio', 'den'])
    return { kind: 'ratio', num, den, scale: formula.scale }
  }
  if ('mean' in formula) {
    const num = [compileAddend(formula.mean.total, names, [...path, 'mean', 'total'])]
    const den = termsOf(formula.mean.of, names, [...path, 'mean', 'of'])
    return { kind: 'mean', num, den, perUnit: formula.perUnit }
  }
  if ('growth' in formula) {
    const { of, against, as } = formula.growth
    return { kind: 'growth', of: signalsOf(of, names, [...path, 'growth', 'of']), against, as }
  }
  if ('attainment' in formula)
    return { kind: 'attainment', ...compileOfPlan(formula.attainment, names, [...path, 'attainment']) }
  if ('runRate' in formula) return { kind: 'runRate', ...compileOfPlan(formula.runRate, names, [...path, 'runRate']) }
  const of = compileCounter(formula.quantile.of, names, [...path, 'quantile', 'of'])
  if (of.width === 1 || of.take === 'area')
    throw new EngineError([...path, 'quantile', 'of'], `${formula.quantile.of} is no histogram`)
  return { kind: 'quantile', q: formula.quantile.q, of, perUnit: formula.perUnit }
}
