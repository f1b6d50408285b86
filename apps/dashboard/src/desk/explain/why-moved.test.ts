import type { Point } from '@toan-canh/contract'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contributionsOf, countContributionsOf, largestOf } from './why-moved.ts'

function rate(n: number, d: number): Point {
  return { v: d === 0 ? null : (100 * n) / d, n, d, l: 'none', s: 1 }
}

const nameOf = (key: string) => key

const points = fc
  .dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.tuple(fc.nat(500), fc.nat(500)))
  .map((entries) => new Map(Object.entries(entries).map(([key, [n, missed]]) => [key, rate(n, n + missed)])))

function rateOf(all: ReadonlyMap<string, Point>): number | null {
  const [n, d] = [...all.values()].reduce(([ns, ds], point) => [ns + (point.n ?? 0), ds + (point.d ?? 0)], [0, 0])
  return d === 0 ? null : (100 * n) / d
}

describe(contributionsOf, () => {
  it('add up to the change of the whole', () => {
    fc.assert(
      fc.property(points, points, (now, before) => {
        const [one, other] = [rateOf(now), rateOf(before)]
        const parts = contributionsOf({ now, before, scale: 100, nameOf })
        if (one === null || other === null) {
          expect(parts).toEqual([])
          return
        }
        expect(parts.reduce((sum, { by }) => sum + by, 0)).toBeCloseTo(one - other, 6)
      }),
    )
  })

  it('names the member that fell, the largest first', () => {
    const now = new Map([
      ['quiet', rate(99, 100)],
      ['fallen', rate(80, 100)],
    ])
    const before = new Map([
      ['quiet', rate(99, 100)],
      ['fallen', rate(99, 100)],
    ])
    const parts = contributionsOf({ now, before, scale: 100, nameOf })
    expect(parts.map(({ key }) => key)).toEqual(['fallen', 'quiet'])
    expect(parts[0]?.by).toBeCloseTo(-9.5)
  })
})

describe(countContributionsOf, () => {
  it('counts a member that is not named as none', () => {
    const count = (v: number): Point => ({ v, l: 'none', s: 1 })
    const parts = countContributionsOf({ now: new Map([['a', count(5)]]), before: new Map([['b', count(7)]]), nameOf })
    expect(parts.map(({ key, by }) => [key, by])).toEqual([
      ['b', -7],
      ['a', 5],
    ])
  })
})

describe(largestOf, () => {
  const parts = [5, -4, 3, 2, 1].map((by) => ({ key: String(by), name: String(by), by }))
  it('gathers what is small, so that the sum stays', () => {
    expect(largestOf(parts, 3, 'rest').map(({ by }) => by)).toEqual([5, -4, 3, 3])
  })

  it('does not gather one alone', () => {
    expect(largestOf(parts.slice(0, 4), 3, 'rest')).toHaveLength(4)
  })
})
