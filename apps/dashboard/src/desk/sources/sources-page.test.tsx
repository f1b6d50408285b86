import { describe, expect, it } from 'vitest'
import { drawnDesk, sourcesWith, wordsOf } from '../desk-fixture.tsx'
import { SourcesPage } from './sources-page.tsx'

const history = {
  wantedFrom: '2024-01-01T00:00:00+07:00',
  reachedTo: null,
  isComplete: false,
  rows: 12_300,
  totalRows: 30_000,
  secondsLeft: 170,
}

function words(world: Parameters<typeof drawnDesk>[2]): string {
  return wordsOf(drawnDesk('/37/nguon', <SourcesPage />, world))
}

describe(SourcesPage, () => {
  it('says of each source how fresh, how far, how much, and whose it is', () => {
    const said = words({ topics: { sources: sourcesWith() } })
    expect(said).toContain('1 nguồn 1 tươi')
    expect(said).toContain('Một cửa điện tử tươi DỮ LIỆU MẪU Giám đốc Trung tâm Phục vụ hành chính công · mỗi 1 phút')
    expect(said).toContain('đang chạy 08:14 08:14')
    expect(said).toContain('290.412 3 đã đủ, 290.000 dòng')
  })

  it('shows how far history has come', () => {
    const html = drawnDesk('/37/nguon', <SourcesPage />, {
      topics: { sources: sourcesWith({ phase: 'loading', history }) },
    })
    expect(html).toContain('<progress')
    expect(wordsOf(html)).toContain('41 %, 12.300 / 30.000 dòng, còn 3 phút')
  })

  it('says what hurts and who must act', () => {
    const error = {
      owner: 'upstream',
      sentence: 'Cổng trả lời 500',
      since: '2025-12-05T07:40:00+07:00',
      failures: 12,
    } as const
    expect(words({ topics: { sources: sourcesWith({ error, circuit: 'open', freshness: 'late' }) } })).toContain(
      'Đơn vị chủ nguồn phải xử lý. Cổng trả lời 500 · 12 lần hỏng từ 07:40 · tạm ngắt',
    )
  })

  it.each([
    ['waiting', {}, 'Đang chờ nguồn …'],
    ['refused', { refused: { sources: 'forbidden' } }, 'Trung tâm từ chối. Từ chối: forbidden.'],
    ['empty', { topics: { sources: {} } }, 'Chưa có nguồn nào được cấu hình.'],
  ] as const)('has words when it is %s', (_, world, sentence) => {
    expect(words(world)).toContain(sentence)
  })
})
