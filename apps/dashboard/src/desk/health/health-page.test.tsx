import { describe, expect, it } from 'vitest'
import { sourcesWith, wordsOf } from '../desk-fixture.tsx'
import { aBatch, anOpen, drawnHealth, type HealthWorld, someReminders, someScores } from './health-fixture.tsx'
import { HealthPage } from './health-page.tsx'

const quiet: HealthWorld = {
  topics: { sources: sourcesWith() },
  health: { batches: [aBatch()], quarantine: [] },
  reminders: someReminders([]),
}
const drawn = (world: HealthWorld) => drawnHealth(<HealthPage />, { ...quiet, ...world })
const words = (world: HealthWorld = {}) => wordsOf(drawn(world))

describe(HealthPage, () => {
  it('waits in words, with no table and no good news', () => {
    const html = drawnHealth(<HealthPage />, { topics: { sources: sourcesWith() } })
    expect(html).toContain('role="status"')
    expect(wordsOf(html)).toContain('Đang hỏi trung tâm …')
    expect(html).not.toContain('<table')
    expect(html).not.toContain('Không có việc nào')
  })

  it('says why it failed and what to do', () => {
    const failed = [{ key: ['data-health'], why: 'Trung tâm trả lời 503' }]
    const said = wordsOf(drawnHealth(<HealthPage />, { topics: { sources: sourcesWith() }, failed }))
    expect(said).toContain('Không lấy được: Trung tâm trả lời 503. Hãy tải lại trang')
    expect(said).not.toContain('Đang hỏi')
  })

  it('says that all is well, that nothing lies in quarantine and that nobody was reminded', () => {
    const said = words()
    expect(said).toContain('Cần xử lý Không có việc nào phải xử lý')
    expect(said).toContain('Cách ly Không có dòng nào bị cách ly.')
    expect(said).toContain('Chưa đơn vị nào bị nhắc trong năm nay.')
  })

  it('says so when no source is configured', () => {
    expect(words({ topics: { sources: {} } })).toContain('Chưa có nguồn nào được cấu hình.')
    expect(words()).not.toContain('Chưa có nguồn nào được cấu hình.')
  })

  it('puts what has stopped before what lies in quarantine, each with since when and who must act', () => {
    const error = { owner: 'format', sentence: 'Sai dạng', since: '2025-12-05T07:40:00+07:00', failures: 2 } as const
    const said = words({
      topics: { sources: sourcesWith({ phase: 'stopped', error }) },
      health: { batches: [], quarantine: [anOpen({ owner: 'config' })] },
    })
    expect(said).toContain(
      'Một cửa điện tử: nguồn đã dừng từ 07:40 người vận hành phải xem dữ liệu bị cách ly Sai dạng ' +
        'Một cửa điện tử: 1.234 dòng bị cách ly từ 07:05 01/12 người vận hành',
    )
    expect(said).not.toContain('Không có việc nào')
  })

  it('says how old a stale source is, and what it has promised', () => {
    const html = drawn({
      topics: { sources: sourcesWith({ freshness: 'stale', coveredTo: '2025-12-04T06:15:00+07:00' }) },
    })
    expect(html).toContain('data-freshness="stale"')
    expect(wordsOf(html)).toContain('06:15 04/12, 26 giờ mỗi 1 phút')
    expect(wordsOf(html)).toContain('Một cửa điện tử: quá hẹn, chưa có số liệu mới từ 06:15 04/12 Giám đốc Trung tâm')
  })

  it('shows how far history has come only while it is loading', () => {
    const history = {
      wantedFrom: '2024-01-01T00:00:00+07:00',
      reachedTo: null,
      isComplete: false,
      rows: 12_300,
      totalRows: 30_000,
      secondsLeft: 170,
    }
    const loading = words({ topics: { sources: sourcesWith({ phase: 'loading', history }) } })
    expect(loading).toContain('41 %, 12.300 / 30.000 dòng, còn 3 phút')
    expect(words()).not.toContain('290.000 dòng')
  })

  it('says of the newest batch when, how much and what was refused', () => {
    expect(words()).toContain('08:14 12.345 dòng, 1.208 thay đổi —')
    const health = { batches: [aBatch({ direction: 'history', refused: 1_007 })], quarantine: [] }
    expect(words({ health })).toContain('08:14 · nạp lịch sử 12.345 dòng, 1.208 thay đổi 1.007 bị từ chối')
    expect(words({ health: { batches: [], quarantine: [] } })).toContain('chưa có mẻ nào')
  })

  it('gives each source its score with the halves of each part, and dashes while there is none', () => {
    expect(words({ quality: someScores() })).toContain(
      '97,4 99,9 % 9.999 / 10.000 — chưa hứa 100 % 3 / 3 97,2 % 700 giờ / 720 giờ',
    )
    expect(words()).toContain('— — chưa có — chưa hứa — chưa có — chưa có')
    expect(words({ quality: someScores({ source: 'camera' }) })).not.toContain('97,4')
  })

  it('counts the reminders of each unit', () => {
    const units = [{ unit: 'H42.05', name: 'Sở Tư pháp', count: 1_006, mark: 6 as const }]
    const said = words({ reminders: someReminders(units) })
    expect(said).toContain('Đơn vị bị nhắc trong năm Sở Tư pháp 1.006 lần đã đủ 6 lần')
    expect(said).not.toContain('Chưa đơn vị nào bị nhắc')
  })

  it('leads to the page of data quality of the unit looked at', () => {
    expect(drawn({})).toMatch(
      /<a class="health-link" href="\/desk\/37\/chat-luong">Chi tiết ở trang Chất lượng dữ liệu/,
    )
  })
})
