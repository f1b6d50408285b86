import { kpiConfigSchema, type Point } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { anIndicator, renderSpecimen, specimenScope, type SpecimenView } from '../../fixture/render-specimen.tsx'
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

  const reading = (indicator: string) => `reading/${indicator}/37/2026-11`
  const told = (point: Partial<Point>) => ({ '': { v: 95, l: 'none', s: 1, ...point } as const })

  it('keeps the reservation of its source before the number', () => {
    const topic = reading('tthc.received_total')
    const html = render({ indicator: 'tthc.received_total' }, { items: { [topic]: told({ o: '>' }) } })
    expect(html).toContain('&gt; 95</b>')
    expect(render({ indicator: 'tthc.received_total' }, { items: { [topic]: told({}) } })).toContain('>95</b>')
  })

  it('says how many units are missing, until when it tells, and by which formula', () => {
    const point = told({ g: 'partial', m: [12, 129], t: '2026-11-20', f: '2026-01-01', b: 'reported' })
    const html = render({ indicator: 'tthc.received_total' }, { items: { [reading('tthc.received_total')]: point } })
    expect(html).toContain('thiếu 12/129 đơn vị · mới đến 20/11 · đơn vị báo cáo · cách tính từ 01/01/2026')
    expect(render({ indicator: 'tthc.received_total' })).not.toContain('thiếu')
  })

  it('stands against its plan and its past, and compares nothing falsely', () => {
    const of = 'budget.revenue'
    const known = [
      anIndicator(of, { formula: { sum: [of] } }),
      anIndicator('budget.attained', { formula: { attainment: { of, plan: 'budget.plan' } } }),
      anIndicator('budget.grown', {
        formula: { growth: { of: [of], against: 'same_period_last_year', as: 'percent' } },
      }),
    ]
    const items = {
      [reading(of)]: told({}),
      [reading('budget.attained')]: told({ v: 84.2 }),
      [reading('budget.grown')]: told({ v: null, g: 'not_comparable' }),
    }
    const topics = Object.keys(items)
    const html = render({ indicator: of }, { items, topics }, '2026-11', known)
    expect(html).toContain('đạt 84,2 % kế hoạch năm')
    expect(html).toContain('không so sánh được với cùng kỳ năm trước')
    const old = { freshness: 'stale', coveredTo: '2026-11-20T06:20:00+07:00', expiresMs: 172_800_000 } as const
    expect(render({ indicator: of }, { items, topics, source: old }, '2026-11', known)).not.toContain('kế hoạch năm')
  })

  it('holds today against no day that was reckoned by another formula', () => {
    const settings = { indicator: 'tthc.received_total', when: 'today', against: 'same-weekday' }
    const day = (id: string) => `reading/tthc.received_total/37/${id}/@hour=00-07`
    const [today, before] = [day('2026-11-21'), day('2026-11-14')]
    const view = (f: string | undefined) => ({
      topics: [today, before, 'reading/tthc.received_total/37/2026-11-21'],
      items: { [today]: told(f === undefined ? {} : { f }), [before]: told({ v: 90 }) },
    })
    expect(render(settings, view(undefined))).toContain('cùng tính đến 08:00')
    expect(render(settings, view('2026-11-20'))).toContain('Không so sánh được: cách tính khác nhau')
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

  it('shows beside a number what its definition says must be seen with it', () => {
    const handled = anIndicator('tthc.on_time_rate', { unit: '%', decimals: 1, with: ['tthc.received_total'] })
    const topics = [
      ...kpi.open({ indicator: handled.id }).topics(specimenScope()),
      'reading/tthc.received_total/37/2026-11',
    ]
    const html = render({ indicator: handled.id }, { topics }, '2026-11', [
      handled,
      anIndicator('tthc.received_total', { vi: 'Tiếp nhận trong kỳ' }),
    ])
    expect(html).toMatch(/<b class="strong">[\d.]+<\/b> tiếp nhận trong kỳ/)
    expect(render({ indicator: handled.id })).not.toContain('tiếp nhận trong kỳ')
  })

  it('says that too few cases stand under a rate', () => {
    const bands = { watch: 99, act: 95, atLeast: 1_000_000 }
    const judged = indicators.map((each) => (each.id === 'tthc.on_time_rate' ? { ...each, bands } : each))
    expect(render({ indicator: 'tthc.on_time_rate' }, {}, '2026-11', judged)).toContain('Mẫu nhỏ')
    expect(render({ indicator: 'tthc.on_time_rate' })).not.toContain('Mẫu nhỏ')
  })
})
