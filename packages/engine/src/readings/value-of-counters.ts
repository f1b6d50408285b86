import {
  type CompiledFormula,
  type CounterTerm,
  isSignalTerm,
  type Reach,
  type Term,
} from '../definitions/definitions.ts'
import { quantileOf } from '../definitions/log-histogram.ts'
import type { Amount } from '../figures/amount.ts'

/** Looks up the sum of one atom; an area is looked up by its first slot. */
export type SumOf = (slot: number, take: Reach) => number

/** What figures say of a value beside the number itself; a value made of counters alone has none of it. */
export type Telling = Omit<Amount, 'value'>

export interface Value {
  readonly value: number | null
  readonly num: number | null
  readonly den: number | null
  readonly telling?: Telling
}

/** The counters of a formula added up. */
export function sumOfCounters(terms: readonly CounterTerm[], sum: SumOf): number {
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

function counters(terms: readonly Term[]): readonly CounterTerm[] {
  return terms.filter((term): term is CounterTerm => !isSignalTerm(term))
}

/** The value of a formula from its counters. */
export function valueOfCounters(formula: CompiledFormula, sum: SumOf): Value {
  switch (formula.kind) {
    case 'sum':
      return { value: sumOfCounters(counters(formula.terms), sum), num: null, den: null }
    case 'quantile':
      return quantileValue(formula, sum)
    case 'ratio': {
      const num = sumOfCounters(counters(formula.num), sum)
      const den = sumOfCounters(counters(formula.den), sum)
      return { value: den > 0 ? (num / den) * formula.scale : null, num, den }
    }
    case 'mean': {
      const num = sumOfCounters(counters(formula.num), sum) / formula.perUnit
      const den = sumOfCounters(counters(formula.den), sum)
      return { value: den > 0 ? num / den : null, num, den }
    }
    case 'growth':
    case 'attainment':
    case 'runRate':
      return { value: null, num: null, den: null }
  }
}
