import { createWorkCalendar, parsePeriod, type Period } from '@toan-canh/calendar'
import { createRegister, type Formula, type IndicatorFile, type Signal } from '@toan-canh/contract'
import { officeCalendar } from '@toan-canh/testkit'
import { describe, expect, it } from 'vitest'
import { EngineError } from '../engine-error.ts'
import type { ToldFigure } from '../figures/amount.ts'
import { valueOf } from '../readings/reading-of.ts'
import { compileDefinitions } from './compile-definitions.ts'
import { anIndicator, aPack } from './small-pack.fixture.ts'

const flow: Signal = {
  vi: 'Thu',
  en: 'Revenue',
  unit: 'tỷ đồng',
  series: 'period',
  every: 'month',
  overUnits: 'sum',
  overTime: 'sum',
  role: 'actual',
}
const signals = {
  'law.flow': flow,
  'law.level': { ...flow, overTime: 'last' as const },
  'law.plan': { ...flow, every: 'year' as const, overTime: 'none' as const, role: 'plan' as const },
}

function compiled(parts: Partial<IndicatorFile>) {
  return compileDefinitions([aPack({ received: { count: 'received' } }, {}, { signals, ...parts })], () =>
    createWorkCalendar(officeCalendar),
  )
}

function mistakeOf(parts: Partial<IndicatorFile>): string {
  try {
    compiled(parts)
    return ''
  } catch (error) {
    if (error instanceof EngineError) return `${error.path.join('.')}: ${error.message}`
    throw error
  }
}

function withFormula(formula: Formula): Partial<IndicatorFile> {
  return { indicators: { 'law.a': anIndicator(formula) } }
}

function aPeriod(id: string): Period {
  const period = parsePeriod(id)
  if (period === null) throw new Error(`${id} is no period`)
  return period
}

describe('a pack with signals', () => {
  it.each<[Partial<IndicatorFile>, string]>([
    [{ signals: { 'law.x': { ...flow, series: 'instant' } } }, 'signals.law.x.every'],
    [{ signals: { 'law.x': { ...flow, every: undefined } } }, 'signals.law.x.every'],
    [{ signals: { 'law.x': { ...flow, series: 'cumulative', overTime: 'none' } } }, 'signals.law.x.overTime'],
    [{ signals: { 'law.x': { ...flow, series: 'cumulative', role: 'plan' } } }, 'signals.law.x.series'],
    [withFormula({ sum: ['law.none'] }), 'indicators.law.a.formula.sum.0: no pack declares the signal law.none'],
    [withFormula({ sum: ['law.level@ytd'] }), 'law.level does not add up over the year'],
    [withFormula({ growth: { of: ['received'], against: 'period_before', as: 'percent' } }), 'growth is of signals'],
    [withFormula({ attainment: { of: 'law.flow', plan: 'law.level' } }), 'law.level is no plan'],
    [{ facts: undefined }, 'a pack that counts says of what'],
    [
      { indicators: { 'law.a': { ...anIndicator({ sum: ['law.flow'] }), plan: { signal: 'law.flow', basis: 'b' } } } },
      'law.flow is no signal with the role plan',
    ],
    [
      { indicators: { 'law.a': anIndicator({ sum: ['received'] }, { smallCells: 'hidden' }) } },
      'indicators.law.a.smallCells: small numbers are hidden in sums and ratios of signals only',
    ],
    [
      {
        indicators: {
          'law.a': anIndicator(
            { growth: { of: ['law.flow'], against: 'period_before', as: 'percent' } },
            { smallCells: 'hidden' },
          ),
        },
      },
      'indicators.law.a.smallCells',
    ],
    [
      { indicators: { 'law.a': anIndicator({ sum: ['received'] }, { with: ['law.a'] }) } },
      'indicators.law.a.with.0: law.a is no other indicator of this pack',
    ],
    [
      { indicators: { 'law.a': anIndicator({ sum: ['received'] }, { with: ['law.b'] }) } },
      'indicators.law.a.with.0: law.b',
    ],
  ])('is refused with the place of the mistake: %j', (parts, sentence) => {
    expect(mistakeOf(parts)).toContain(sentence)
  })

  it('refuses versions that do not go from the earlier to the later', () => {
    const formula = { sum: ['law.flow'] }
    const versions = ['2026-01-01', '2025-01-01'].map((from) => ({ from, formula, basis: 'b' }))
    const indicators = { 'law.a': { ...anIndicator(formula), versions } }
    expect(mistakeOf({ indicators })).toContain('indicators.law.a.versions.1.from')
  })
})

describe('versions of a formula', () => {
  const figures = ['2025-12', '2026-01'].map((id): ToldFigure => {
    const { from, to } = aPeriod(id)
    const what = { source: 's', id, signal: 'law.flow', unit: 'u', op: '=' as const, basis: 'reported' as const }
    return { ...what, from, to, at: to, changedAt: 0, value: 100 }
  })
  const definitions = compiled({
    indicators: {
      'law.a': {
        ...anIndicator({ sum: ['law.flow'] }),
        versions: [{ from: '2026-01-01', formula: { sum: ['law.flow', 'law.flow'] }, basis: 'Quyết định mới' }],
      },
    },
  })
  const context = {
    signals: definitions.signals,
    register: createRegister([]),
    told: { of: (signal: string) => (signal === 'law.flow' ? figures : []) },
    unit: 'u',
    today: aPeriod('2026-03-01').from,
    basis: null,
  }

  it.each([
    ['2025-12', 100],
    ['2026-01', 200],
  ])('hold for the periods that begin on or after their day: %s', (id, value) => {
    const indicator = definitions.indicators.get('law.a')
    if (indicator === undefined) throw new Error('no indicator law.a')
    expect(valueOf(indicator, () => 0, { period: aPeriod(id), figures: context }).value).toBe(value)
  })
})
