import { describe, expect, it } from 'vitest'
import { drawnDesk, fixtureNow, sourcesWith, wordsOf } from '../desk-fixture.tsx'
import { LinkBanner } from './link-banner.tsx'
import { Navigation } from './navigation.tsx'
import { TopBar } from './top-bar.tsx'
import { DeskWatermark } from './desk-watermark.tsx'

const live = { topics: { sources: sourcesWith() } }

describe(TopBar, () => {
  it('names the unit, how many are below, and the time of the server', () => {
    const words = wordsOf(drawnDesk('/37', <TopBar />, live))
    expect(words).toContain('Tỉnh Ninh Bình và 3 đơn vị trực thuộc')
    expect(words).toContain('08:15 · 05/12/2025')
  })

  it('marks sample data, and only sample data', () => {
    expect(wordsOf(drawnDesk('/37', <TopBar />, live))).toContain('DỮ LIỆU MẪU')
    const real = { topics: { sources: sourcesWith({ isSample: false }) } }
    expect(wordsOf(drawnDesk('/37', [<TopBar key="t" />, <DeskWatermark key="w" />], real))).not.toContain(
      'DỮ LIỆU MẪU',
    )
  })
})

describe(Navigation, () => {
  it('leads only where there is something, and says where one is', () => {
    const html = drawnDesk('/37/nguon', <Navigation />, live)
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      '/desk/37',
      '/desk/37/nguon',
      '/desk/37/chat-luong',
      '/desk/37/suc-khoe',
      '/desk/37/nhap-tay',
      '/desk/37/danh-sach',
      '/desk/37/tuong',
    ])
    expect(html).toMatch(/href="\/desk\/37\/nguon" aria-current="page"/)
    expect(wordsOf(html)).not.toContain('Tường')
  })

  it('has names of two words at most for narrow screens', () => {
    const html = drawnDesk('/37', <Navigation />, live)
    const short = [...html.matchAll(/desk-nav-short"[^>]*>([^<]*)</g)].map(([, name]) => name)
    expect(short).toEqual(['Nguồn', 'Chất lượng', 'Sức khỏe', 'Đạo diễn'])
  })

  it('leads to the boards where there are any', () => {
    const board = { id: 'b', vi: 'B', en: 'B', unit: '37', period: 'today', widgets: {}, layouts: [] } as const
    const html = drawnDesk('/37/bang?xem=b', <Navigation />, { ...live, boards: [{ ...board, layouts: [] }] })
    expect(html).toMatch(/href="\/desk\/37\/bang" aria-current="page"/)
  })

  it('counts sources that are not fresh', () => {
    const late = { topics: { sources: sourcesWith({ freshness: 'late' }) } }
    expect(wordsOf(drawnDesk('/37', <Navigation />, late))).toContain('Nguồn dữ liệu Nguồn 1 trễ')
  })
})

describe(LinkBanner, () => {
  it('is silent while the centre is there', () => {
    expect(drawnDesk('/37', <LinkBanner />, live)).toBe('')
  })

  it('says since when it is gone and when it is tried again', () => {
    const link = { kind: 'lost', since: fixtureNow - 60_000, retryAt: fixtureNow + 12_000 } as const
    expect(wordsOf(drawnDesk('/37', <LinkBanner />, { ...live, link }))).toContain(
      'Mất kết nối trung tâm từ 08:14. Số liệu giữ nguyên, tuổi ghi bên từng số. Thử lại sau 12 giây.',
    )
  })
})
