import type { Day } from '@toan-canh/calendar'
import type { Explanation } from '@toan-canh/contract'
import {
  type CompiledFormula,
  type CompiledIndicator,
  type Definitions,
  isSignalTerm,
  measuresOfKind,
  type SumOf,
  type Term,
  versionAt,
} from '@toan-canh/engine'

type ExplainedTerm = Explanation['terms'][number]
type Part = ExplainedTerm['part']

function partsOf(formula: CompiledFormula): readonly (readonly [Part, readonly Term[]])[] {
  switch (formula.kind) {
    case 'sum':
      return [['value', formula.terms]]
    case 'quantile':
      return [['value', [formula.of]]]
    case 'growth':
      return [['numerator', formula.of]]
    case 'attainment':
    case 'runRate':
      return [
        ['numerator', [formula.of]],
        ['denominator', [formula.plan]],
      ]
    case 'ratio':
    case 'mean':
      return [
        ['numerator', formula.num],
        ['denominator', formula.den],
      ]
  }
}

function nameOfSlot(definitions: Definitions, { kind }: CompiledIndicator, slot: number): string {
  const measures = measuresOfKind(definitions, kind)
  return measures.find((measure) => slot >= measure.slot && slot < measure.slot + measure.width)?.name ?? String(slot)
}

/** The counters behind a reading with what they add up to; figures are told apart, version by version. */
export function explainedTerms(
  definitions: Definitions,
  indicator: CompiledIndicator,
  from: Day,
  sum: SumOf,
): ExplainedTerm[] {
  return partsOf(versionAt(indicator, from).formula).flatMap(([part, terms]) =>
    terms.flatMap((term) => {
      if (isSignalTerm(term)) return []
      const { slot, width, take, sign } = term
      let amount = 0
      const last = take === 'area' ? slot : slot + width - 1
      for (let each = slot; each <= last; each++) amount += sum(each, take)
      return [{ measure: nameOfSlot(definitions, indicator, slot), part, take, sign, amount }]
    }),
  )
}

const comparedWith = { same_period_last_year: 'cùng kỳ năm trước', period_before: 'kỳ trước' } as const

/** A formula as people read it, in the words of its pack. */
export function writtenFormula(
  definitions: Definitions,
  indicator: CompiledIndicator,
  formula: CompiledFormula,
): string {
  const nameOf = (term: Term): string => {
    if (isSignalTerm(term)) return `${term.signal}${term.reach === 'ytd' ? '@ytd' : ''}`
    return `${nameOfSlot(definitions, indicator, term.slot)}${term.take === 'start' || term.take === 'end' ? `@${term.take}` : ''}`
  }
  const side = (terms: readonly Term[]) =>
    terms.map((term) => `${term.sign < 0 ? '− ' : ''}${nameOf(term)}`).join(' + ')
  switch (formula.kind) {
    case 'sum':
      return side(formula.terms)
    case 'ratio':
      return `(${side(formula.num)}) / (${side(formula.den)}) × ${formula.scale}`
    case 'mean':
      return `(${side(formula.num)}) / (${side(formula.den)}) / ${formula.perUnit}`
    case 'quantile':
      return `phân vị ${formula.q} của ${nameOf(formula.of)} / ${formula.perUnit}`
    case 'growth':
      return formula.as === 'percent'
        ? `(${side(formula.of)}) / (${side(formula.of)} ${comparedWith[formula.against]}) × 100 − 100`
        : `(${side(formula.of)}) − (${side(formula.of)} ${comparedWith[formula.against]})`
    case 'attainment':
      return `${nameOf(formula.of)} / ${nameOf(formula.plan)} của cả năm × 100`
    case 'runRate':
      return `${nameOf(formula.of)} / (${nameOf(formula.plan)} của cả năm × số ngày đã qua / số ngày của năm) × 100`
  }
}
