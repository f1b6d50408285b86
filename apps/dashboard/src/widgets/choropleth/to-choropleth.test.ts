import { describe, expect, it } from 'vitest'
import { mapClasses, mapValues, worstAreas } from './to-choropleth.ts'

describe(mapClasses, () => {
  it('prints fixed bounds and the unit once', () => {
    expect(mapClasses([0.8, 0.4, 1.2], { unit: '%', decimals: 1 }).map(({ label }) => label)).toEqual([
      '< 0,4',
      '0,4–0,8',
      '0,8–1,2',
      '≥ 1,2\u00A0%',
    ])
  })
})

describe(mapValues, () => {
  it('keeps what is missing missing', () => {
    expect([
      ...mapValues(
        new Map([
          ['a', { v: null, l: 'unknown', s: 1 }],
          ['b', { v: 0, l: 'ok', s: 1 }],
        ]),
      ),
    ]).toEqual([
      ['a', null],
      ['b', 0],
    ])
  })
})

describe(worstAreas, () => {
  const values = new Map([
    ['a', 1.2],
    ['b', 2.37],
    ['c', null],
    ['d', 1.2],
    ['sở', 9],
    ['e', 0],
  ])
  const nameOf = (code: string): string | null => (code === 'sở' ? null : code.toUpperCase())
  const valueText = (value: number): string => `${value} %`

  it('names the worst first, ties by name, never what has no ground or no value', () => {
    const found = worstAreas({ values, count: 3, badEnd: 'high', nameOf, valueText })
    expect(found.map(({ text, value }) => [text, value])).toEqual([
      ['B', '2.37 %'],
      ['A', '1.2 %'],
      ['D', '1.2 %'],
    ])
  })

  it('asks for each label by its area, whose number may be told with a reservation', () => {
    const told = (value: number, code: string) => (code === 'b' ? `> ${value}` : String(value))
    expect(worstAreas({ values, count: 2, badEnd: 'high', nameOf, valueText: told }).map(({ value }) => value)).toEqual(
      ['> 2.37', '1.2'],
    )
  })

  it('turns around when low is bad, and then zero is the worst', () => {
    expect(worstAreas({ values, count: 1, badEnd: 'low', nameOf, valueText })[0]?.text).toBe('E')
  })

  it('does not call an area bad that has nothing late', () => {
    expect(worstAreas({ values: new Map([['e', 0]]), count: 3, badEnd: 'high', nameOf, valueText })).toEqual([])
  })
})
