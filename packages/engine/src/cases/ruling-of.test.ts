import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { disagreementsOf, rulingOf, type Told } from './ruling-of.ts'

function aTold(parts: Partial<Told>): Told {
  return { source: 'bo', id: '1', rank: 1, changedAt: 10, state: 'open', unit: '14329', dueAt: null, ...parts }
}

const arbitraryTold: fc.Arbitrary<Told> = fc.record({
  source: fc.constantFrom('bo', 'tinh', 'xa'),
  id: fc.constantFrom('1', '2', '3'),
  rank: fc.integer({ min: 1, max: 3 }),
  changedAt: fc.integer({ min: 0, max: 3 }),
  state: fc.constantFrom('open', 'closed'),
  unit: fc.constantFrom('a', 'b'),
  dueAt: fc.option(fc.integer({ min: 0, max: 2 })),
})
const nameOf = ({ source, id }: Told) => `${source} ${id}`
const versions = fc.uniqueArray(arbitraryTold, { selector: nameOf, minLength: 1 })

describe(rulingOf, () => {
  it.each([
    ['the more authoritative system', { rank: 1, changedAt: 1 }, { rank: 2, changedAt: 9 }],
    ['of equals the later word', { changedAt: 9 }, { changedAt: 1 }],
    ['of equal words the first by name', { source: 'bo' }, { source: 'tinh' }],
  ] as const)('believes %s', (_, believed, other) => {
    const [a, b] = [aTold(believed), aTold({ id: '2', ...other })]
    expect(rulingOf([a, b])).toBe(a)
    expect(rulingOf([b, a])).toBe(a)
  })

  it('depends on what is told, not on its order', () => {
    const shuffled = versions.chain((told) =>
      fc.tuple(fc.constant(told), fc.shuffledSubarray(told, { minLength: told.length })),
    )
    fc.assert(
      fc.property(shuffled, ([told, again]) => {
        expect(rulingOf(again)).toBe(rulingOf(told))
      }),
    )
  })

  it('stands when any other word is taken away', () => {
    fc.assert(
      fc.property(versions, (told) => {
        const ruling = rulingOf(told)
        for (const gone of told) {
          if (gone !== ruling) expect(rulingOf(told.filter((each) => each !== gone))).toBe(ruling)
        }
      }),
    )
  })

  it('is none of none', () => expect(rulingOf([])).toBeNull())
})

describe(disagreementsOf, () => {
  it.each([
    ['nothing', {}, []],
    ['the state', { state: 'closed' }, ['disagrees_on_state']],
    ['the unit', { unit: '13285' }, ['disagrees_on_unit']],
    ['the due instant', { dueAt: 5 }, ['disagrees_on_due']],
    ['nothing, when it tells no due instant', { dueAt: null }, []],
  ])('finds that two systems disagree on %s', (_, parts, found) => {
    expect(disagreementsOf(aTold({ dueAt: 4, ...parts }), aTold({ dueAt: 4 }))).toEqual(found)
  })
})
