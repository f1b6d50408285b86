import { parseDay } from '@toan-canh/calendar'
import { createRegister, type Register, type Succession, type Unit } from '@toan-canh/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { register as shipped } from './a-question.fixture.ts'
import { type Ground, groundOn } from './ground-on.ts'

const former = { validFrom: '1997-01-01', validTo: '2025-06-30' }
const from = '2025-07-01'
const merged = parseDay(from) ?? 0
const [before, after] = [merged - 1, merged]

function aUnit(code: string, parent: string | null, rest: Partial<Unit> = {}): Unit {
  return { code, name: code, type: 'other', parent, validFrom: from, validTo: null, aliases: [], ...rest }
}
/** Two provinces with a district of communes each become one; x is divided, y whole. */
function aMerger(share: Succession['share'] = 'divided', rest: Succession['share'] = share): Register {
  const whole = 'whole' as const
  return createRegister(
    [
      ...['35', '37'].map((code) => aUnit(code, null, former)),
      aUnit('350', '35', former),
      aUnit('370', '37', former),
      aUnit('x', '370', former),
      aUnit('y', '350', former),
      aUnit('37', null),
      aUnit('x', '37'),
      aUnit('z', '37'),
    ],
    [
      { old: '35', new: '37', from, share: whole },
      { old: '37', new: '37', from, share: whole },
      { old: 'x', new: 'x', from, share },
      { old: 'x', new: 'z', from, share: rest },
      { old: 'y', new: 'z', from, share: whole },
    ],
  )
}

function amountsOf(ground: Ground, facts: readonly (readonly [string, number, number])[]): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const [unit, day, amount] of facts)
    for (const part of ground.partsOf.get(unit) ?? [])
      if (part.from <= day && day <= part.to) sums[part.member] = (sums[part.member] ?? 0) + amount * part.share
  return sums
}

describe(groundOn, () => {
  const facts = [
    ['x', before, 8],
    ['y', before, 4],
    ['350', before, 2],
    ['35', before, 1],
    ['x', after, 16],
  ] as const

  it('adds what was reported before a merger under the province of today', () => {
    expect(amountsOf(groundOn(aMerger(), { unit: '37', byUnit: false, day: after }), facts)).toEqual({ '': 31 })
  })

  it('gives the province of then its own ground only', () => {
    const then = (unit: string) =>
      amountsOf(groundOn(aMerger(), { unit, byUnit: false, day: before }), facts.slice(0, 4))
    expect(then('37')).toEqual({ '': 8 })
    expect(then('35')).toEqual({ '': 7 })
  })

  it('counts a divided unit under the whole, and says from when its heirs are known', () => {
    const ground = groundOn(aMerger(), { unit: '37', byUnit: true, day: after })
    expect(amountsOf(ground, facts)).toEqual({ '37': 11, z: 4, x: 16 })
    expect([...ground.knownFrom]).toEqual([
      ['x', merged],
      ['z', merged],
    ])
  })

  it('gives an heir nothing of an undeclared part, and takes its late reports for its own', () => {
    const ground = groundOn(aMerger(), { unit: 'x', byUnit: false, day: after })
    expect(amountsOf(ground, facts)).toEqual({ '': 16 })
    expect(ground.knownFrom.get('')).toBe(merged)
  })

  it('divides by declared shares, before the day alone', () => {
    const ground = groundOn(aMerger(0.75, 0.25), { unit: '37', byUnit: true, day: after })
    expect(amountsOf(ground, facts)).toEqual({ x: 22, z: 6, '37': 3 })
    expect(ground.knownFrom.size).toBe(0)
    expect([...ground.sharedBefore.keys()].toSorted((a, b) => Number(a > b) - Number(a < b))).toEqual(['x', 'z'])
  })

  it('is not in force for a unit that has ended, nor for one that has not begun', () => {
    expect(groundOn(aMerger(), { unit: '35', byUnit: false, day: after }).isInForce).toBe(false)
    expect(groundOn(aMerger(), { unit: 'z', byUnit: false, day: before }).isInForce).toBe(false)
  })

  it('keeps the series of a unit whole over a new name and type', () => {
    const renamed = createRegister([
      aUnit('75', null, { validTo: '2026-04-29' }),
      aUnit('75', null, { type: 'city', validFrom: '2026-04-30' }),
      aUnit('a', '75'),
    ])
    const facts75 = [
      ['a', merged, 1],
      ['a', merged + 400, 2],
      ['75', merged, 4],
    ] as const
    for (const day of [merged, merged + 400])
      expect(amountsOf(groundOn(renamed, { unit: '75', byUnit: false, day }), facts75)).toEqual({ '': 7 })
  })

  const codes = [...new Set(shipped.units.map(({ code }) => code))].filter((code) => !code.startsWith('R'))
  const aFact = fc.tuple(
    fc.constantFrom(...codes),
    fc.integer({ min: merged - 400, max: merged + 400 }),
    fc.integer({ min: 1, max: 9 }),
  )
  it('lets parents equal the sum of their children, with the boundaries of any day', () => {
    fc.assert(
      fc.property(
        fc.array(aFact, { maxLength: 30 }),
        fc.constantFrom('37', '35', '36'),
        fc.constantFrom(before, after),
        (told, unit, day) => {
          const sum = (byUnit: boolean) =>
            Object.values(amountsOf(groundOn(shipped, { unit, byUnit, day }), told)).reduce((a, b) => a + b, 0)
          expect(sum(true)).toBe(sum(false))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('loses nothing to the merger: the province of today is the sum of the three of then', () => {
    fc.assert(
      fc.property(
        fc.array(
          aFact.filter(([, day]) => day < merged),
          { maxLength: 30 },
        ),
        (told) => {
          const sum = (unit: string, day: number) =>
            amountsOf(groundOn(shipped, { unit, byUnit: false, day }), told)[''] ?? 0
          const then = ['37', '35', '36'].map((unit) => sum(unit, before)).reduce((a, b) => a + b, 0)
          expect(sum('37', after)).toBe(then)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('follows a chain of successions', () => {
    const chain = createRegister(
      [
        aUnit('p', null, { validFrom: '1997-01-01' }),
        aUnit('a', 'p', former),
        aUnit('b', 'p', { validTo: '2025-12-31' }),
        aUnit('c', 'p', { validFrom: '2026-01-01' }),
      ],
      [
        { old: 'a', new: 'b', from, share: 'whole' },
        { old: 'b', new: 'c', from: '2026-01-01', share: 'whole' },
      ],
    )
    const sums = (day: number) => amountsOf(groundOn(chain, { unit: 'p', byUnit: true, day }), [['a', before, 5]])
    expect([sums(before), sums(after), sums(after + 300)]).toEqual([{ a: 5 }, { b: 5 }, { c: 5 }])
  })
})
