import type { Formula } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { office } from '../cases/told-case.fixture.ts'
import { compileDefinitions } from '../definitions/compile-definitions.ts'
import { histogramBuckets } from '../definitions/log-histogram.ts'
import { aPack, anIndicator } from '../definitions/small-pack.fixture.ts'
import { type Atom, atomsOf, isCounted } from './atoms.ts'

function atoms(formula: Formula): readonly Atom[] {
  const pack = aPack(
    {
      open: { stock: 'open' },
      received: { count: 'received' },
      spread: { histogram: 'net_working_minutes', on: 'resolved' },
    },
    { 'x.it': anIndicator(formula) },
  )
  const indicator = compileDefinitions([pack], () => office).indicators.get('x.it')
  return indicator === undefined ? [] : atomsOf(indicator)
}

describe(atomsOf, () => {
  it.each<[formula: Formula, text: string]>([
    [{ sum: ['received'] }, '1 within'],
    [{ sum: ['received', 'received'] }, '1 within'],
    [{ sum: ['open@end', '-open@start'] }, '0 end, 0 start'],
    [{ ratio: { num: ['received'], den: ['open@start', 'received'] }, scale: 1 }, '1 within, 0 start'],
  ])('of %j are %s', (formula, text) => {
    expect(
      atoms(formula)
        .map(({ slot, take }) => `${slot} ${take}`)
        .join(', '),
    ).toBe(text)
  })

  it('of a quantile are all its buckets', () => {
    const found = atoms({ quantile: { q: 0.5, of: 'spread' }, perUnit: 480 })
    expect(found).toEqual(
      Array.from({ length: histogramBuckets }, (_, bucket) => ({ slot: 2 + bucket, take: 'within' })),
    )
  })
})

describe(isCounted, () => {
  it.each([
    [9, 'start', true],
    [10, 'start', false],
    [9, 'within', false],
    [10, 'within', true],
    [12, 'within', true],
    [13, 'within', false],
    [9, 'end', true],
    [12, 'end', true],
    [13, 'end', false],
  ] as const)('day %i belongs to the sum "%s" over days 10 to 12: %s', (day, take, belongs) => {
    expect(isCounted(take, day, { from: 10, to: 12 })).toBe(belongs)
  })
})
