import type { Point } from '@toan-canh/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aPoint } from '../../fixture/drawn-board.tsx'
import { type StageInput, toFunnel } from './to-funnel.ts'

const stage = (v: number | null, change: Partial<Point> = {}, rate: Point | null = null): StageInput => ({
  count: aPoint(v, change),
  rate,
})

describe(toFunnel, () => {
  it('reckons the share of the stage before of the two counts', () => {
    const [first, second] = toFunnel([stage(565), stage(183)])
    expect(first?.passage).toBeNull()
    expect(second?.passage).toMatchObject({ numerator: 183, denominator: 565, operator: '=', level: 'none' })
    expect(second?.passage?.share).toBeCloseTo(32.39)
    expect([second?.to, second?.fromBefore]).toEqual([183 / 565, 1])
  })

  it('takes the indicator that judges the way, with its level and its own counts', () => {
    const rate: Point = { v: 32.4, n: 180, d: 556, l: 'watch', s: 1 }
    expect(toFunnel([stage(565), stage(183, {}, rate)])[1]?.passage).toMatchObject({
      share: 32.4,
      denominator: 556,
      level: 'watch',
    })
  })

  it.each([
    ['a bound says nothing of a share', { o: '<' as const }, null],
    ['an estimate gives an estimate', { o: '~' as const }, '~'],
  ])('%s', (_, change, operator) => {
    expect(toFunnel([stage(100), stage(50, change)])[1]?.passage?.operator ?? null).toBe(operator)
  })

  it('has neither bar nor share where a count is missing, and no share of nothing', () => {
    const [, missing, after] = toFunnel([stage(100), stage(null), stage(20)])
    expect([missing?.value, missing?.to, missing?.passage, after?.passage]).toEqual([null, 0, null, null])
    expect(toFunnel([stage(0), stage(0)])[1]?.passage).toBeNull()
  })

  it('shows more than there were before as more, on the scale of the largest', () => {
    const [first, second] = toFunnel([stage(50), stage(100)])
    expect([first?.to, second?.to, second?.passage?.share]).toEqual([0.5, 1, 200])
  })

  it('keeps every bar on the scale', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(), { nil: null }), { minLength: 2, maxLength: 6 }), (counts) => {
        for (const { to, fromBefore } of toFunnel(counts.map((v) => stage(v)))) {
          expect(to >= 0 && to <= 1 && fromBefore >= 0 && fromBefore <= 1).toBe(true)
        }
      }),
    )
  })
})
