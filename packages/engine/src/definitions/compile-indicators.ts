import { parseDay } from '@toan-canh/calendar'
import type { Formula, Indicator, IndicatorFile } from '@toan-canh/contract'
import { EngineError } from '../engine-error.ts'
import { compileFormula, type Names } from './compile-formula.ts'
import { type CompiledIndicator, countersOf, type FormulaVersion, isSignalTerm, termsOfFormula } from './definitions.ts'

function compileVersions(definition: Indicator, names: Names, path: readonly string[]): readonly FormulaVersion[] {
  const first = {
    from: Number.NEGATIVE_INFINITY,
    formula: compileFormula(definition.formula, names, [...path, 'formula']),
    source: definition.formula,
  }
  const later = (definition.versions ?? []).map(({ from, formula }, index) => {
    const at = [...path, 'versions', String(index)]
    return { from: parseDay(from) ?? 0, formula: compileFormula(formula, names, [...at, 'formula']), source: formula }
  })
  for (const [index, { from }] of later.entries())
    if (index > 0 && from <= (later[index - 1]?.from ?? from))
      throw new EngineError([...path, 'versions', String(index), 'from'], 'versions go from the earlier to the later')
  return [first, ...later]
}

/** Whether a number of this formula carries the count of cases it stands over. */
function hasDenominator(formula: Formula): boolean {
  return 'ratio' in formula || 'mean' in formula || 'quantile' in formula
}

/** What must be seen beside a number stands in the same pack and is another one. */
function checkCompanions(id: string, { indicators }: IndicatorFile, path: readonly string[]): void {
  for (const [index, companion] of (indicators[id]?.with ?? []).entries())
    if (companion === id || indicators[companion] === undefined)
      throw new EngineError([...path, 'with', String(index)], `${companion} is no other indicator of this pack`)
}

/** A sum or ratio whose every addend is a signal. */
function isOfFigures(formula: Formula): boolean {
  const terms =
    'sum' in formula ? formula.sum : 'ratio' in formula ? [...formula.ratio.num, ...formula.ratio.den] : null
  return terms?.every((term) => term.includes('.')) ?? false
}

function checkDefinition(definition: Indicator, names: Names, path: readonly string[]): void {
  if (definition.bands?.act !== undefined && definition.kind !== 'operating')
    throw new EngineError([...path, 'bands', 'act'], 'a statistic takes no act band: nobody can act on it today')
  if (definition.bands?.atLeast !== undefined && !hasDenominator(definition.formula))
    throw new EngineError([...path, 'bands', 'atLeast'], 'only what is counted over cases has too few of them')
  const { plan, target, smallCells } = definition
  const formulas = [definition.formula, ...(definition.versions ?? []).map(({ formula }) => formula)]
  if (smallCells !== undefined && !formulas.every((formula) => isOfFigures(formula)))
    throw new EngineError([...path, 'smallCells'], 'small numbers are hidden in sums and ratios of signals only')
  if (plan !== undefined && names.signals.get(plan.signal)?.role !== 'plan')
    throw new EngineError([...path, 'plan', 'signal'], `${plan.signal} is no signal with the role plan`)
  if (plan !== undefined && target !== undefined)
    throw new EngineError([...path, 'plan'], 'a target is told by a plan or stands in the pack, not both')
}

function signalsOf(id: string, { plan }: Indicator, versions: readonly FormulaVersion[], names: Names): Set<string> {
  const terms = versions.flatMap(({ formula }) => termsOfFormula(formula).filter(isSignalTerm))
  const told = [...terms.map(({ signal }) => signal), ...(plan === undefined ? [] : [plan.signal])]
  return new Set(names.signals.has(id) ? [...told, id] : told)
}

/** Compiles the indicators of a pack. Throws `EngineError` with the path of the first mistake. */
export function compileIndicators(file: IndicatorFile, names: Names): CompiledIndicator[] {
  return Object.entries(file.indicators).map(([id, definition]) => {
    const path = ['indicators', id]
    checkDefinition(definition, names, path)
    checkCompanions(id, file, path)
    const versions = compileVersions(definition, names, path)
    const counters = countersOf({ versions })
    return {
      id,
      pack: file.pack,
      kind: counters.length === 0 ? null : (file.facts?.kind ?? null),
      definition,
      versions,
      reported: names.signals.has(id) ? compileFormula({ sum: [id] }, names, path) : null,
      signals: signalsOf(id, definition, versions, names),
      usesStock: counters.some((term) => term.take !== 'within'),
      usesPeriod: counters.some((term) => term.take !== 'end'),
      usesArea: counters.some((term) => term.take === 'area'),
      dimensions: new Set(Object.keys(file.dimensions)),
    }
  })
}
