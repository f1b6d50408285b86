import type { Explanation, IndicatorView } from '@toan-canh/contract'
import { deskText } from '../../ui/desk-messages.ts'

export type ExplainedTerm = Explanation['terms'][number]

const measureWords = new Map<string, string>(Object.entries(deskText.measures))

function nameOfTerm({ measure, take }: Pick<ExplainedTerm, 'measure' | 'take'>): string {
  return take === 'start' || take === 'end' ? `${measure}@${take}` : measure
}

/**
 * What a counted term is called: the indicator that is this term and nothing else, as the catalogue names it; else the
 * measure's own words; else its code.
 */
export function termWords(term: Pick<ExplainedTerm, 'measure' | 'take'>, indicators: Iterable<IndicatorView>): string {
  const name = nameOfTerm(term)
  for (const { formula, vi } of indicators) {
    if ('sum' in formula && formula.sum.length === 1 && formula.sum[0] === name) return vi
  }
  const words = measureWords.get(term.measure) ?? term.measure
  return term.take === 'start' || term.take === 'end' ? `${words}, ${deskText.take[term.take]}` : words
}

/** A term as a line of its part: its words, its share with its sign. */
export interface TermLine {
  readonly words: string
  readonly amount: number
}

export interface TermPart {
  readonly part: ExplainedTerm['part']
  readonly lines: readonly TermLine[]
  readonly total: number
}

const order = ['numerator', 'denominator', 'value'] as const

/** The terms of an explanation by the part of the fraction they make, each part with its sum. */
export function termPartsOf(terms: readonly ExplainedTerm[], indicators: Iterable<IndicatorView>): readonly TermPart[] {
  const known = [...indicators]
  return order.flatMap((part) => {
    const lines = terms
      .filter((term) => term.part === part)
      .map((term) => ({ words: termWords(term, known), amount: term.sign * term.amount }))
    if (lines.length === 0) return []
    return [{ part, lines, total: lines.reduce((sum, { amount }) => sum + amount, 0) }]
  })
}
