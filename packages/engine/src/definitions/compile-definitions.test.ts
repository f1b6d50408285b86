import type { Formula, IndicatorFile, Measure } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { office } from '../cases/told-case.fixture.ts'
import { EngineError } from '../engine-error.ts'
import { compileDefinitions } from './compile-definitions.ts'
import { histogramBuckets } from './log-histogram.ts'
import { aPack, anIndicator } from './small-pack.fixture.ts'
import { tthcPack } from './tthc-definitions.fixture.ts'

const measures = {
  open: { stock: 'open' },
  received: { count: 'received' },
  minutes: { sum: 'net_working_minutes', on: 'resolved' },
  spread: { histogram: 'net_working_minutes', on: 'resolved' },
} as const satisfies Record<string, Measure>

function compiled(...packs: readonly IndicatorFile[]) {
  return compileDefinitions(packs, () => office)
}

/** Where a mistake lies and what it is. */
function mistake(...packs: readonly IndicatorFile[]): string {
  try {
    compiled(...packs)
  } catch (error) {
    if (error instanceof EngineError) return `${error.path.join('/')}: ${error.message}`
    throw error
  }
  return 'none'
}

function compiledFormula(formula: Formula) {
  return compiled(aPack(measures, { 'x.it': anIndicator(formula) })).indicators.get('x.it')
}

