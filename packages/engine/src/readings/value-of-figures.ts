import { type Period, periodAt } from '@toan-canh/calendar'
import { type CompiledFormula, type CounterTerm, isSignalTerm, type Term } from '../definitions/definitions.ts'
import { type Amount, combined, nothingTold } from '../figures/amount.ts'
import { amountOfTerm, amountOfTerms, earlierAmount, type FigureContext } from '../figures/amount-of-term.ts'
import { operatorOfQuotient, operatorOfSum, turned, weakerBasis } from '../figures/combine-operators.ts'
import { type SumOf, sumOfCounters, type Value } from './value-of-counters.ts'

/** What a value is made of: sums of counters, and figures for a period. */
export interface Evidence {
  readonly sum: SumOf
  readonly period: Period
  readonly figures: FigureContext
}

/** Addends of both kinds: counters are measured and exact. */
function amountOfAddends(terms: readonly Term[], { sum, period, figures }: Evidence): Amount {
  const signals = terms.filter(isSignalTerm)
  const counters = terms.filter((term): term is CounterTerm => !isSignalTerm(term))
  const counted: Amount | null =
    counters.length === 0 ? null : { ...nothingTold, value: sumOfCounters(counters, sum), basis: 'measured' }
  if (signals.length === 0) return counted ?? nothingTold
  const told = amountOfTerms(signals, period, figures)
  return counted === null ? told : combined(counted, told, 1)
}

function hasSignals(terms: readonly Term[]): boolean {
  return terms.some(isSignalTerm)
}

function ofAmount({ value, ...telling }: Amount): Value {
  return { value, num: null, den: null, telling }
}

/** Numerator over denominator, both kept. A denominator that is missing or not above 0 gives no value, never 0. */
function quotient(num: Amount, den: Amount, scale: number): Value {
  const isKnown = num.value !== null && den.value !== null && den.value > 0
  const { through, isPartial, missing, expected } = combined(num, den, 1)
  return {
    value: num.value !== null && den.value !== null && den.value > 0 ? (num.value / den.value) * scale : null,
    num: num.value,
    den: den.value,
    telling: {
      op: isKnown ? operatorOfQuotient(num.op, den.op) : '=',
      basis: weakerBasis(num.basis, den.basis),
      through: num.through ?? through,
      isPartial: num.isPartial || den.isPartial || (isPartial && num.through === null),
      missing,
      expected,
    },
  }
}

function ofGrowth(formula: Extract<CompiledFormula, { kind: 'growth' }>, { period, figures }: Evidence): Value {
  const newer = amountOfTerms(formula.of, period, figures)
  const { through } = newer
  const older = earlierAmount(formula.of, { period, through, against: formula.against }, figures)
  const ratio = quotient(newer, older, 100)
  if (formula.as === 'percent') return { ...ratio, value: ratio.value === null ? null : ratio.value - 100 }
  const isKnown = newer.value !== null && older.value !== null
  return {
    ...ratio,
    value: newer.value !== null && older.value !== null ? newer.value - older.value : null,
    ...(ratio.telling === undefined
      ? {}
      : { telling: { ...ratio.telling, op: isKnown ? operatorOfSum(newer.op, turned(older.op)) : '=' } }),
  }
}

/** The share of the days of its year that have passed with a day. */
function shareOfYear(day: number): number {
  const year = periodAt('year', day)
  return (day - year.from + 1) / (year.to - year.from + 1)
}

function ofPlan(formula: Extract<CompiledFormula, { kind: 'attainment' | 'runRate' }>, evidence: Evidence): Value {
  const { period, figures } = evidence
  const done = amountOfTerm(formula.of, period, figures)
  const plan = amountOfTerm(formula.plan, periodAt('year', period.to), figures)
  const share = formula.kind === 'runRate' ? shareOfYear(done.through ?? period.to) : 1
  // The plan of a year has no days of its own: how far its year has come says the numerator.
  const due = { ...plan, value: plan.value === null ? null : plan.value * share, isPartial: false }
  return quotient(done, due, 100)
}

/** The value of a formula in which figures stand; `null` when it has none. */
export function valueOfFigures(formula: CompiledFormula, evidence: Evidence): Value | null {
  switch (formula.kind) {
    case 'sum':
      return hasSignals(formula.terms) ? ofAmount(amountOfAddends(formula.terms, evidence)) : null
    case 'ratio': {
      if (!hasSignals(formula.num) && !hasSignals(formula.den)) return null
      const [num, den] = [amountOfAddends(formula.num, evidence), amountOfAddends(formula.den, evidence)]
      return quotient(num, den, formula.scale)
    }
    case 'mean': {
      if (!hasSignals(formula.num) && !hasSignals(formula.den)) return null
      const [num, den] = [amountOfAddends(formula.num, evidence), amountOfAddends(formula.den, evidence)]
      return quotient({ ...num, value: num.value === null ? null : num.value / formula.perUnit }, den, 1)
    }
    case 'growth':
      return ofGrowth(formula, evidence)
    case 'attainment':
    case 'runRate':
      return ofPlan(formula, evidence)
    case 'quantile':
      return null
  }
}
