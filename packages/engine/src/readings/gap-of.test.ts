import { periodAt } from '@toan-canh/calendar'
import type { Gap } from '@toan-canh/contract'
import { dayAt } from '@toan-canh/testkit'
import { describe, expect, it } from 'vitest'
import { type Coverage, gapOf } from './gap-of.ts'

const today = dayAt('2026-03-10')
const flow = { usesStock: false, usesPeriod: true }
const march = periodAt('month', today)
const whole: Coverage = { floor: dayAt('2026-01-01'), completeFrom: dayAt('2026-01-01'), isComplete: true }
const loading = (completeFrom: string | null): Coverage => ({
  ...whole,
  completeFrom: completeFrom === null ? null : dayAt(completeFrom),
  isComplete: false,
})

describe(gapOf, () => {
  it.each<[claim: string, month: string, usesStock: boolean, coverage: Coverage, gap: Gap | null]>([
    ['nothing lacks once all is loaded', '2026-03-10', true, whole, null],
    ['a month that has not begun', '2026-04-01', false, whole, 'not_started'],
    ['a month before the floor', '2025-12-31', false, whole, 'no_data'],
    ['a month that reaches over the floor is told', '2026-01-01', false, whole, null],
    ['a flow whose month is loaded', '2026-03-10', false, loading('2026-03-01'), null],
    ['a flow whose first day is not', '2026-03-10', false, loading('2026-03-02'), 'history_incomplete'],
    ['a stock, which needs everything', '2026-03-10', true, loading('2026-03-01'), 'history_incomplete'],
    ['a flow of which nothing is loaded', '2026-03-10', false, loading(null), 'history_incomplete'],
    [
      'before the floor nothing is awaited',
      '2026-01-31',
      false,
      { ...loading('2026-01-15'), floor: dayAt('2026-01-15') },
      'partial',
    ],
    ['a month to come, even while loading', '2026-04-01', true, loading(null), 'not_started'],
  ])('%s', (_, day, usesStock, coverage, gap) => {
    expect(gapOf(periodAt('month', dayAt(day)), { usesStock, usesPeriod: true }, coverage, today)).toBe(gap)
  })

  it('tells a part of a period from the whole, unless only its end is asked for', () => {
    const late = { ...whole, floor: march.from + 9, completeFrom: march.from + 9 }
    expect(gapOf(march, flow, late, today)).toBe('partial')
    expect(gapOf(march, { usesStock: true, usesPeriod: true }, late, today)).toBe('partial')
    expect(gapOf(march, { usesStock: true, usesPeriod: false }, late, today)).toBe(null)
  })

  it('calls a period that begins today begun', () => {
    expect(gapOf(march, flow, whole, march.from)).toBe(null)
    expect(gapOf(march, flow, whole, march.from - 1)).toBe('not_started')
  })
})
