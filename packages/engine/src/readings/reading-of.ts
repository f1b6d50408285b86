import type { Gap, Indicator, Level } from '@toan-canh/contract'
import type { CompiledFormula, CompiledIndicator, Taking, Term } from '../definitions/definitions.ts'
import { quantileOf } from '../definitions/log-histogram.ts'

/** Looks up the sum of one atom. */
export type SumOf = (slot: number, take: Taking) => number

export interface Value {
  readonly value: number | null
  readonly num: number | null
  readonly den: number | null
}

function sumOfTerms(terms: readonly Term[], sum: SumOf): number {
  let total = 0
  for (const term of terms) total += term.sign * sum(term.slot, term.take)
  return total
}

function quantileValue({ of, q, perUnit }: Extract<CompiledFormula, { kind: 'quantile' }>, sum: SumOf): Value {
  const counts = Array.from({ length: of.width }, (_, bucket) => sum(of.slot + bucket, of.take))
  const minutes = quantileOf(counts, q)
  const den = counts.reduce((total, count) => total + count, 0)
  return { value: minutes === null ? null : minutes / perUnit, num: null, den }
}

/**
 * The value of an indicator from its sums. Ratios and means keep numerator and denominator; no denominator gives no value,
 * never 0 (DESIGN §1.3). A quantile carries its count as denominator.
 */
export function valueOf({ formula }: CompiledIndicator, sum: SumOf): Value {
  if (formula.kind === 'sum') return { value: sumOfTerms(formula.terms, sum), num: null, den: null }
  if (formula.kind === 'quantile') return quantileValue(formula, sum)
  const total = sumOfTerms(formula.num, sum)
  const den = sumOfTerms(formula.den, sum)
  if (formula.kind === 'ratio') return { value: den > 0 ? (total / den) * formula.scale : null, num: total, den }
  const num = total / formula.perUnit
  return { value: den > 0 ? num / den : null, num, den }
}

/**
 * The level of a value under the bands of its indicator. `none`: the indicator is not judged. A gap gives `unknown`:
 * what is not known is not judged.
 */
export function levelOf(definition: Indicator, value: number | null, gap: Gap | null): Level {
  const bands = definition.bands
  if (bands === undefined || definition.better === 'context') return 'none'
  if (value === null || gap !== null) return 'unknown'
  const isBeyond = (limit: number | undefined) =>
    limit !== undefined && (definition.better === 'up' ? value < limit : value > limit)
  if (isBeyond(bands.act)) return 'act'
  return isBeyond(bands.watch) ? 'watch' : 'ok'
}
