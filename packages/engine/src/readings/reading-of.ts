import type { Period } from '@toan-canh/calendar'
import { type Basis, type Gap, type Indicator, isSmallSample, type Level } from '@toan-canh/contract'
import { type CompiledFormula, type CompiledIndicator, versionAt } from '../definitions/definitions.ts'
import type { FigureContext } from '../figures/amount-of-term.ts'
import { type SumOf, type Value, valueOfCounters } from './value-of-counters.ts'
import { valueOfFigures } from './value-of-figures.ts'

/** The formula by which an indicator answers for a period; asked on a basis other than what is counted, what was reported of it. */
export function formulaOf(indicator: CompiledIndicator, period: Period, basis: Basis | null): CompiledFormula {
  const isAskedElse = indicator.kind !== null && basis !== null && basis !== 'measured'
  return isAskedElse && indicator.reported !== null ? indicator.reported : versionAt(indicator, period.from).formula
}

/**
 * The value of an indicator from its sums and figures, by the formula that holds for the period. Ratios and means keep numerator
 * and denominator; no denominator gives no value, never 0 (DESIGN §1.3). A quantile carries its count as denominator.
 */
export function valueOf(
  indicator: CompiledIndicator,
  sum: SumOf,
  on?: { readonly period: Period; readonly figures: FigureContext },
): Value {
  if (on === undefined) return valueOfCounters(versionAt(indicator, Number.NEGATIVE_INFINITY).formula, sum)
  const formula = formulaOf(indicator, on.period, on.figures.basis)
  return valueOfFigures(formula, { sum, ...on }) ?? valueOfCounters(formula, sum)
}

/**
 * The level of a value under the bands of its indicator. `none`: the indicator is not judged, or its denominator is smaller than
 * the bands ask for. A gap gives `unknown`: what is not known is not judged.
 */
export function levelOf(definition: Indicator, { value, den }: Pick<Value, 'value' | 'den'>, gap: Gap | null): Level {
  const bands = definition.bands
  if (bands === undefined || definition.better === 'context') return 'none'
  if (value === null || gap !== null) return 'unknown'
  if (isSmallSample(definition, den)) return 'none'
  const isBeyond = (limit: number | undefined) =>
    limit !== undefined && (definition.better === 'up' ? value < limit : value > limit)
  if (isBeyond(bands.act)) return 'act'
  return isBeyond(bands.watch) ? 'watch' : 'ok'
}
