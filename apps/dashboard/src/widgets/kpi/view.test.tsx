import { describe, expect, it } from 'vitest'
import { anIndicator, renderSpecimen, specimenScope, type SpecimenView } from '../../fixture/render-specimen.tsx'
import { kpiConfigSchema } from './config.ts'
import { kpi } from './definition.ts'
import { KpiView } from './view.tsx'

const overdue = {
  indicator: 'tthc.in_progress_overdue',
  of: { indicator: 'tthc.in_progress', words: 'đang giải quyết' },
}
const indicators = [
  anIndicator('tthc.in_progress_overdue', { formula: { sum: ['overdue@end'] } }),
  anIndicator('tthc.received_total', { vi: 'Tiếp nhận trong kỳ' }),
  anIndicator('tthc.on_time_rate', {
    unit: '%',
    decimals: 2,
    denominator: 'hồ sơ đã giải quyết',
    formula: { ratio: { num: ['a'], den: ['b'] }, scale: 100 },
  }),
]

function render(settings: unknown, view: Partial<SpecimenView> = {}, period = '2026-11', known = indicators): string {
  const scope = specimenScope(period)
  const config = kpiConfigSchema.parse(settings)
  return renderSpecimen(
    <KpiView title="Đang quá hạn" config={config} scope={scope} width={566} height={405} />,
    known,
    {
      topics: kpi.open(settings).topics(scope),
      ...view,
    },
  )
}

describe('a KPI tile', () => {
  it('carries number, unit, denominator, period, time and owner', () => {
    const html = render(overdue)
    for (const part of [
      'Đang quá hạn',
      '>214<',
      'hồ sơ',
      '28.480',
      'đang giải quyết',
      'Lúc này',
      '08:16',
      'Chánh Văn phòng UBND tỉnh',
      'aria-label="tươi"',
    ]) {
      expect(html).toContain(part)
    }
  })

  it('puts numerator and denominator of a rate under it, and its level beside the title', () => {
    const html = render({ indicator: 'tthc.on_time_rate' })
    expect(html).toContain('99,12')
    expect(html).toMatch(/179\.973<\/b> \/ .*181\.579 .*hồ sơ đã giải quyết/)
    expect(html).toContain('aria-label="Đạt"')
    expect(html).toContain('data-level="ok"')
  })

  it('keeps the frame while it waits and shows no number', () => {
    const html = render(overdue, { isSilent: true })
    expect(html).toContain('Đang chờ nguồn')
    expect(html).toContain('Chánh Văn phòng UBND tỉnh')
    expect(html).not.toContain('class="num"')
  })

  it('dims an old number, says its age and drops its level', () => {
    const html = render(
      { indicator: 'tthc.on_time_rate' },
      { source: { freshness: 'stale', coveredTo: '2026-11-20T06:20:00+07:00', expiresMs: 172_800_000 } },
    )
    expect(html).toContain('data-dimmed')
    expect(html).toContain('cũ 26 giờ')
    expect(html).not.toContain('aria-label="Đạt"')
  })

  it('says that history is still loading, and judges nothing', () => {
    const history = {
      wantedFrom: '2025-10-01T00:00:00+07:00',
      reachedTo: null,
      isComplete: false,
      rows: 1,
      totalRows: 2,
      secondsLeft: 160,
    }
    const html = render({ indicator: 'tthc.on_time_rate' }, { source: { phase: 'loading', history } })
    expect(html).toContain('Nạp lịch sử, còn 3 phút')
    expect(html).not.toContain('aria-label="Đạt"')
  })

  it('speaks of the whole period once the day’s board looks back', () => {
    const html = render({ indicator: 'tthc.received_total', when: 'today' }, {}, '2025-11')
    expect(html).toContain('Tiếp nhận trong kỳ')
    expect(html).toContain('11/2025')
    expect(html).toContain('23:59 30/11<')
  })

  it('fails aloud on an indicator that the catalogue does not have', () => {
    expect(() => render({ indicator: 'tthc.nothing' })).toThrow('tthc.nothing không có trong danh mục')
  })

  it('makes a dash of a number whose source was lost long ago, and says what it last was', () => {
    const html = render(overdue, {
      source: { freshness: 'lost', coveredTo: '2026-11-18T06:20:00+07:00', expiresMs: 86_400_000 },
    })
    expect(html).toContain('kpi-dash')
    expect(html).not.toContain('>214<')
    expect(html).toContain('Mất dữ liệu, lần cuối 214')
    expect(html).toContain('mất 3 ngày')
  })

  it('says that too few cases stand under a rate', () => {
    const bands = { watch: 99, act: 95, atLeast: 1_000_000 }
    const judged = indicators.map((each) => (each.id === 'tthc.on_time_rate' ? { ...each, bands } : each))
    expect(render({ indicator: 'tthc.on_time_rate' }, {}, '2026-11', judged)).toContain('Mẫu nhỏ')
    expect(render({ indicator: 'tthc.on_time_rate' })).not.toContain('Mẫu nhỏ')
  })
})
