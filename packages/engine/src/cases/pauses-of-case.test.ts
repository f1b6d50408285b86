import type { Pause } from '@toan-canh/contract'
import { aCase, aPause, at } from '@toan-canh/testkit'
import { describe, expect, it } from 'vitest'
import { pausesAsOf, pausesUntil, supplementsAsOf } from './pauses-of-case.ts'
import { clock, later, stretch } from './told-case.fixture.ts'

const received = at('2026-03-02 08:00')

function merged(pauses: readonly Pause[], asOf = later): string {
  return pausesAsOf(aCase({ pauses }), received, at(asOf)).map(stretch).join(' ')
}

describe(pausesAsOf, () => {
  it.each<[claim: string, pauses: readonly Pause[], text: string]>([
    ['none', [], ''],
    ['one as told', [aPause('2026-03-03 08:00', '2026-03-04 08:00')], '03-03 08:00–03-04 08:00'],
    ['one that lasts', [aPause('2026-03-03 08:00')], '03-03 08:00–…'],
    ['one of no length is none', [aPause('2026-03-03 08:00', '2026-03-03 08:00')], ''],
    ['one that ends before it begins is none', [aPause('2026-03-04 08:00', '2026-03-03 08:00')], ''],
    ['one over before the receipt is none', [aPause('2026-03-01 08:00', '2026-03-02 08:00')], ''],
    [
      'one begun before the receipt counts from it',
      [aPause('2026-03-01 08:00', '2026-03-03 08:00')],
      '03-02 08:00–03-03 08:00',
    ],
    [
      'told out of order',
      [aPause('2026-03-05 08:00', '2026-03-06 08:00'), aPause('2026-03-03 08:00', '2026-03-04 08:00')],
      '03-03 08:00–03-04 08:00 03-05 08:00–03-06 08:00',
    ],
    [
      'overlapping ones are one',
      [aPause('2026-03-03 08:00', '2026-03-05 08:00'), aPause('2026-03-04 08:00', '2026-03-06 08:00')],
      '03-03 08:00–03-06 08:00',
    ],
    [
      'one within another is the other',
      [aPause('2026-03-03 08:00', '2026-03-06 08:00'), aPause('2026-03-04 08:00', '2026-03-05 08:00')],
      '03-03 08:00–03-06 08:00',
    ],
    [
      'touching ones are one',
      [aPause('2026-03-03 08:00', '2026-03-04 08:00'), aPause('2026-03-04 08:00', '2026-03-05 08:00', 'payment')],
      '03-03 08:00–03-05 08:00',
    ],
    [
      'a millisecond apart they are two',
      [aPause('2026-03-03 08:00', '2026-03-04 08:00'), aPause('2026-03-04 08:00:00.001', '2026-03-05 08:00')],
      '03-03 08:00–03-04 08:00 03-04 08:00:00.001–03-05 08:00',
    ],
    [
      'what lasts swallows what follows',
      [aPause('2026-03-03 08:00'), aPause('2026-03-04 08:00', '2026-03-05 08:00')],
      '03-03 08:00–…',
    ],
    [
      'what lasts joins what it overlaps',
      [aPause('2026-03-03 08:00', '2026-03-05 08:00'), aPause('2026-03-04 08:00')],
      '03-03 08:00–…',
    ],
  ])('%s', (_, pauses, text) => {
    expect(merged(pauses)).toBe(text)
  })

  it.each([
    ['2026-03-03 07:59:59.999', ''],
    ['2026-03-03 08:00', '03-03 08:00–…'],
    ['2026-03-04 07:59:59.999', '03-03 08:00–…'],
    ['2026-03-04 08:00', '03-03 08:00–03-04 08:00'],
  ])('at %s knows of a pause on 3 March: "%s"', (asOf, text) => {
    expect(merged([aPause('2026-03-03 08:00', '2026-03-04 08:00')], asOf)).toBe(text)
  })
})

describe(pausesUntil, () => {
  const pauses = pausesAsOf(
    aCase({ pauses: [aPause('2026-03-03 08:00', '2026-03-04 08:00'), aPause('2026-03-05 08:00')] }),
    received,
    at(later),
  )
  it.each<[end: string | null, text: string]>([
    [null, '03-03 08:00–03-04 08:00 03-05 08:00–…'],
    ['2026-03-06 08:00', '03-03 08:00–03-04 08:00 03-05 08:00–03-06 08:00'],
    ['2026-03-05 08:00', '03-03 08:00–03-04 08:00'],
    ['2026-03-03 12:00', '03-03 08:00–03-03 12:00'],
    ['2026-03-03 08:00', ''],
  ])('before %s leaves "%s"', (end, text) => {
    expect(
      pausesUntil(pauses, end === null ? null : at(end))
        .map(stretch)
        .join(' '),
    ).toBe(text)
  })
})

describe(supplementsAsOf, () => {
  it.each<[claim: string, pauses: readonly Pause[], asOf: string, text: string]>([
    ['in order', [aPause('2026-03-05 08:00'), aPause('2026-03-03 08:00')], later, '03-03 08:00 03-05 08:00'],
    ['before the receipt too', [aPause('2026-02-27 08:00', '2026-02-28 08:00')], later, '02-27 08:00'],
    [
      'each of two that overlap',
      [aPause('2026-03-03 08:00'), aPause('2026-03-03 08:00')],
      later,
      '03-03 08:00 03-03 08:00',
    ],
    ['no payment', [aPause('2026-03-03 08:00', null, 'payment')], later, ''],
    ['none that ends before it begins', [aPause('2026-03-03 08:00', '2026-03-02 08:00')], later, ''],
    ['one of no length', [aPause('2026-03-03 08:00', '2026-03-03 08:00')], later, '03-03 08:00'],
    ['none that is still to come', [aPause('2026-03-03 08:00')], '2026-03-03 07:59', ''],
    ['one from its first moment', [aPause('2026-03-03 08:00')], '2026-03-03 08:00', '03-03 08:00'],
  ])('counts %s', (_, pauses, asOf, text) => {
    expect(supplementsAsOf(aCase({ pauses }), at(asOf)).map(clock).join(' ')).toBe(text)
  })
})
