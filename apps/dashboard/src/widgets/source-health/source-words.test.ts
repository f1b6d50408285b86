import type { SourceStatus } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { specimenSource } from '../../fixture/specimen-items.ts'
import { countByFreshness, historyWords, shownIn, timeWords, troubleWords, worstFirst } from './source-words.ts'

const now = Date.parse('2026-11-21T08:20:00+07:00')
const source = (change: Partial<SourceStatus>): SourceStatus => specimenSource(now, change)
const at = (clock: string): string => `2026-11-21T${clock}:00+07:00`
const plain = (words: string | null): string | null => words?.replaceAll('\u00A0', ' ') ?? null

describe(timeWords, () => {
  it.each([
    [{ coveredTo: at('08:16'), receivedAt: at('08:17') }, 'số liệu đến 08:16, nhận 08:17'],
    [{ coveredTo: at('08:16'), receivedAt: at('08:16') }, 'số liệu đến 08:16'],
    [{ coveredTo: at('08:16'), receivedAt: null }, 'số liệu đến 08:16'],
    [{ coveredTo: null }, 'chưa nhận được số liệu'],
    [{ coveredTo: null, isEntered: true }, 'chưa kỳ nào đủ đơn vị'],
    [{ coveredTo: '2026-11-20T06:20:00+07:00', freshness: 'stale' }, 'cũ 26 giờ'],
    [{ coveredTo: '2026-11-18T06:20:00+07:00', freshness: 'lost' }, 'mất 3 ngày'],
  ] as const)('of %j is %s', (change, words) => {
    expect(plain(timeWords(source(change), now))).toBe(words)
  })
})

describe(historyWords, () => {
  const history = {
    wantedFrom: at('00:00'),
    reachedTo: null,
    isComplete: false,
    rows: 180_000,
    totalRows: 290_000,
    secondsLeft: 160,
  }
  it.each([
    [null, null],
    [{ ...history, isComplete: true }, null],
    [history, 'đang nạp lịch sử 62 %, còn 3 phút'],
    [{ ...history, secondsLeft: null }, 'đang nạp lịch sử 62 %'],
    [{ ...history, totalRows: null }, 'Đang nạp lịch sử, còn 3 phút'],
    [{ ...history, totalRows: null, secondsLeft: null }, 'Đang nạp lịch sử'],
  ])('of %j is %s', (read, words) => {
    expect(plain(historyWords(source({ history: read })))).toBe(words)
  })
})

describe(troubleWords, () => {
  const error = { sentence: 'không trả lời', since: '2026-11-21T08:00:00+07:00', failures: 2 }
  it.each([
    ['config', 'người vận hành phải sửa cấu hình'],
    ['upstream', 'đơn vị chủ nguồn phải xử lý'],
    ['transient', 'không kết nối được, đang tự thử lại'],
    ['format', 'người vận hành phải xem dữ liệu bị cách ly'],
  ] as const)('says who must act on %s', (owner, words) => {
    expect(troubleWords(source({ error: { ...error, owner } }))).toBe(words)
  })

  it('says nothing of a source that answers', () => {
    expect(troubleWords(source({}))).toBeNull()
  })
})

describe(countByFreshness, () => {
  it('counts in the order of trouble and leaves out what there is none of', () => {
    const sources = [source({ freshness: 'lost' }), source({}), source({})]
    expect(countByFreshness(sources)).toEqual([
      ['fresh', 2],
      ['lost', 1],
    ])
  })
})

describe(worstFirst, () => {
  it('puts what is lost first and keeps the order of equals', () => {
    const told = (['fresh', 'stale', 'lost', 'fresh', 'late'] as const).map((freshness, index) =>
      source({ id: String(index), freshness }),
    )
    expect(worstFirst(told).map(({ id }) => id)).toEqual(['2', '1', '4', '0', '3'])
  })
})

describe(shownIn, () => {
  const error = { owner: 'upstream', sentence: '503', since: at('08:00'), failures: 1 } as const
  const rows = (count: number, change: Partial<SourceStatus> = {}) =>
    Array.from({ length: count }, () => source({ error: null, ...change }))

  it.each([
    [4, {}, 900, 4],
    [5, {}, 900, 3],
    [4, { error }, 900, 2],
    [1, {}, 100, 0],
  ])('of %i rows with %j shows in %i author pixels %i', (count, change, height, shown) => {
    expect(shownIn(height, rows(count, change))).toHaveLength(shown)
  })
})
