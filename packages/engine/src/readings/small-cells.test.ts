import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type HiddenAs, hiddenParts, smallestTold } from './small-cells.ts'

function hidden(
  values: readonly (number | null)[],
  total = values.reduce<number>((sum, each) => sum + (each ?? 0), 0),
) {
  return hiddenParts([total], values.map((each) => (each === null ? null : [each]))) // prettier-ignore
}

const upTo = Array.from({ length: smallestTold - 1 }, (_, index) => index + 1)

/** Every number that a part may be for somebody who sees what is published, knows the rule, and tries all sums. */
function possible(published: readonly (number | HiddenAs)[], total: number, of: number): ReadonlySet<number> {
  const isAll = published.every((each) => typeof each === 'string')
  const choices = (each: number | HiddenAs): readonly number[] => {
    if (typeof each === 'number') return [each]
    if (each === 'small') return upTo
    return Array.from({ length: total + 1 }, (_, value) => value).filter(
      (value) => isAll || value === 0 || value >= smallestTold,
    )
  }
  const others = published.filter((_, index) => index !== of).map(choices)
  let sums = new Set([0])
  for (const each of others)
    sums = new Set([...sums].flatMap((sum) => each.map((value) => sum + value)).filter((sum) => sum <= total))
  return new Set(choices(published[of] ?? 0).filter((value) => sums.has(total - value)))
}

describe(hiddenParts, () => {
  it.each<[string, (number | null)[], (HiddenAs | null)[]]>([
    ['nothing where nothing is small', [0, 5, 120, null], [null, null, null, null]],
    ['a small one and the smallest beside it', [3, 60, 8, 0], ['small', null, 'hidden', null]],
    ['no third one where two small ones leave each other open', [2, 3, 90], ['small', 'small', null]],
    ['a third one where two ones could only be one each', [1, 1, 90], ['small', 'small', 'hidden']],
    ['a third one where two fours could only be four each', [4, 4, 90], ['small', 'small', 'hidden']],
    ['a second one beside five, which would leave only one', [1, 5, 90, 7], ['small', 'hidden', null, 'hidden']],
    ['all where there is nobody to hide behind', [4, 0, 4, null], ['hidden', 'hidden', 'hidden', null]],
    ['all parts of a total that is small itself', [1, 2, 0], ['hidden', 'hidden', 'hidden']],
  ])('hides %s', (_, values, expected) => {
    expect(hidden(values)).toEqual(expected)
  })

  it('hides what is told with several counts when any of them is small, without saying so', () => {
    const parts = [
      [97, 100, 3],
      [40, 60, 20],
      [500, 900, 400],
    ]
    expect(hiddenParts([637, 1060, 423], parts)).toEqual(['hidden', 'hidden', null])
    expect(hiddenParts([540, 960, 420], parts.slice(1))).toEqual([null, null])
  })

  it('tells no small number, and lets none that is hidden be derived from its siblings and their total', () => {
    const value = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 30 }))
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 7 }), (values) => {
        const total = values.reduce((sum, each) => sum + each, 0)
        fc.pre(total >= smallestTold || total === 0)
        const labels = hidden(values)
        const published = values.map((each, index) => labels[index] ?? each)
        for (const each of published) if (typeof each === 'number') expect(upTo).not.toContain(each)
        for (const [index, each] of published.entries())
          if (typeof each === 'string') expect(possible(published, total, index).size).toBeGreaterThan(1)
      }),
      { numRuns: 600 },
    )
  })

  it('hides at least two parts with several counts, each of which sums to more than one of them shows', () => {
    const part = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })).map(([n, rest]) => [n, n + rest, rest]) // prettier-ignore
    fc.assert(
      fc.property(fc.array(part, { minLength: 2, maxLength: 7 }), (parts) => {
        const total = [0, 1, 2].map((at) => parts.reduce((sum, each) => sum + (each[at] ?? 0), 0))
        const labels = hiddenParts(total, parts)
        for (const [index, each] of parts.entries())
          if (each.some((count) => upTo.includes(count))) expect(labels[index]).toBe('hidden')
        expect(labels.filter((label) => label !== null)).not.toHaveLength(1)
      }),
    )
  })
})
