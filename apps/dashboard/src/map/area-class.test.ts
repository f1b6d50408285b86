import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sequential } from '../ui/palette.ts'
import { classOf, coloursOfClasses, legendOf, type MapClass } from './area-class.ts'

const classes: readonly MapClass[] = [
  { from: null, label: '< 0,4' },
  { from: 0.4, label: '0,4–0,8' },
  { from: 0.8, label: '0,8–1,2' },
  { from: 1.2, label: '1,2–1,6' },
  { from: 1.6, label: '≥ 1,6 %' },
]

describe(classOf, () => {
  it.each([
    [-3, 0],
    [0, 0],
    [0.39, 0],
    [0.4, 1],
    [1.2, 3],
    [1.6, 4],
    [97, 4],
    [null, null],
    [undefined, null],
    [Number.NaN, null],
  ] as const)('puts %s into class %s', (value, expected) => {
    expect(classOf(value, classes)).toBe(expected)
  })
  it('gives no class below a scale that is not open downwards', () => {
    expect(classOf(0.1, classes.slice(1))).toBeNull()
  })
  it('never falls as the value rises', () => {
    const value = fc.double({ min: -5, max: 5, noNaN: true })
    fc.assert(
      fc.property(value, value, (one, other) => {
        const [low, high] = one < other ? [one, other] : [other, one]
        return (classOf(low, classes) ?? -1) <= (classOf(high, classes) ?? -1)
      }),
    )
  })
})

describe(coloursOfClasses, () => {
  it.each([
    ['high', 4],
    ['low', 0],
  ] as const)('gives the loud end to the %s values when those are bad', (badEnd, loudest) => {
    for (const face of ['wall', 'desk'] as const) {
      expect(coloursOfClasses(5, sequential[face], badEnd)[loudest]).toBe(sequential[face][4])
    }
  })
  it('spreads fewer classes over the whole scale', () => {
    expect(coloursOfClasses(3, ['a', 'b', 'c', 'd', 'e'], 'high')).toEqual(['a', 'c', 'e'])
    expect(coloursOfClasses(1, ['a', 'b'], 'high')).toEqual(['b'])
  })
})

describe(legendOf, () => {
  it.each([
    ['high', '≥ 1,6 %'],
    ['low', '< 0,4'],
  ] as const)('lists the bad end first when %s is bad', (badEnd, first) => {
    const colours = coloursOfClasses(5, sequential.wall, badEnd)
    const rows = legendOf(classes, colours, badEnd)
    expect(rows[0]).toEqual({ label: first, colour: sequential.wall[4] })
    expect(rows).toHaveLength(5)
  })
})
