import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createChance, evenOf, mix } from './chance.ts'
import { apportion, weightedPicker } from './weighted.ts'

const many = 20_000

function meanOf(draw: () => number): number {
  let sum = 0
  for (let count = 0; count < many; count += 1) sum += draw()
  return sum / many
}

describe(createChance, () => {
  it('repeats itself for the same seeds and differs for others', () => {
    const first = (...seeds: number[]) => Array.from({ length: 20 }, createChance(...seeds).next)
    expect(first(1, 2)).toEqual(first(1, 2))
    expect(first(1, 2)).not.toEqual(first(2, 1))
    expect(first(1)).not.toEqual(first(1, 0))
  })
  it('draws evenly between 0 and 1', () => {
    const { next } = createChance(7)
    const draws = Array.from({ length: many }, next)
    expect(Math.min(...draws)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...draws)).toBeLessThan(1)
    const tenths = draws.reduce((counts, draw) => counts.with(Math.floor(draw * 10), (counts[Math.floor(draw * 10)] ?? 0) + 1), Array<number>(10).fill(0)) // prettier-ignore
    for (const count of tenths) expect(Math.abs(count / many - 0.1)).toBeLessThan(0.01)
  })
  it('draws whole numbers below a limit and claims at their rate', () => {
    const chance = createChance(8)
    expect(new Set(Array.from({ length: 500 }, () => chance.below(4)))).toEqual(new Set([0, 1, 2, 3]))
    expect(meanOf(() => (chance.is(0.3) ? 1 : 0))).toBeCloseTo(0.3, 1)
  })
  it('draws around a median', () => {
    const chance = createChance(9)
    expect(meanOf(() => (chance.around(50, 0.8) < 50 ? 1 : 0))).toBeCloseTo(0.5, 1)
  })
})

describe(mix, () => {
  it('spreads neighbours', () => {
    const { next } = createChance(11)
    const values = new Set(Array.from({ length: 1000 }, (_, index) => mix(index, 3)))
    expect(values.size).toBe(1000)
    expect(meanOf(() => evenOf(next() * 1e9, 5))).toBeCloseTo(0.5, 1)
  })
})

describe(weightedPicker, () => {
  it('never picks what weighs nothing and keeps proportions', () => {
    const chance = createChance(10)
    const pick = weightedPicker([0, 1, 0, 3])
    const counts = [0, 0, 0, 0]
    for (let count = 0; count < many; count += 1) {
      const index = pick(chance)
      counts[index] = (counts[index] ?? 0) + 1
    }
    expect(counts[0]).toBe(0)
    expect(counts[2]).toBe(0)
    expect((counts[3] ?? 0) / many).toBeCloseTo(0.75, 1)
  })
})

describe(apportion, () => {
  it('splits into whole parts that add up, none further than one from its share', () => {
    const weights = fc.array(fc.double({ min: 0.1, max: 100, noNaN: true }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), weights, (total, shares) => {
        const parts = apportion(total, shares)
        const sum = shares.reduce((a, b) => a + b, 0)
        expect(parts.reduce((a, b) => a + b, 0)).toBe(total)
        for (const [index, part] of parts.entries()) {
          expect(Math.abs(part - (total * (shares[index] ?? 0)) / sum)).toBeLessThan(1.000_01)
        }
      }),
    )
  })
})
