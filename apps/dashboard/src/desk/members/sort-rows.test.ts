import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aRow } from './member-fixture.ts'
import { sortedRows, sortOf, sorts } from './sort-rows.ts'

const rows = [
  aRow({ name: 'Đông Mai', rate: 98, columns: [500, 40], change: -0.2 }),
  aRow({ name: 'An Bình', rate: null, columns: [null, null] }),
  aRow({ name: 'Ân Thi', rate: 99, columns: [900, 9], change: 0.1 }),
  aRow({ name: 'Duy Tiên', rate: 97, columns: [100, 40], change: -1 }),
]
const question = { better: 'up', volumeColumn: 0, worstColumn: 1 } as const

function names(sort: (typeof sorts)[number], better: 'up' | 'down' | 'context' = 'up'): string[] {
  return sortedRows(rows, { ...question, better, sort }).map(({ name }) => name)
}

describe(sortedRows, () => {
  it.each([
    ['qua-han', ['Duy Tiên', 'Đông Mai', 'Ân Thi', 'An Bình']],
    ['so-luong', ['Ân Thi', 'Đông Mai', 'Duy Tiên', 'An Bình']],
    ['tri-so', ['Duy Tiên', 'Đông Mai', 'Ân Thi', 'An Bình']],
    ['thay-doi', ['Duy Tiên', 'Đông Mai', 'Ân Thi', 'An Bình']],
    ['ten', ['An Bình', 'Ân Thi', 'Duy Tiên', 'Đông Mai']],
    ['thu-tu', ['Đông Mai', 'An Bình', 'Ân Thi', 'Duy Tiên']],
  ] as const)('by %s', (sort, order) => {
    expect(names(sort)).toEqual(order)
  })

  it('puts the worst first, also where less is better', () => {
    expect(names('tri-so', 'down')).toEqual(['Ân Thi', 'Đông Mai', 'Duy Tiên', 'An Bình'])
  })

  it('sorts by the main number when the table has no such column', () => {
    const sorted = sortedRows(rows, { ...question, sort: 'qua-han', worstColumn: -1 })
    expect(sorted.map(({ name }) => name)[0]).toBe('Ân Thi')
  })

  it('keeps every row, those without a number last', () => {
    const anyRow = fc
      .record({
        name: fc.string(),
        rate: fc.option(fc.double({ noNaN: true })),
        columns: fc.tuple(fc.option(fc.integer()), fc.option(fc.integer())),
      })
      .map(aRow)
    fc.assert(
      fc.property(fc.array(anyRow), fc.constantFrom(...sorts), (some, sort) => {
        const sorted = sortedRows(some, { ...question, sort })
        expect(new Set(sorted)).toEqual(new Set(some))
        expect(sorted).toHaveLength(some.length)
        if (sort !== 'tri-so') return
        const missing = sorted.map((row) => row.main?.v === null)
        expect(missing.indexOf(true) === -1 || missing.slice(missing.indexOf(true)).every(Boolean)).toBe(true)
      }),
    )
  })
})

describe(sortOf, () => {
  it.each([
    ['ten', 'ten'],
    ['thu-tu', 'qua-han'],
    ['nonsense', 'qua-han'],
    [null, 'qua-han'],
  ])('reads %s as %s', (text, sort) => {
    expect(sortOf(text, ['qua-han', 'ten'], 'qua-han')).toBe(sort)
  })
})
