import { bulletsConfigSchema, type Point } from '@toan-canh/contract'
import { parsePeriod } from '@toan-canh/calendar'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordsOf } from '../../desk/desk-fixture.tsx'
import { aPoint, boardScope, drawnBoard, seriesWith } from '../../fixture/drawn-board.tsx'
import { anIndicator } from '../../fixture/render-specimen.tsx'
import { aimsOf, bulletOf, passedOf } from './to-bullet.ts'
import { BulletsView } from './view.tsx'

const revenue = anIndicator('budget.rate', {
  vi: 'Thu so dự toán',
  unit: '%',
  decimals: 1,
  cadence: 'month',
  denominator: 'tỷ đồng dự toán',
  formula: { attainment: { of: 'budget.revenue', plan: 'budget.plan' } },
})
const november = parsePeriod('2025-11')
const settings = { items: [{ indicator: 'budget.rate' }] }

function drawn(points: readonly Point[], world: Parameters<typeof drawnBoard>[2] = {}, height = 838): string {
  const view = (
    <BulletsView
      title="So kế hoạch"
      scope={boardScope()}
      width={1_792}
      height={height}
      config={bulletsConfigSchema.parse(settings)}
    />
  )
  const topics = points.length === 0 ? {} : seriesWith(revenue, points)
  return drawnBoard(view, [revenue], { topics: { ...topics, ...world.topics }, refused: world.refused ?? {} })
}

describe('rates against their aims', () => {
  it('say number, fraction, aim, where the days that have passed would be, time and owner', () => {
    const words = wordsOf(drawn([aPoint(108.3, { n: 61_240, d: 56_547 }), aPoint(null)]))
    expect(words).toContain(
      'Thu so dự toán 108,3 % 61.240 / 56.547 tỷ đồng dự toán · mục tiêu 100 % · nhịp ngày 91,5 %',
    )
    expect(words).toContain('11/2025')
    expect(words).toContain('Chánh Văn phòng UBND tỉnh')
  })

  it('draw bar, aim and pace on one scale', () => {
    const html = drawn([aPoint(50), aPoint(null)])
    expect(html).toContain('width:50%')
    expect(html).toContain('style="left:100%" data-mark="aim"')
    expect(html).toMatch(/left:91\.5\d+%" data-mark="pace"/)
  })

  it('are empty without a number, and wait, and fail', () => {
    expect(wordsOf(drawn([aPoint(null)]))).toContain('Thu so dự toán Chưa có dữ liệu · mục tiêu 100 %')
    expect(drawn([])).toContain('aria-busy="true"')
    const [topic = ''] = Object.keys(seriesWith(revenue, []))
    expect(wordsOf(drawn([], { refused: { [topic]: 'forbidden' } }))).toContain('Từ chối: forbidden.')
  })
})

describe(aimsOf, () => {
  const rate = { formula: { ratio: { num: ['a'], den: ['b'] }, scale: 100 } }
  it('takes the board’s aim, else the target, else the whole of a plan, else the band', () => {
    const target = { value: 99, basis: 'x' }
    expect(aimsOf({ aim: 97 }, { ...rate, target }, november)).toEqual({ aim: 97, isBand: false, pace: null })
    expect(aimsOf({}, { ...rate, target, bands: { watch: 95 } }, november)).toEqual({
      aim: 99,
      isBand: false,
      pace: null,
    })
    expect(aimsOf({}, { ...rate, bands: { watch: 95 } }, november)).toEqual({ aim: 95, isBand: true, pace: null })
    expect(aimsOf({}, rate, november)).toEqual({ aim: null, isBand: true, pace: null })
    expect(aimsOf({}, revenue, null)).toEqual({ aim: 100, isBand: false, pace: null })
  })
})

describe(passedOf, () => {
  it.each([
    ['2025-12', 1],
    ['2025', 1],
    ['2025-Q2', 181 / 365],
    ['2024-02', 60 / 366],
  ])('is the share of the year that has passed at the end of %s', (id, share) => {
    const period = parsePeriod(id)
    expect(period === null ? null : passedOf(period)).toBeCloseTo(share, 9)
  })
})

describe(bulletOf, () => {
  it('ends at what it is told, cuts what goes beyond, and puts no mark where the scale has ended', () => {
    expect(bulletOf(18, { aim: 20, pace: null }, 18)).toEqual({ barTo: 1, aimAt: null, paceAt: null, isBeyond: false })
    expect(bulletOf(30, { aim: 10, pace: null }, 20)).toEqual({ barTo: 1, aimAt: 0.5, paceAt: null, isBeyond: true })
    expect(bulletOf(0, { aim: null, pace: null }, undefined).barTo).toBe(0)
  })

  it('never leaves its scale', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(number, fc.option(number), fc.option(number), (value, aim, pace) => {
        const { barTo, aimAt, paceAt } = bulletOf(value, { aim, pace }, undefined)
        for (const share of [barTo, aimAt ?? 0, paceAt ?? 0]) expect(share >= 0 && share <= 1).toBe(true)
      }),
    )
  })
})
