import type { Basis, Operator } from '@toan-canh/contract'

/**
 * The operator of a sum: known exactly only when both are; "more than" and "exactly" make "more than"; two sides, or "about" with
 * anything, make "about".
 */
export function operatorOfSum(one: Operator, other: Operator): Operator {
  if (one === other) return one
  if (one === '=') return other
  return other === '=' ? one : '~'
}

/** The operator of what is taken away, or of a denominator: more of it makes less of the result. */
export function turned(op: Operator): Operator {
  if (op === '>') return '<'
  return op === '<' ? '>' : op
}

/** The operator of a quotient of numbers that are not negative. */
export function operatorOfQuotient(num: Operator, den: Operator): Operator {
  return operatorOfSum(num, turned(den))
}

const weaker = ['measured', 'reported', 'estimated'] as const satisfies readonly Basis[]

/** The basis of what is made of two: the weaker one; `null` is no part. */
export function weakerBasis(one: Basis | null, other: Basis | null): Basis | null {
  if (one === null || other === null) return one ?? other
  return weaker.indexOf(one) >= weaker.indexOf(other) ? one : other
}

/** The strongest first: of figures of one thing on several bases the first is taken. */
export function basisRank(basis: Basis): number {
  return weaker.indexOf(basis)
}
