import { trendConfigSchema } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { anIndicator, renderSpecimen, specimenScope, type SpecimenView } from '../../fixture/render-specimen.tsx'
import { trend } from './definition.ts'
import { TrendView } from './view.tsx'

const settings = { rate: 'tthc.on_time_rate', volume: 'tthc.resolved_total' }
const indicators = [
  anIndicator('tthc.on_time_rate', { unit: '%', decimals: 2, target: { value: 99, basis: 'chỉ tiêu' } }),
]

function render(view: Partial<SpecimenView> = {}): string {
  const scope = specimenScope()
  const config = trendConfigSchema.parse(settings)
  return renderSpecimen(
    <TrendView title="Tỷ lệ đúng hạn, 13 tháng" config={config} scope={scope} width={1_160} height={727} />,
    indicators,
    {
      topics: trend.open(settings).topics(scope),
      ...view,
    },
  )
}

const history = {
  wantedFrom: '2025-10-01T00:00:00+07:00',
  reachedTo: null,
  isComplete: false,
  rows: 1,
  totalRows: 2,
  secondsLeft: 160,
}

describe('the trend block', () => {
  it('names its span, time and owner', () => {
    const html = render()
    for (const part of ['Tỷ lệ đúng hạn, 13 tháng', '11/25–11/26', '08:16', 'Chánh Văn phòng UBND tỉnh'])
      expect(html).toContain(part)
  })

  it('waits without drawing a line', () => {
    expect(render({ isSilent: true })).toContain('Đang chờ nguồn')
  })

  it('draws no month that still lacks history, and says so', () => {
    const html = render({ source: { phase: 'loading', history } })
    expect(html).toContain('Đang nạp lịch sử, còn 3 phút')
    expect(html).toContain('void-dash')
  })

  it('watches thirteen months of rate and volume', () => {
    expect(trend.open(settings).topics(specimenScope())).toEqual([
      'series/tthc.on_time_rate/37/2025-11..2026-11',
      'series/tthc.resolved_total/37/2025-11..2026-11',
    ])
  })

  it('steps a rolling scope by months', () => {
    expect(trend.open(settings).topics(specimenScope('30d@2026-11-21'))[0]).toBe(
      'series/tthc.on_time_rate/37/2025-11..2026-11',
    )
  })
})
