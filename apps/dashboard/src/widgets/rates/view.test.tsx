import { ratesConfigSchema } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { anIndicator, renderSpecimen, specimenScope, type SpecimenView } from '../../fixture/render-specimen.tsx'
import { rates } from './definition.ts'
import { RatesView } from './view.tsx'

const settings = {
  rates: [
    { indicator: 'tthc.on_time_rate', title: 'Trên hồ sơ đã giải quyết', late: ['tthc.resolved_overdue'] },
    { indicator: 'tthc.on_time_rate_766', title: 'Theo Quyết định 766', done: 'tthc.on_time_rate' },
    { indicator: 'tthc.on_time_of_received', title: 'Trên hồ sơ tiếp nhận', quiet: true },
  ],
}
const rate = { unit: '%', decimals: 2 }
const indicators = [
  anIndicator('tthc.on_time_rate', {
    ...rate,
    denominator: 'hồ sơ đã giải quyết',
    target: { value: 99, basis: 'chỉ tiêu' },
  }),
  anIndicator('tthc.on_time_rate_766', { ...rate, denominator: 'hồ sơ tồn và tiếp nhận' }),
  anIndicator('tthc.on_time_of_received', { ...rate, denominator: 'hồ sơ tiếp nhận' }),
]

function render(view: Partial<SpecimenView> = {}): string {
  const scope = specimenScope()
  return renderSpecimen(
    <RatesView title="Ba tỷ lệ" config={ratesConfigSchema.parse(settings)} scope={scope} width={1_776} height={838} />,
    indicators,
    {
      topics: rates.open(settings).topics(scope),
      ...view,
    },
  )
}

describe('several rates on one scale', () => {
  const html = render()

  it('writes each rate over what it divides by', () => {
    for (const part of [
      '99,12',
      '99,24',
      '85,68',
      '181.579 hồ sơ đã giải quyết',
      '210.059 hồ sơ tồn và tiếp nhận',
      '210.059 hồ sơ tiếp nhận',
    ]) {
      expect(html).toContain(part)
    }
  })

  it('judges only the rate that has a target, and says so of the others', () => {
    expect(html.match(/Không xếp mức<\/span>/g)).toHaveLength(2)
    expect(html.match(/mục tiêu 99 %/g)).toHaveLength(1)
  })

  it('names period, time and owner', () => {
    expect(html).toContain('Tháng 11/2026')
    expect(html).toContain('08:16')
    expect(html).toContain('Chánh Văn phòng UBND tỉnh')
  })

  it('draws no bar and no bracket while it waits', () => {
    const waiting = render({ isSilent: true })
    expect(waiting).toContain('Đang chờ nguồn')
    expect(waiting).toContain('trên hồ sơ đã giải quyết')
    expect(waiting).not.toContain('class="num"')
  })

  it('watches every count it draws', () => {
    expect(rates.open(settings).topics(specimenScope())).toEqual([
      'reading/tthc.on_time_rate/37/2026-11',
      'reading/tthc.resolved_overdue/37/2026-11',
      'reading/tthc.on_time_rate_766/37/2026-11',
      'reading/tthc.on_time_of_received/37/2026-11',
    ])
  })
})
