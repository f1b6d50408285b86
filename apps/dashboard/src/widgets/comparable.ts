import type { Point } from '@toan-canh/contract'

/** Why the difference of two readings would be a false comparison: one is not known whole, another formula, only a bound is told. */
export type Incomparable = 'unknown' | 'formula' | 'bound'

/** Whether two readings of one indicator can be held against each other; `null`: they can. */
export function whyIncomparable(now: Point | null, before: Point | null): Incomparable | null {
  if (now === null || before === null || now.v === null || before.v === null) return 'unknown'
  if (now.g !== undefined || before.g !== undefined) return 'unknown'
  if (now.f !== before.f) return 'formula'
  const isBound = ({ o }: Point) => o === '<' || o === '>'
  return isBound(now) || isBound(before) ? 'bound' : null
}

/** The steps of a series at which another version of the formula begins to hold. */
export function formulaBreaks(points: readonly (Point | null)[]): readonly number[] {
  const told = points.flatMap((point, at) => (point === null || point.v === null ? [] : [{ at, from: point.f }]))
  return told.flatMap(({ at, from }, index) => {
    const before = told[index - 1]
    return before === undefined || before.from === from ? [] : [at]
  })
}

/** One stretch of a line, the end excluded; `isBefore`: on other ground. */
export interface Stretch {
  readonly from: number
  readonly to: number
  readonly isBefore: boolean
}

/** The stretches of a line of so many steps, broken where the ground changed and where another formula begins. */
export function stretchesOf(steps: number, groundAt: number, breaks: readonly number[]): readonly Stretch[] {
  const cuts = [...new Set([0, groundAt, ...breaks, steps])].toSorted((a, b) => a - b)
  return cuts.slice(1).map((to, index) => {
    const from = cuts[index] ?? 0
    return { from, to, isBefore: to <= groundAt }
  })
}

/** Whether a value has no neighbour to which a line could be drawn: it is a dot then. */
export function standsAlone(values: readonly (number | null)[], at: number): boolean {
  const isMissing = (value: number | null | undefined) => value === null || value === undefined
  return !isMissing(values[at]) && isMissing(values[at - 1]) && isMissing(values[at + 1])
}
