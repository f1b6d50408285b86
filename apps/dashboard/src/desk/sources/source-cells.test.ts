import { describe, expect, it } from 'vitest'
import { coveredText, historyShare, historyText, instantText, troubleOf } from './source-cells.ts'
import { aSource } from './source-fixture.ts'

const now = Date.parse('2025-12-01T08:15:00+07:00')
const history = {
  wantedFrom: '2024-01-01T00:00:00+07:00',
  reachedTo: null,
  isComplete: false,
  rows: 12_300,
  totalRows: 30_000,
  secondsLeft: 170,
}

describe(instantText, () => {
  it.each([
    ['2025-12-01T08:14:00+07:00', '08:14'],
    ['2025-11-30T23:59:59+07:00', '23:59\u00A030/11'],
    [null, '—'],
  ])('writes %s as %s', (iso, words) => {
    expect(instantText(iso, now)).toBe(words)
  })
})

describe(coveredText, () => {
  it.each([
    [aSource(), '08:14'],
    [aSource({ freshness: 'stale', coveredTo: '2025-11-30T06:15:00+07:00' }), '06:15\u00A030/11, 26\u00A0giờ'],
    [aSource({ coveredTo: null }), 'chưa nhận được số liệu'],
  ])('says until when: %#', (source, words) => {
    expect(coveredText(source, now)).toBe(words)
  })
})

describe(historyText, () => {
  it.each([
    [null, 'không nạp'],
    [{ ...history, isComplete: true, rows: 30_000 }, 'đã đủ, 30.000 dòng'],
    [history, '41\u00A0%, 12.300 / 30.000 dòng, còn 3\u00A0phút'],
    [{ ...history, totalRows: null, secondsLeft: null }, '12.300 dòng'],
  ])('says how far: %#', (of, words) => {
    expect(historyText(aSource({ history: of }))).toBe(words)
  })
})

describe(historyShare, () => {
  it('is known only while it loads to a known size', () => {
    expect(historyShare(aSource({ history }))).toBeCloseTo(0.41)
    expect(historyShare(aSource({ history: { ...history, rows: 40_000 } }))).toBe(1)
    expect(historyShare(aSource({ history: { ...history, totalRows: 0 } }))).toBeNull()
    expect(historyShare(aSource())).toBeNull()
    expect(historyShare(aSource({ history: null }))).toBeNull()
  })
})

describe(troubleOf, () => {
  const error = {
    owner: 'upstream',
    sentence: 'GET /ho-so answered 500',
    since: '2025-12-01T07:40:00+07:00',
    failures: 12,
  } as const

  it('says what hurts, since when, and who must act', () => {
    expect(troubleOf(aSource({ error, circuit: 'open' }), now)).toEqual({
      sentence: 'GET /ho-so answered 500 · 12 lần hỏng từ 07:40 · tạm ngắt',
      actor: 'Đơn vị chủ nguồn phải xử lý',
    })
  })

  it.each(['config', 'upstream', 'transient', 'format'] as const)('names who acts on %s', (owner) => {
    expect(troubleOf(aSource({ error: { ...error, owner } }), now)?.actor).not.toBe('')
  })

  it('is silent when nothing hurts', () => {
    expect(troubleOf(aSource(), now)).toBeNull()
  })
})
