import { funnelConfigSchema } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { type FixtureWorld, sourcesWith, wordsOf } from '../../desk/desk-fixture.tsx'
import { aPoint, boardScope, drawnBoard, seriesWith } from '../../fixture/drawn-board.tsx'
import { anIndicator } from '../../fixture/render-specimen.tsx'
import { FunnelView } from './view.tsx'

const settings = {
  stages: [
    { indicator: 'tthc.online_registered', title: 'Đăng ký' },
    { indicator: 'tthc.online_submitted_ok', title: 'Nộp thành công', rate: 'tthc.funnel_submit_rate' },
    { indicator: 'tthc.online_received', title: 'Tiếp nhận' },
  ],
}
const indicators = [
  anIndicator('tthc.online_registered', { owner: 'Giám đốc Trung tâm' }),
  anIndicator('tthc.online_submitted_ok'),
  anIndicator('tthc.online_received'),
  anIndicator('tthc.funnel_submit_rate', { unit: '%' }),
]
const at = (id: string, period = '2025-12') => `reading/${id}/37/${period}`
const [registered, submitted, rate, received] = [
  at('tthc.online_registered'),
  at('tthc.online_submitted_ok'),
  at('tthc.funnel_submit_rate'),
  at('tthc.online_received'),
]

function drawn(points: Readonly<Record<string, ReturnType<typeof aPoint>>>, world: FixtureWorld = {}): string {
  const topics = Object.fromEntries(Object.entries(points).map(([name, point]) => [name, { '': point }]))
  return drawnBoard(
    <FunnelView
      title="Nộp qua mạng"
      config={funnelConfigSchema.parse(settings)}
      scope={boardScope()}
      width={1_160}
      height={868}
    />,
    indicators,
    { ...world, topics: { ...topics, ...world.topics } },
  )
}

const whole = {
  [registered]: aPoint(565),
  [submitted]: aPoint(183),
  [rate]: aPoint(32.39, { n: 183, d: 565, l: 'watch' }),
  [received]: aPoint(171),
}

describe('the funnel', () => {
  it('is of the latest period of which the first stage is told', () => {
    const [first] = indicators
    const told = first === undefined ? {} : seriesWith(first, [aPoint(565), aPoint(null)])
    const past = Object.fromEntries(
      Object.entries(whole).map(([name, point]) => [name.replace('2025-12', '2025-11'), point]),
    )
    const words = wordsOf(drawn(past, { topics: told }))
    expect(words).toContain('565 hồ sơ')
    expect(words).toContain('11/2025')
  })

  it('shows every stage with its share of the one before, both counts under it, and says that it follows no case', () => {
    const html = drawn(whole)
    const words = wordsOf(html)
    for (const part of [
      '565 hồ sơ',
      '32,4 % 183 / 565 hồ sơ',
      'so với đăng ký',
      '93,4 % 171 / 183 hồ sơ',
      'không theo từng hồ sơ',
    ])
      expect(words).toContain(part)
    expect(html).toContain('aria-label="Theo dõi"')
    expect(words).toContain('Giám đốc Trung tâm, Chánh Văn phòng UBND tỉnh')
  })

  it('says why a stage has no number, and never that it is zero', () => {
    const words = wordsOf(drawn({ ...whole, [received]: aPoint(null, { g: 'hidden' }) }))
    expect(words).toContain('Tiếp nhận Ẩn vì ít: tránh lộ từng người —')
    expect(words).toContain('chưa tính được tỷ lệ')
  })

  it('waits, fails and is empty on purpose', () => {
    expect(drawn({})).toContain('aria-busy')
    expect(wordsOf(drawn({}, { refused: { [registered]: 'forbidden' } }))).toContain('Từ chối: forbidden.')
    const nothing = Object.fromEntries(Object.keys(whole).map((name) => [name, aPoint(null)]))
    expect(wordsOf(drawn(nothing))).toContain('Chưa có dữ liệu')
  })

  it('judges nobody by old numbers', () => {
    const sources = sourcesWith({ freshness: 'stale', coveredTo: '2025-12-04T06:14:00+07:00' })
    const html = drawn(whole, { topics: { sources } })
    expect(html).toContain('data-dimmed')
    expect(html).not.toContain('aria-label="Theo dõi"')
  })
})
