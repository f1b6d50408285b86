import { describe, expect, it } from 'vitest'
import { aPoint, periodNamed } from './member-fixture.ts'
import {
  anyEntered,
  columnsBeside,
  keysIn,
  type Member,
  memberRowsOf,
  shownLevel,
  wholeValue,
  withZeros,
} from './member-rows.ts'

const place = { unit: '37', slice: null, period: periodNamed('2025-11') }
const members: readonly Member[] = [
  { key: 'a', name: 'A', place, href: null },
  { key: 'b', name: 'B', place, href: null },
]
const points = {
  main: new Map([['a', aPoint(98, { l: 'watch' })]]),
  columns: [new Map([['a', aPoint(412)]]), new Map([['c', aPoint(1)]])],
  before: new Map([['a', aPoint(98.5)]]),
  stepsOf: (key: string) => (key === 'a' ? [97, null, 98] : []),
}

describe(memberRowsOf, () => {
  it('puts every number to its member', () => {
    const [row] = memberRowsOf(members, points, () => 'current')
    expect(row).toMatchObject({ name: 'A', change: -0.5, level: 'watch', steps: [97, null, 98] })
    expect(row?.columns.map((column) => column?.v)).toEqual([412, undefined])
  })

  it('ages what people entered by its own validity, whatever its source', () => {
    const main = new Map([
      ['a', aPoint(98, { l: 'watch', e: null })],
      ['b', aPoint(97, { l: 'watch' })],
    ])
    const ageOf = (point: { readonly e?: number | null | undefined } | null) =>
      point?.e === undefined ? 'expired' : 'current'
    const rows = memberRowsOf(members, { ...points, main }, ageOf)
    expect(rows.map(({ main: shown, level }) => [shown?.v, level])).toEqual([
      [98, 'watch'],
      [null, 'unknown'],
    ])
    expect(anyEntered(main)?.v).toBe(98)
    expect(anyEntered(points.main)).toBeNull()
  })

  it('leaves a member without numbers empty, not zero', () => {
    const row = memberRowsOf(members, points, () => 'current')[1]
    expect(row).toMatchObject({ name: 'B', main: null, columns: [null, null], change: null, level: 'none' })
  })
})

describe(shownLevel, () => {
  it.each([
    ['a level while its time is known', aPoint(98, { l: 'watch' }), 'current', 'watch'],
    ['none once the time is lost', aPoint(98, { l: 'act' }), 'dimmed', 'none'],
    ['none over incomplete history', aPoint(98, { l: 'unknown', g: 'history_incomplete' }), 'current', 'none'],
    ['unknown without a value', aPoint(null, { l: 'unknown', g: 'no_data' }), 'current', 'unknown'],
    ['unknown before anything came', null, 'current', 'unknown'],
  ] as const)('shows %s', (_, point, age, level) => {
    expect(shownLevel(point, age)).toBe(level)
  })
})

describe(keysIn, () => {
  it('gathers the keys of all answers', () => {
    expect([...keysIn(points)].toSorted()).toEqual(['a', 'c'])
  })
})

describe(wholeValue, () => {
  it.each([
    [aPoint(98), 98],
    [aPoint(98, { g: 'history_incomplete' }), null],
    [aPoint(null, { g: 'no_data' }), null],
    [undefined, null],
  ])('of %o is %s', (point, value) => {
    expect(wholeValue(point)).toBe(value)
  })
})

describe(withZeros, () => {
  it('says zero only for what was counted whole', () => {
    const main = new Map([
      ['a', aPoint(99, { s: 7 })],
      ['b', aPoint(98, { g: 'history_incomplete' })],
      ['c', aPoint(null, { g: 'no_denominator' })],
    ])
    const filled = withZeros(new Map([['x', aPoint(3)]]), main)
    expect([...filled].map(([key, { v }]) => [key, v])).toEqual([
      ['x', 3],
      ['a', 0],
      ['c', 0],
    ])
    expect(filled.get('a')?.s).toBe(7)
  })
})

describe(columnsBeside, () => {
  it('does not show the main indicator twice', () => {
    expect(columnsBeside('x.late', ['x.all', 'x.late'])).toEqual(['x.all'])
  })
})
