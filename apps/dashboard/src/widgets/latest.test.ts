import { describe, expect, it } from 'vitest'
import { aPoint, boardScope, seriesWith } from '../fixture/drawn-board.tsx'
import { anIndicator } from '../fixture/render-specimen.tsx'
import { isStanding, latestOf, stepsOf } from './latest.ts'

const standing = anIndicator('cam.dark', { formula: { sum: ['dark@end'] } })
const flow = anIndicator('tthc.rate', { formula: { ratio: { num: ['early'], den: ['all'] }, scale: 100 } })
const told = (cadence: 'month' | 'quarter' | 'year' | 'hour') =>
  anIndicator('econ.iip', { formula: { sum: ['econ.iip'] }, cadence })

function spanOf(indicator: typeof flow, scope = boardScope()): string {
  const steps = stepsOf(indicator, scope)
  return `${steps[0]?.id ?? ''}..${steps.at(-1)?.id ?? ''}`
}

describe(stepsOf, () => {
  it.each([
    ['what stands, by the day up to today', standing, '2025-11-24..2025-12-05'],
    ['what happens, by the period of the board', flow, '2024-12..2025-12'],
    ['a figure of every month', told('month'), '2024-12..2025-12'],
    ['a figure of every quarter', told('quarter'), '2024-Q1..2025-Q4'],
    ['a figure of every year', told('year'), '2021..2025'],
    ['a figure of every hour, by the day', told('hour'), '2025-11-24..2025-12-05'],
  ])('looks for %s', (_, indicator, span) => {
    expect(spanOf(indicator)).toBe(span)
  })

  it('ends where a board that looks back ends', () => {
    expect(spanOf(standing, boardScope('2025-10'))).toBe('2025-10-20..2025-10-31')
    expect(spanOf(told('quarter'), boardScope('2025-05'))).toBe('2023-Q3..2025-Q2')
  })

  it('steps a rolling board by months', () => {
    expect(spanOf(flow, boardScope('30d@2025-12-05'))).toBe('2024-12..2025-12')
  })
})

describe(isStanding, () => {
  it('is true of counts at the end and of rates of them, of nothing else', () => {
    const rate = { ratio: { num: ['up@end'], den: ['all@end'] }, scale: 100 }
    expect([standing, flow, anIndicator('x', { formula: rate })].map(isStanding)).toEqual([true, false, true])
  })
})

describe('the kind of the steps', () => {
  it('is that of the question where it names one', () => {
    expect(stepsOf(standing, boardScope()).at(-1)?.kind).toBe('day')
    expect(stepsOf(standing, boardScope(), 'month').at(-1)?.kind).toBe('month')
  })
})

describe(latestOf, () => {
  const steps = stepsOf(standing, boardScope())
  function latest(...points: Parameters<typeof aPoint>[]) {
    const [items = {}] = Object.values(
      seriesWith(
        standing,
        points.map((each) => aPoint(...each)),
      ),
    )
    return latestOf(new Map(Object.entries(items)), steps)
  }

  it('is the last step that tells a number, however long ago', () => {
    const found = latest([7], [8], [null], [null])
    expect([found?.step.id, found?.point.v, found?.values.slice(-2)]).toEqual(['2025-12-03', 8, [7, 8]])
    expect(latest([null])).toBeNull()
  })

  it('stands on its level since the first step of an unbroken run', () => {
    const found = latest([1, { l: 'ok' }], [3, { l: 'watch' }], [9, { l: 'act' }], [4, { l: 'watch' }])
    expect([found?.since.id, found?.isOlder]).toEqual(['2025-12-03', false])
    expect(latest([9, { l: 'act' }], [4, { l: 'watch' }], [9, { l: 'act' }])?.since.id).toBe('2025-12-05')
  })

  it('says when the run may be older than what is looked at', () => {
    const always = steps.map((): [number, { l: 'act' }] => [9, { l: 'act' }])
    expect(latest(...always)).toMatchObject({ since: { id: '2025-11-24' }, isOlder: true })
  })

  it('lets a step without a number end the run: what was not told was not red', () => {
    expect(latest([9, { l: 'act' }], [null], [9, { l: 'act' }])?.since.id).toBe('2025-12-05')
  })
})
