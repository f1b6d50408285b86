import { calendarConfigSchema } from '@toan-canh/contract'
import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { queries } from '../../app/api.ts'
import { anIndicator, renderSpecimen, specimenScope, type SpecimenView } from '../../fixture/render-specimen.tsx'
import { calendar } from './definition.ts'
import { CalendarView } from './view.tsx'

const settings = { indicator: 'tthc.received_total', months: 2, classes: [1, 40, 75, 90, 120] }
const topics = calendar.open(settings).topics(specimenScope())

function render(view: Partial<SpecimenView> = {}): string {
  return renderSpecimen(
    <CalendarView
      title="Tiếp nhận theo ngày"
      config={calendarConfigSchema.parse(settings)}
      scope={specimenScope()}
      width={1_776}
      height={868}
    />,
    [anIndicator('tthc.received_total')],
    { topics, ...view },
  )
}

describe('the calendar', () => {
  it('watches the days of whole months', () => {
    expect(topics).toEqual(['series/tthc.received_total/37/2026-10-01..2026-11-30'])
  })

  it('names its months, its highest day, its span, time and owner', () => {
    const items = { [topics[0] ?? '']: { '2026-11-20': { v: 412, l: 'none' as const, s: 1 } } }
    const html = render({ items })
    for (const part of ['10/2026', '11/2026', 'Cao nhất 20/11: 412 hồ sơ', '10/26–11/26', '08:16', 'Chánh Văn phòng'])
      expect(html).toContain(part)
    expect(html).toContain('var(--seq5)')
  })

  it('makes dots of the rest days of the calendar', () => {
    const client = new QueryClient()
    const rest = [{ day: '2026-11-20', name: 'Nghỉ bù', isProvisional: false }]
    const key = queries.calendar('2026-10-01', '2026-11-30').queryKey
    client.setQueryData(key, { id: 'vn', from: '2026-10-01', to: '2026-11-30', rest, worked: [] })
    const items = { [topics[0] ?? '']: { '2026-11-19': { v: 1, l: 'none' as const, s: 1 } } }
    expect(render({ items, client }).match(/width="6"/g)).toHaveLength(1)
  })

  it('waits, is empty, dimmed and lost on purpose', () => {
    expect(render({ isSilent: true })).toContain('Đang chờ nguồn')
    expect(render({ items: { [topics[0] ?? '']: {} } })).toContain('Chưa có dữ liệu')
    const lost = { freshness: 'lost', coveredTo: '2026-11-18T06:20:00+07:00' } as const
    expect(render({ source: { ...lost, expiresMs: 31 * 86_400_000 } })).toContain('data-dimmed')
    expect(render({ source: { ...lost, expiresMs: 86_400_000 } })).toContain('Mất dữ liệu')
  })
})
