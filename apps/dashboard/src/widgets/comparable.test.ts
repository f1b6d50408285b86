import type { Point } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { formulaBreaks, standsAlone, stretchesOf, whyIncomparable } from './comparable.ts'

const point = (rest: Partial<Point> = {}): Point => ({ v: 12, l: 'none', s: 1, ...rest })

describe(whyIncomparable, () => {
  it.each([
    ['two whole readings', point(), point({ v: 9 }), null],
    ['two of the same later formula', point({ f: '2026-01-01' }), point({ f: '2026-01-01' }), null],
    ['two that are about so much', point({ o: '~' }), point(), null],
    ['a missing one', point(), null, 'unknown'],
    ['one without a value', point({ v: null }), point(), 'unknown'],
    ['one over a part of its units', point({ g: 'partial', m: [3, 129] }), point(), 'unknown'],
    ['another formula', point({ f: '2026-01-01' }), point(), 'formula'],
    ['one that is only known to be more', point({ o: '>' }), point(), 'bound'],
    ['one that was only known to be less', point(), point({ o: '<' }), 'bound'],
  ] as const)('says of %s', (_, now, before, why) => {
    expect(whyIncomparable(now, before)).toBe(why)
  })
})

describe(formulaBreaks, () => {
  it('finds where another version begins, over steps of which nothing is known', () => {
    const later = { f: '2026-01-01' }
    expect(formulaBreaks([point(), point(), null, point(later), point(later)])).toEqual([3])
    expect(formulaBreaks([point(), point({ v: null, ...later }), point()])).toEqual([])
    expect(formulaBreaks([point(later), point({ f: '2026-03-01' }), point(later)])).toEqual([1, 2])
  })
})

describe(stretchesOf, () => {
  it.each([
    [13, 0, [], [[0, 13, false]]],
    [
      13,
      8,
      [],
      [
        [0, 8, true],
        [8, 13, false],
      ],
    ],
    [
      13,
      8,
      [3, 10],
      [
        [0, 3, true],
        [3, 8, true],
        [8, 10, false],
        [10, 13, false],
      ],
    ],
    [
      13,
      8,
      [8],
      [
        [0, 8, true],
        [8, 13, false],
      ],
    ],
    [5, 5, [], [[0, 5, true]]],
  ] as const)('of %i steps with other ground before %i and formulas from %j', (steps, groundAt, breaks, stretches) => {
    expect(stretchesOf(steps, groundAt, breaks).map(({ from, to, isBefore }) => [from, to, isBefore])).toEqual(
      stretches,
    )
  })
})

describe(standsAlone, () => {
  it('finds values that no line would show', () => {
    const values = [1, null, 2, 3, null]
    expect(values.map((_, at) => standsAlone(values, at))).toEqual([true, false, false, false, false])
  })
})
