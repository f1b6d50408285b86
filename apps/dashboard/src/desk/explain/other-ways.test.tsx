import { describe, expect, it } from 'vitest'
import { aRate, drawnDesk, wordsOf } from '../desk-fixture.tsx'
import { anIndicator, periodNamed } from '../members/member-fixture.ts'
import { OtherWays } from './other-ways.tsx'

const place = { unit: '37', slice: null, period: periodNamed('2025-11') }
const topics = {
  'reading/tthc.on_time_rate/37/2025-11': { '': aRate(985, 1_000) },
  'reading/tthc.on_time_rate_766/37/2025-11': { '': aRate(900, 1_200) },
}

describe(OtherWays, () => {
  it('puts the ways beside each other with their denominators, the one that is seen marked', () => {
    const html = drawnDesk('/37', <OtherWays indicator={anIndicator()} place={place} titled />, { topics })
    expect(wordsOf(html)).toBe(
      'Cách tính khác Tỷ lệ đúng hạn 98,50 % 985 / 1.000 hồ sơ đã giải quyết Theo Quyết định 766 75,00 % 900 / 1.200 hồ sơ đã giải quyết',
    )
    expect(html.match(/data-this/g)).toHaveLength(1)
  })

  it('shows a dash for a way that is not known, and cannot be pressed there', () => {
    const html = drawnDesk('/37', <OtherWays indicator={anIndicator()} place={place} titled />, {})
    expect(wordsOf(html)).toContain('Theo Quyết định 766 —')
    expect(html.match(/disabled/g)).toHaveLength(2)
  })

  it('is silent where there is one way', () => {
    const alone = anIndicator({ id: 'tthc.paused' })
    expect(drawnDesk('/37', <OtherWays indicator={alone} place={place} titled />, { topics })).toBe('')
  })
})
