import type { Formula, Gap, Indicator, Level } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { office } from '../cases/told-case.fixture.ts'
import { compileDefinitions } from '../definitions/compile-definitions.ts'
import { bucketOf, minutesOfBucket } from '../definitions/log-histogram.ts'
import { aPack, anIndicator } from '../definitions/small-pack.fixture.ts'
import { levelOf, valueOf } from './reading-of.ts'
import type { Value } from './value-of-counters.ts'

const histogramSlot = 4

/** The value of a formula where 30 were open before, 40 after, 12 came, 8 were resolved in 9,600 minutes of work. */
function value(formula: Formula, sums: Readonly<Record<string, number>> = {}): Value {
  const pack = aPack(
    {
      open: { stock: 'open' },
      received: { count: 'received' },
      resolved: { count: 'resolved' },
      minutes: { sum: 'net_working_minutes', on: 'resolved' },
      spread: { histogram: 'net_working_minutes', on: 'resolved' },
    },
    { 'x.it': anIndicator(formula) },
  )
  const indicator = compileDefinitions([pack], () => office).indicators.get('x.it')
  if (indicator === undefined) throw new Error('nothing was compiled')
  const told: Readonly<Record<string, number>> = {
    '0 start': 30,
    '0 end': 40,
    '1 within': 12,
    '2 within': 8,
    '3 within': 9600,
    ...sums,
  }
  return valueOf(indicator, (slot, take) => told[`${slot} ${take}`] ?? 0)
}

describe(valueOf, () => {
  it.each<[claim: string, formula: Formula, expected: Value]>([
    ['a count', { sum: ['received'] }, { value: 12, num: null, den: null }],
    ['a stock before', { sum: ['open@start'] }, { value: 30, num: null, den: null }],
    ['a difference', { sum: ['open@end', '-open@start'] }, { value: 10, num: null, den: null }],
    [
      'a ratio, in percent',
      { ratio: { num: ['resolved'], den: ['open@start', 'received', '-resolved', '-resolved'] }, scale: 100 },
      { value: (8 / 26) * 100, num: 8, den: 26 },
    ],
    [
      'a mean, in days of eight hours',
      { mean: { total: 'minutes', of: ['resolved'] }, perUnit: 480 },
      { value: 2.5, num: 20, den: 8 },
    ],
  ])('%s', (_, formula, expected) => {
    expect(value(formula)).toEqual(expected)
  })

  it.each<[formula: Formula, expected: Value]>([
    [
      { ratio: { num: ['received'], den: ['resolved'] }, scale: 100 },
      { value: null, num: 12, den: 0 },
    ],
    [
      { mean: { total: 'minutes', of: ['resolved'] }, perUnit: 480 },
      { value: null, num: 0, den: 0 },
    ],
    [
      { quantile: { q: 0.5, of: 'spread' }, perUnit: 480 },
      { value: null, num: null, den: 0 },
    ],
  ])('no denominator gives no value, never 0: %j', (formula, expected) => {
    expect(value(formula, { '2 within': 0, '3 within': 0 })).toEqual(expected)
  })

  it('reads a quantile from its buckets, with how many were counted', () => {
    const [short, long] = [bucketOf(480), bucketOf(4800)]
    const sums = { [`${histogramSlot + short} within`]: 3, [`${histogramSlot + long} within`]: 2 }
    const at = (q: number) => value({ quantile: { q, of: 'spread' }, perUnit: 480 }, sums)
    expect(at(0.5)).toEqual({ value: minutesOfBucket(short) / 480, num: null, den: 5 })
    expect(at(0.9)).toEqual({ value: minutesOfBucket(long) / 480, num: null, den: 5 })
  })
})

describe(levelOf, () => {
  const up = { better: 'up', kind: 'operating', bands: { watch: 99, act: 97 } } as const
  const down = { better: 'down', kind: 'operating', bands: { watch: 1, act: 3 } } as const

  it.each<[parts: Partial<Indicator>, value: number | null, gap: Gap | null, level: Level]>([
    [up, 99.01, null, 'ok'],
    [up, 99, null, 'ok'],
    [up, 98.99, null, 'watch'],
    [up, 97, null, 'watch'],
    [up, 96.99, null, 'act'],
    [down, 0, null, 'ok'],
    [down, 1, null, 'ok'],
    [down, 1.01, null, 'watch'],
    [down, 3, null, 'watch'],
    [down, 3.01, null, 'act'],
    [{ better: 'up', bands: { watch: 80 } }, 0, null, 'watch'],
    [{ better: 'down', bands: { act: 3 } }, 2, null, 'ok'],
    [up, null, null, 'unknown'],
    [up, null, 'no_data', 'unknown'],
    [up, 99.5, 'history_incomplete', 'unknown'],
    [{ better: 'context', bands: { watch: 1 } }, 5, null, 'none'],
    [{ better: 'up' }, 5, null, 'none'],
    [{ better: 'up' }, null, 'no_data', 'none'],
  ])('%j puts %s with gap %s at %s', (parts, told, gap, level) => {
    expect(levelOf(anIndicator({ sum: ['received'] }, parts), { value: told, den: null }, gap)).toBe(level)
  })

  it.each<[den: number | null, value: number | null, level: Level]>([
    [9, 50, 'none'],
    [0, null, 'unknown'],
    [10, 50, 'act'],
    [null, 50, 'act'],
  ])('puts a number over %s cases, of which ten are asked for, at %s in %s', (den, told, level) => {
    const definition = anIndicator({ sum: ['received'] }, { ...up, bands: { ...up.bands, atLeast: 10 } })
    expect(levelOf(definition, { value: told, den }, null)).toBe(level)
  })
})
