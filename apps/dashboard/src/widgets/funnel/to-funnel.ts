import type { Level, Operator, Point } from '@toan-canh/contract'

/** What is known of a stage: its count, and what judges the way from the stage before where an indicator does. */
export interface StageInput {
  readonly count: Point | null
  readonly rate: Point | null
}

/** The share of the stage before that came here, in per cent, of stated counts; `null` where none can be reckoned. */
export interface Passage {
  readonly share: number
  readonly operator: Operator
  readonly numerator: number
  readonly denominator: number
  readonly level: Level
}

/** A stage on the scale of the largest. */
export interface Stage {
  readonly value: number | null
  readonly operator: Operator
  /** Share of the scale, 0 to 1. */
  readonly to: number
  /** How far the stage before reached: what lies between was lost on the way. */
  readonly fromBefore: number
  readonly passage: Passage | null
}

/** A share of two counts says no more than they do: a bound gives none, an estimate an estimate. */
function reckoned(count: Point, before: Point): Passage | null {
  const [numerator, denominator] = [count.v, before.v]
  const operators = [count.o ?? '=', before.o ?? '=']
  if (numerator === null || denominator === null || denominator <= 0) return null
  if (operators.some((operator) => operator === '<' || operator === '>')) return null
  const operator = operators.includes('~') ? '~' : '='
  return { share: (100 * numerator) / denominator, operator, numerator, denominator, level: 'none' }
}

function passageOf({ count, rate }: StageInput, before: Point | null): Passage | null {
  if (rate !== null && rate.v !== null && rate.n !== undefined && rate.d !== undefined)
    return { share: rate.v, operator: rate.o ?? '=', numerator: rate.n, denominator: rate.d, level: rate.l }
  return count === null || before === null ? null : reckoned(count, before)
}

/** Lays counts of one period on one scale, each with its share of the one before. A count that is not known has no bar. */
export function toFunnel(stages: readonly StageInput[]): readonly Stage[] {
  const end = Math.max(0, ...stages.map(({ count }) => count?.v ?? 0))
  const shareOf = (point: Point | null | undefined) => (end === 0 ? 0 : Math.min(1, Math.max(0, (point?.v ?? 0) / end)))
  return stages.map((stage, at) => {
    const before = stages[at - 1]?.count ?? null
    return {
      value: stage.count?.v ?? null,
      operator: stage.count?.o ?? '=',
      to: shareOf(stage.count),
      fromBefore: shareOf(before),
      passage: at === 0 ? null : passageOf(stage, before),
    }
  })
}
