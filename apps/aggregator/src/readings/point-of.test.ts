import { startOfDay } from '@toan-canh/calendar'
import type { Coverage } from '@toan-canh/engine'
import { describe, expect, it } from 'vitest'
import { aPeriod, aQuestion } from './a-question.fixture.ts'
import { pointOf } from './point-of.ts'

const period = aPeriod('2025-11')
const whole: Coverage = { floor: aPeriod('2025-10').from, completeFrom: aPeriod('2025-10').from, isComplete: true }
const loading: Coverage = { ...whole, completeFrom: period.to, isComplete: false }
const { indicator } = aQuestion('reading/tthc.on_time_rate/37/2025-11')
const received = aQuestion('reading/tthc.received_total/37/2025-11').indicator

function at(coverage: Coverage, today = period.to) {
  return { period, coverage, today, now: startOfDay(today), seq: 7, secrecy: 'open' as const }
}

describe(pointOf, () => {
  it('keeps numerator and denominator of a rate, and the commit', () => {
    const point = pointOf(indicator, at(whole), () => 1)
    expect(point).toMatchObject({ v: expect.closeTo(66.666666667, 8), n: 2, d: 3, s: 7 })
    expect(point.g).toBeUndefined()
  })

  it('has no value without a denominator, which is not 0 %', () => {
    expect(pointOf(indicator, at(whole), () => 0)).toMatchObject({ v: null, n: 0, d: 0, g: 'no_denominator' })
  })

  it('counts 0 where everything is known and nothing happened', () => {
    expect(pointOf(received, at(whole), () => 0)).toEqual({ v: 0, l: 'none', s: 7 })
  })

  it('shows what is known of a period whose history is not whole, and says so', () => {
    expect(pointOf(received, at(loading), () => 5)).toMatchObject({ v: 5, g: 'history_incomplete' })
  })

  it.each([
    ['not_started', whole, period.from - 1],
    ['no_data', { ...whole, floor: period.to + 1 }, period.to],
  ] as const)('says %s, and no number', (gap, coverage, today) => {
    expect(pointOf(received, at(coverage, today), () => 5)).toEqual({ v: null, l: 'none', g: gap, s: 7 })
  })

  it('keeps nine decimal places at most', () => {
    const third = pointOf(indicator, at(whole), (slot) => (slot % 2 === 0 ? 1 : 3))
    expect(String(third.v).split('.')[1]?.length ?? 0).toBeLessThanOrEqual(9)
  })
})
