import { describe, expect, it } from 'vitest'
import { aRate, drawnDesk, wordsOf } from '../desk-fixture.tsx'
import { anIndicator, periodNamed } from '../members/member-fixture.ts'
import { TrendPanel } from './trend-panel.tsx'

const place = { unit: '37', slice: null, period: periodNamed('2025-11') }
const topic = 'series/tthc.on_time_rate/37/2024-11..2025-11'

function drawn(world: Parameters<typeof drawnDesk>[2]): string {
  return drawnDesk('/37', <TrendPanel indicator={anIndicator()} place={place} />, world)
}

describe(TrendPanel, () => {
  it('says how many steps, the unit and the target', () => {
    expect(wordsOf(drawn({ topics: { [topic]: {} } }))).toContain('13 tháng % · mục tiêu 99 %')
  })

  it('gives every step as a number to be read and pressed, newest first', () => {
    const html = drawn({ topics: { [topic]: { '2025-11': aRate(98, 100), '2025-10': aRate(97, 100) } } })
    expect(wordsOf(html)).toContain('Tháng 11/2025 98,00 % Tháng 10/2025 97,00 % Tháng 09/2025 —')
    expect(html.match(/disabled/g)).toHaveLength(11)
  })

  it('says what is dotted only where there is something from before the unit', () => {
    expect(wordsOf(drawn({ topics: { [topic]: { '2025-01': aRate(98, 100) } } }))).toContain(
      'nét chấm: trước 01/07/2025',
    )
    expect(wordsOf(drawn({ topics: { [topic]: { '2025-08': aRate(98, 100) } } }))).not.toContain('nét chấm')
  })

  it('waits and is refused in words', () => {
    expect(wordsOf(drawn({}))).toContain('Đang chờ nguồn …')
    expect(wordsOf(drawn({ refused: { [topic]: 'out_of_bounds' } }))).toContain('Từ chối: out_of_bounds.')
  })
})
