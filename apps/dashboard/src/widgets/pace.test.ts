import type { IndicatorView, Point } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { anIndicator } from '../fixture/render-specimen.tsx'
import { attainmentText, growthText, paceOf, runRateText } from './pace.ts'

type Formula = IndicatorView['formula']
const one = (id: string, formula: Formula, rest: Partial<IndicatorView> = {}) => anIndicator(id, { formula, ...rest })
const point = (rest: Partial<Point> = {}): Point => ({ v: 5.12, l: 'none', s: 1, ...rest })

const revenue = one('budget.revenue', { sum: ['budget.revenue'] })
const attained = one('budget.revenue_attained', { attainment: { of: 'budget.revenue', plan: 'budget.plan' } })
const run = one('budget.revenue_run', { runRate: { of: 'budget.revenue', plan: 'budget.plan' } })
const growth = one(
  'budget.revenue_growth',
  { growth: { of: ['budget.revenue@ytd'], against: 'same_period_last_year', as: 'percent' } },
  { decimals: 1, unit: '%' },
)
const other = one('budget.other', { attainment: { of: 'budget.spending', plan: 'budget.plan' } })

describe(paceOf, () => {
  it('finds what judges a signal against its plan and its past', () => {
    expect(paceOf(revenue, [other, revenue, run, growth, attained])).toEqual({
      attainment: attained,
      runRate: run,
      growth,
    })
  })

  it('finds the same of what has come together this year', () => {
    expect(paceOf(one('x', { sum: ['budget.revenue@ytd'] }), [attained]).attainment).toBe(attained)
  })

  it.each([
    ['a sum of two', one('x', { sum: ['budget.revenue', 'budget.spending'] })],
    ['a counter', one('x', { sum: ['received'] })],
    ['a ratio', one('x', { ratio: { num: ['budget.revenue'], den: ['budget.plan'] }, scale: 100 })],
  ])('finds nothing of %s', (_, indicator) => {
    expect(paceOf(indicator, [attained, run, growth])).toEqual({ attainment: null, runRate: null, growth: null })
  })
})

describe('the words of pace', () => {
  it('say how much of the plan, how fast, and how much more than before', () => {
    expect(attainmentText(point({ v: 84.23 }))).toBe('đạt 84,2\u00A0% kế hoạch năm')
    expect(runRateText(point({ v: 97 }))).toBe('nhịp 97,0\u00A0% (100 là kịp)')
    expect(growthText(growth, point())).toBe('+5,1\u00A0% so với cùng kỳ năm trước')
    expect(growthText(growth, point({ v: -5.12 }))).toBe('−5,1\u00A0% so với cùng kỳ năm trước')
  })

  it('say that it cannot be compared rather than compare falsely, and nothing of what is not known', () => {
    expect(growthText(growth, point({ v: null, g: 'not_comparable' }))).toBe('không so sánh được với cùng kỳ năm trước')
    expect(growthText(growth, point({ v: null, g: 'no_data' }))).toBeNull()
    expect(attainmentText(null)).toBeNull()
    expect(runRateText(point({ v: null }))).toBeNull()
  })

  it('write a difference in its unit', () => {
    const formula = { growth: { of: ['a.b'], against: 'period_before', as: 'difference' } } as const
    const of = one('x', { growth: { ...formula.growth, of: ['a.b'] } }, { unit: 'tỷ đồng' })
    expect(growthText(of, point({ v: 12 }))).toBe('+12\u00A0tỷ đồng so với kỳ trước')
  })
})
