import { describe, expect, it } from 'vitest'
import { aRate, drawnDesk, type FixtureWorld, sourcesWith, wordsOf } from '../desk-fixture.tsx'
import { aPoint } from './member-fixture.ts'
import { Members } from './members.tsx'

const rate = 'tthc.on_time_rate'
const units = {
  [`breakdown/${rate}/37/2025-11/unit`]: {
    '37-SNNMT': aRate(97, 100, { l: 'watch' }),
    '14329': aRate(80, 80),
    '37': aRate(1, 1),
  },
  [`breakdown/${rate}/37/2025-10/unit`]: { '37-SNNMT': aRate(98, 100) },
  'breakdown/tthc.resolved_total/37/2025-11/unit': { '37-SNNMT': aPoint(100), '14329': aPoint(80), '14560': aPoint(0) },
  'breakdown/tthc.resolved_overdue/37/2025-11/unit': { '37-SNNMT': aPoint(3), '14329': aPoint(0), '14560': aPoint(0) },
  [`reading/${rate}/37/2025-11`]: { '': aRate(178, 181) },
  'reading/tthc.resolved_total/37/2025-11': { '': aPoint(181) },
  sources: sourcesWith(),
}

function rowsOf(html: string): string[] {
  return html
    .split('<tr')
    .slice(1)
    .map((row) => wordsOf(`<tr${row}`))
}

function drawn(href: string, world: FixtureWorld): string {
  return drawnDesk(href, <Members />, world)
}

describe(Members, () => {
  it('puts the worst unit first, what has no number last, the whole at the end', () => {
    const [head, ...rows] = rowsOf(drawn('/37?ky=2025-11', { topics: units }))
    expect(head).toBe('Đơn vị Đã giải quyết Quá hạn Tỷ lệ đúng hạn So T10 6 tháng')
    const names = [
      'Sở Nông nghiệp và Môi trường',
      'Phường Hoa Lư',
      'Tỉnh Ninh Bình (trực tiếp)',
      'Xã Đồng Thái',
      'Toàn tỉnh',
    ]
    expect(rows.map((row) => names.find((name) => row.startsWith(name)))).toEqual(names)
    expect(rows[0]).toContain('97,00 %')
    expect(rows[0]).toContain('−1,00')
    expect(rows.at(-1)).toContain('181')
  })

  it('leads from a row to its unit and keeps the period', () => {
    const html = drawn('/37?ky=2025-11', { topics: units })
    expect(html).toContain('href="/desk/37-SNNMT?ky=2025-11"')
    expect(html).not.toContain('>Tỉnh Ninh Bình (trực tiếp)</a>')
  })

  it('has one cell in the tab order, every number a button that says what it explains', () => {
    const html = drawn('/37?ky=2025-11', { topics: units })
    const body = html.slice(html.indexOf('<tbody'), html.indexOf('</tbody'))
    expect(body.match(/tabindex="0"/gi)).toHaveLength(1)
    expect(html).toContain('aria-label="Giải thích Quá hạn: 3"')
    expect(html).toContain('role="grid"')
  })

  it('counts none for a field that was answered and not counted', () => {
    const topics = {
      [`breakdown/${rate}/37-SNNMT/2025-11/field`]: { 'dat-dai': aRate(10, 10), 'y-te': aRate(5, 5) },
      'breakdown/tthc.resolved_overdue/37-SNNMT/2025-11/field': { 'dat-dai': aPoint(2) },
      sources: sourcesWith(),
    }
    const rows = rowsOf(drawn('/37-SNNMT?ky=2025-11', { topics }))
    expect(rows[1]).toMatch(/^Đất đai/)
    expect(rows[2]).toMatch(/^Y tế .* 0 100,00 %/)
  })

  it('leads from a field to its days where there is nothing below', () => {
    const topics = {
      [`breakdown/${rate}/37-SNNMT/2025-11/field`]: { 'dat-dai': aRate(10, 10) },
      sources: sourcesWith(),
    }
    expect(drawn('/37-SNNMT?ky=2025-11', { topics })).toContain(
      'href="/desk/37-SNNMT?ky=2025-11&amp;loc=field=dat-dai"',
    )
  })

  it('shows a period day by day, newest first, with the weekday', () => {
    const topics = {
      [`series/${rate}/37/2025-11-24..2025-12-05`]: { '2025-12-04': aRate(9, 10), '2025-11-27': aRate(10, 10) },
      sources: sourcesWith(),
    }
    const rows = rowsOf(drawn('/37?ky=2025-12&xem=ngay', { topics }))
    expect(rows[1]).toMatch(/^Thứ Sáu 05\/12\/2025/)
    expect(rows[2]).toMatch(/^Thứ Năm 04\/12\/2025.*90,00 % −10,00/)
  })

  it('shows every indicator with the fraction behind each rate', () => {
    const topics = { [`reading/${rate}/37/2025-11`]: { '': aRate(178, 181) }, sources: sourcesWith() }
    const rows = rowsOf(drawn('/37?ky=2025-11&xem=chi-tieu', { topics }))
    expect(rows.find((row) => row.startsWith('Tỷ lệ đúng hạn trên'))).toContain('178 / 181 hồ sơ đã giải quyết 98,34 %')
  })

  it('waits in blocks, then in words', () => {
    const html = drawn('/37?ky=2025-11', {})
    expect(html).toContain('aria-busy="true"')
    expect(wordsOf(html)).toContain('Đang chờ nguồn …')
  })

  it('says why it is refused', () => {
    const html = drawn('/37?ky=2025-11', { refused: { [`breakdown/${rate}/37/2025-11/unit`]: 'out_of_bounds' } })
    expect(wordsOf(html)).toContain('Trung tâm từ chối. Từ chối: out_of_bounds.')
  })

  it('says when there is nothing yet', () => {
    const topics = { [`breakdown/${rate}/37-SNNMT/2025-11/field`]: {}, sources: sourcesWith() }
    expect(wordsOf(drawn('/37-SNNMT?ky=2025-11', { topics }))).toContain('Chưa có dữ liệu trong kỳ này')
  })

  it('dims rows and takes their levels when the source is lost', () => {
    const lost = sourcesWith({ freshness: 'lost', coveredTo: '2025-11-20T06:15:00+07:00' })
    const html = drawn('/37?ky=2025-11', { topics: { ...units, sources: lost } })
    expect(html).toContain('data-dimmed')
    expect(html).not.toContain('aria-label="Theo dõi"')
  })

  it('says its order in words', () => {
    expect(wordsOf(drawn('/37?ky=2025-11', { topics: units }))).toContain('4 đơn vị, xếp theo')
  })
})
