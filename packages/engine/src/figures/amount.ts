import type { Day } from '@toan-canh/calendar'
import type { Basis, Operator, SignalId, UnitCode } from '@toan-canh/contract'
import { operatorOfSum, turned, weakerBasis } from './combine-operators.ts'

/** A stored figure as it answers a question: the newest version that was known. An instant is a period of its one day. */
export interface ToldFigure {
  readonly source: string
  readonly id: string
  readonly signal: SignalId
  readonly unit: UnitCode
  readonly from: Day
  readonly to: Day
  /** Milliseconds of an instant; of a period its last day decides. */
  readonly at: number
  readonly changedAt: number
  readonly value: number | null
  readonly op: Operator
  readonly basis: Basis
}

/**
 * What is known of a signal for a unit and a period. `through`: the last day it covers. `isPartial`: something before that day, or
 * at the end of a closed period, was not told. `missing` of the `expected` units below were not told, or less far than the others.
 */
export interface Amount {
  readonly value: number | null
  readonly op: Operator
  readonly basis: Basis | null
  readonly through: Day | null
  readonly isPartial: boolean
  readonly missing: number
  readonly expected: number
}

export const nothingTold: Amount = {
  value: null,
  op: '=',
  basis: null,
  through: null,
  isPartial: false,
  missing: 0,
  expected: 0,
}

/** The amount that one figure tells. */
export function amountOfFigure(figure: ToldFigure, through: Day, isPartial = false): Amount {
  const { value, op, basis } = figure
  return { ...nothingTold, value, op, basis, through, isPartial }
}

function earlier(one: Day | null, other: Day | null): Day | null {
  if (one === null || other === null) return one ?? other
  return Math.min(one, other)
}

/** Adds (`sign` -1: takes away) amounts of the same unit and period; what is not known makes the whole unknown. */
export function combined(one: Amount, other: Amount, sign: 1 | -1): Amount {
  const isKnown = one.value !== null && other.value !== null
  const isUneven = one.through !== null && other.through !== null && one.through !== other.through
  return {
    value: one.value !== null && other.value !== null ? one.value + sign * other.value : null,
    op: isKnown ? operatorOfSum(one.op, sign === 1 ? other.op : turned(other.op)) : '=',
    basis: weakerBasis(one.basis, other.basis),
    through: earlier(one.through, other.through),
    isPartial: one.isPartial || other.isPartial || (isKnown && isUneven),
    missing: Math.max(one.missing, other.missing),
    expected: Math.max(one.expected, other.expected),
  }
}

/** An amount as an addend with a sign. */
export function signed(amount: Amount, sign: 1 | -1): Amount {
  if (sign === 1 || amount.value === null) return amount
  return { ...amount, value: -amount.value, op: turned(amount.op) }
}

/** The sum of units below one: those that told nothing, or less far than the others, are missing and counted, never taken for 0. */
export function sumOfUnits(parts: readonly Amount[]): Amount {
  const known = parts.filter((part) => part.value !== null)
  if (known.length === 0) return { ...nothingTold, missing: parts.length, expected: parts.length }
  const through = known.reduce((latest, part) => Math.max(latest, part.through ?? latest), Number.NEGATIVE_INFINITY)
  const whole = known.filter((part) => part.through === through && !part.isPartial && part.missing === 0)
  return {
    value: known.reduce((sum, part) => sum + (part.value ?? 0), 0),
    op: known.map((part) => part.op).reduce(operatorOfSum),
    basis: known.map((part) => part.basis).reduce(weakerBasis, null),
    through,
    isPartial: false,
    missing: parts.length - whole.length,
    expected: parts.length,
  }
}
