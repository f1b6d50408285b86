import type { Point } from '@toan-canh/contract'
import { compareNames } from '../../ui/format.ts'

/** What one member added to the change of a whole; all contributions add up to the change. */
export interface Contribution {
  readonly key: string
  readonly name: string
  readonly by: number
}

export interface MovedQuestion {
  readonly now: ReadonlyMap<string, Point>
  readonly before: ReadonlyMap<string, Point>
  /** 100 for a rate in percent. */
  readonly scale: number
  readonly nameOf: (key: string) => string
}

interface Fraction {
  readonly missed: number
  readonly of: number
}

function fractionOf(point: Point | undefined): Fraction {
  const [n, d] = [point?.n ?? 0, point?.d ?? 0]
  return { missed: d - n, of: d }
}

function totalOf(points: ReadonlyMap<string, Point>): number {
  return [...points.values()].reduce((sum, point) => sum + (point.d ?? 0), 0)
}

function largestFirst(a: Contribution, b: Contribution): number {
  return Math.abs(b.by) - Math.abs(a.by) || compareNames(a.name, b.name)
}

/**
 * How much of a rate's change each member made: its share of all that was missed, now less before. Exact, since the missed
 * shares of all members add up to what the rate lacks to the whole. Empty when one of the two has no denominator.
 */
export function contributionsOf({ now, before, scale, nameOf }: MovedQuestion): readonly Contribution[] {
  const [allNow, allBefore] = [totalOf(now), totalOf(before)]
  if (allNow === 0 || allBefore === 0) return []
  const keys = new Set([...now.keys(), ...before.keys()])
  return [...keys]
    .map((key) => {
      const [one, other] = [fractionOf(now.get(key)), fractionOf(before.get(key))]
      return { key, name: nameOf(key), by: -scale * (one.missed / allNow - other.missed / allBefore) }
    })
    .toSorted(largestFirst)
}

/** How much of a count's change each member made. */
export function countContributionsOf({ now, before, nameOf }: Omit<MovedQuestion, 'scale'>): readonly Contribution[] {
  const keys = new Set([...now.keys(), ...before.keys()])
  return [...keys]
    .map((key) => ({ key, name: nameOf(key), by: (now.get(key)?.v ?? 0) - (before.get(key)?.v ?? 0) }))
    .toSorted(largestFirst)
}

/** The largest contributions, and the sum of all others under one name. */
export function largestOf(
  contributions: readonly Contribution[],
  count: number,
  restName: string,
): readonly Contribution[] {
  if (contributions.length <= count + 1) return contributions
  const rest = contributions.slice(count).reduce((sum, { by }) => sum + by, 0)
  return [...contributions.slice(0, count), { key: '', name: restName, by: rest }]
}
