import { describe, expect, it } from 'vitest'
import { drawnDesk, wordsOf } from '../desk-fixture.tsx'
import { PageHead } from './page-head.tsx'

function head(href: string): string {
  return drawnDesk(href, <PageHead />, {})
}

function chosen(html: string): string[] {
  return [...html.matchAll(/<option[^>]*selected=""[^>]*>([^<]*)</g)].map(([, words]) => words ?? '')
}

function crumbs(html: string): string {
  return wordsOf(html.slice(0, html.indexOf('</nav>')))
}

describe(PageHead, () => {
  it('says the scope from the province down, each part above the last a link', () => {
    const html = head('/37-SNNMT?ky=2025-11&loc=field=dat-dai')
    expect(crumbs(html)).toBe('Tỉnh Ninh Bình Sở Nông nghiệp và Môi trường Lĩnh vực: Đất đai')
    expect(html).toContain('href="/desk/37?ky=2025-11"')
    expect(html).toContain('href="/desk/37-SNNMT?ky=2025-11"')
    expect(html).toContain('<span aria-current="page">Lĩnh vực: Đất đai</span>')
  })

  it.each([
    ['/37?ky=2025-11', ['Tỷ lệ đúng hạn', 'Tháng', 'Tháng 11/2025', 'Tháng 10/2025 (kỳ trước)']],
    ['/37?ky=2025-11&so=2024-11', ['Tỷ lệ đúng hạn', 'Tháng', 'Tháng 11/2025', 'Tháng 11/2024 (cùng kỳ)']],
    ['/37?ky=2025-Q4', ['Tỷ lệ đúng hạn', 'Quý', 'Quý IV/2025', 'Quý III/2025 (kỳ trước)']],
    ['/37?ky=2025-W49', ['Tỷ lệ đúng hạn', 'Tuần', 'Tuần 49/2025', 'Tuần 48/2025 (kỳ trước)']],
    ['/37?ky=2025', ['Tỷ lệ đúng hạn', 'Năm', 'Năm 2025', 'Năm 2024 (kỳ trước)']],
    ['/37?ky=2025-12-01', ['Tỷ lệ đúng hạn', 'Ngày', 'Thứ Hai 01/12/2025', '30/11/2025 (kỳ trước)']],
    ['/37?ky=7d@2025-12-05', ['Tỷ lệ đúng hạn', '7 ngày', 'đến ngày 05/12/2025', '22–28/11 (kỳ trước)']],
    ['/37?chi-tieu=tthc.in_progress_overdue', ['Đang quá hạn', 'Tháng', 'Tháng 12/2025', 'Tháng 11/2025 (kỳ trước)']],
  ])('shows what %s asks for', (href, options) => {
    expect(chosen(head(href))).toEqual(['Hiện nay', ...options])
  })

  it('does not step into the future', () => {
    const last = (html: string) => html.slice(html.lastIndexOf('class="step"'))
    expect(last(head('/37?ky=2025-12'))).toContain('disabled')
    expect(last(head('/37?ky=2025-11'))).not.toContain('disabled')
  })

  it('has a label for every control', () => {
    const html = head('/37')
    expect(html.match(/<select/g)).toHaveLength(5)
    expect(html).toContain('aria-label="Kỳ"')
    expect(html).toContain('<span class="control-name">So với</span>')
    expect(html).toContain('<span class="control-name">Địa giới</span>')
    expect(html).toContain('<span class="unseen">Chỉ tiêu chính</span>')
  })
})