describe(compileDefinitions, () => {
  it.each<[formula: Formula, text: string]>([
    [{ sum: ['nothing'] }, 'formula/sum/0: nothing is no measure of this pack'],
    [{ sum: ['received', '-nothing'] }, 'formula/sum/1: nothing is no measure of this pack'],
    [{ sum: ['open'] }, 'formula/sum/0: open is a stock: write open@end or open@start'],
    [{ sum: ['received@end'] }, 'formula/sum/0: received is no stock: write it without @end'],
    [{ sum: ['spread'] }, 'formula/sum/0: spread is a histogram: it serves a quantile only'],
    [{ ratio: { num: ['x'], den: ['received'] }, scale: 100 }, 'formula/ratio/num/0: x is no measure of this pack'],
    [{ ratio: { num: ['received'], den: ['x'] }, scale: 100 }, 'formula/ratio/den/0: x is no measure of this pack'],
    [{ mean: { total: 'x', of: ['received'] }, perUnit: 480 }, 'formula/mean/total: x is no measure of this pack'],
    [
      { mean: { total: 'minutes', of: ['received', 'open'] }, perUnit: 480 },
      'formula/mean/of/1: open is a stock: write open@end or open@start',
    ],
    [{ quantile: { q: 0.5, of: 'x' }, perUnit: 480 }, 'formula/quantile/of: x is no measure of this pack'],
    [{ quantile: { q: 0.5, of: 'minutes' }, perUnit: 480 }, 'formula/quantile/of: minutes is no histogram'],
  ])('refuses %j', (formula, text) => {
    expect(mistake(aPack(measures, { 'x.it': anIndicator(formula) }))).toBe(`indicators/x.it/${text}`)
  })

  it.each<[claim: string, packs: readonly IndicatorFile[], text: string]>([
    [
      'due_soon without days',
      [aPack({ soon: { stock: 'due_soon' } })],
      'measures/soon: withinDays goes with the stock due_soon, and with it only',
    ],
    [
      'days with another stock',
      [aPack({ open: { stock: 'open', withinDays: 1 } })],
      'measures/open: withinDays goes with the stock due_soon, and with it only',
    ],
    [
      'waiting_over without hours',
      [aPack({ ignored: { stock: 'waiting_over' } })],
      'measures/ignored: overHours goes with the stock waiting_over, and with it only',
    ],
    [
      'a statistic with an act band',
      [aPack(measures, { 'x.it': anIndicator({ sum: ['received'] }, { bands: { act: 1 } }) })],
      'indicators/x.it/bands/act: a statistic takes no act band: nobody can act on it today',
    ],
    [
      'a count with a least number of cases',
      [aPack(measures, { 'x.it': anIndicator({ sum: ['received'] }, { bands: { watch: 1, atLeast: 10 } }) })],
      'indicators/x.it/bands/atLeast: only what is counted over cases has too few of them',
    ],
    ['two packs of one kind', [aPack(measures), aPack(measures)], 'facts/kind: another pack counts dossier already'],
    [
      'one indicator in two packs',
      [
        aPack(measures, { 'x.it': anIndicator({ sum: ['received'] }) }),
        aPack(measures, { 'x.it': anIndicator({ sum: ['received'] }) }, { facts: { shape: 'case', kind: 'petition' } }),
      ],
      'indicators/x.it: defined twice',
    ],
    ['nothing wrong', [tthcPack], 'none'],
  ])('says where the mistake lies: %s', (_, packs, text) => {
    expect(mistake(...packs)).toBe(text)
  })

  it('gives every measure its slots, a histogram as many as it has buckets, and every pack a page of its own', () => {
    const other = aPack(measures, {}, { facts: { shape: 'case', kind: 'petition' } })
    const { rules, slots } = compiled(aPack(measures), other)
    const places = (kind: 'dossier' | 'petition') => rules.get(kind)?.measures.map(({ slot, width }) => [slot, width])
    expect(places('dossier')).toEqual([
      [0, 1],
      [1, 1],
      [2, 1],
      [3, histogramBuckets],
    ])
    expect(places('petition')).toEqual([
      [96, 1],
      [97, 1],
      [98, 1],
      [99, histogramBuckets],
    ])
    expect(slots).toBe(192)
  })

  it('finds measures by what makes them change', () => {
    const pack = aPack({
      ...measures,
      soon: { stock: 'due_soon', withinDays: 3 },
      sooner: { stock: 'due_soon', withinDays: 1 },
      ignored: { stock: 'waiting_over', overHours: 8 },
      wait: { sum: 'wait_minutes', on: 'received' },
      early: { count: 'resolved', when: { outcome: 'early' }, hourly: true },
    })
    const rules = compiled(pack).rules.get('dossier')
    expect(rules?.ofStock).toMatchObject({
      open: [{ slot: 0, bound: 0 }],
      due_soon: [{ bound: 3 }, { bound: 1 }],
      waiting_over: [{ bound: 8 }],
      paused: [],
    })
    expect(rules?.ofEvent).toMatchObject({
      received: [{ slot: 1, condition: null, isHourly: false }],
      resolved: [{ condition: { outcome: 'early' }, isHourly: true }],
      refused: [],
    })
    expect(rules?.ofDuration).toMatchObject({
      onReceipt: [{ isHistogram: false }],
      onResolution: [
        { slot: 2, isHistogram: false },
        { slot: 3, isHistogram: true },
      ],
    })
    expect(rules).toMatchObject({ withinDays: [3, 1], overHours: [8], isWaitingCounted: true, clock: null })
  })

  it.each<[formula: Formula, usesStock: boolean]>([
    [{ sum: ['received'] }, false],
    [{ sum: ['received', '-open@start'] }, true],
    [{ ratio: { num: ['received'], den: ['open@end'] }, scale: 1 }, true],
    [{ quantile: { q: 0.5, of: 'spread' }, perUnit: 480 }, false],
  ])('knows whether %j needs a stock: %s', (formula, usesStock) => {
    expect(compiledFormula(formula)?.usesStock).toBe(usesStock)
  })

  it('reads terms with their sign and side of the period', () => {
    expect(compiledFormula({ sum: ['received', '-open@start', 'open@end'] })?.versions[0]?.formula).toEqual({
      kind: 'sum',
      terms: [
        { slot: 1, width: 1, take: 'within', sign: 1 },
        { slot: 0, width: 1, take: 'start', sign: -1 },
        { slot: 0, width: 1, take: 'end', sign: 1 },
      ],
    })
  })
})
