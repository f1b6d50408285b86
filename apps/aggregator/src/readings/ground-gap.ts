import { parseDay, type Period } from '@toan-canh/calendar'
import type { Gap } from '@toan-canh/contract'
import { comparedPeriod, formulaOf, type GroundOf, isSignalTerm, termsOfFormula } from '@toan-canh/engine'
import type { Question } from './question.ts'

/** What the ground of an answer does to it: why it cannot be given, or that a declared share stands in it. */
export interface GroundMark {
  readonly gap: Gap | null
  readonly isShared: boolean
}

function placeOf({ by, unit }: Question, member: string): string {
  return by.kind === 'unit' ? member : unit
}

/** Whether the formula stands on figures that do not add up over units. */
function isBareRate({ indicator, figures, basis }: Question, period: Period): boolean {
  if (figures === null) return false
  const terms = termsOfFormula(formulaOf(indicator, period, basis))
  return terms.some((term) => isSignalTerm(term) && figures.signals.get(term.signal)?.overUnits === 'none')
}

function isIncomparable(question: Question, member: string, period: Period): boolean {
  const formula = formulaOf(question.indicator, period, question.basis)
  if (formula.kind !== 'growth') return false
  if (question.boundary === 'now' && !isBareRate(question, period)) return false
  const before = comparedPeriod(period, formula.against)
  return question.changesOf(placeOf(question, member)).some((day) => before.from < day && day <= period.to)
}

/** Why a member has no answer for a period on the ground that is asked for (DOMAIN §3). */
function gapOf(question: Question, member: string, index: number): Gap | null {
  const { by, unit, boundary, grounds, periods } = question
  const [ground, period] = [grounds[index], periods[index]]
  if (ground === undefined || period === undefined) return null
  const isThere = by.kind === 'unit' && member !== unit ? ground.members.has(member) : ground.isInForce
  if (!isThere) return 'not_in_force'
  const knownFrom = ground.knownFrom.get(by.kind === 'dimension' ? '' : member)
  if (knownFrom !== undefined && period.from < knownFrom) return 'divided'
  if (isIncomparable(question, member, period)) return 'not_comparable'
  if (boundary === 'then' || !isBareRate(question, period)) return null
  return question.changesOf(placeOf(question, member)).some((day) => period.from < day) ? 'side_by_side' : null
}

/** What the ground of a member in a period does to its answer. */
export function groundMarkOf(question: Question, member: string, index: number): GroundMark {
  const sharedBefore = question.grounds[index]?.sharedBefore.get(question.by.kind === 'dimension' ? '' : member)
  const from = question.periods[index]?.from ?? Number.POSITIVE_INFINITY
  return { gap: gapOf(question, member, index), isShared: sharedBefore !== undefined && from < sharedBefore }
}

/** Whose figures of then answer for the units of now: the predecessors of each, while none of them was divided. */
export function groundOfFigures({ boundary, changesOf, figures }: Question): GroundOf | undefined {
  if (boundary === 'then' || figures === null) return undefined
  const { successions } = figures.register
  return (unit, { from }) => {
    const day = changesOf(unit).findLast((each) => from < each)
    if (day === undefined) return null
    const before = successions.filter((each) => each.new === unit && parseDay(each.from) === day)
    const isWhole = before.every(({ share }) => share === 'whole')
    return { from: day, units: isWhole ? before.map(({ old }) => old) : [] }
  }
}
