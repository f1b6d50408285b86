import { parsePeriod } from '@toan-canh/calendar'
import { describe, expect, it } from 'vitest'
import { renderSpecimen } from '../fixture/render-specimen.tsx'
import type { Cover } from './cover.ts'
import { coverText, FootLine, FootStack, periodIn } from './tile-foot.tsx'

const now = Date.parse('2026-11-21T08:20:00+07:00')
const cover: Cover = {
  freshness: 'fresh',
  asOf: Date.parse('2026-11-21T08:16:00+07:00'),
  ageMs: 4 * 60_000,
  isSample: true,
  historyLeft: undefined,
  isClosed: false,
  isExpired: false,
  isOffline: false,
}
const november = parsePeriod('2026-11')
if (november === null) throw new Error('no period')

describe(coverText, () => {
  it.each([
    ['fresh', cover, '08:16'],
    ['late', { ...cover, freshness: 'late' as const }, 'trễ 4 phút'],
    ['stale', { ...cover, freshness: 'stale' as const, ageMs: 26 * 3_600_000 }, 'cũ 26 giờ'],
    ['lost', { ...cover, freshness: 'lost' as const, ageMs: 72 * 3_600_000 }, 'mất 3 ngày'],
    ['without its centre', { ...cover, isOffline: true }, '4 phút trước'],
    ['without its centre for less than a minute', { ...cover, isOffline: true, ageMs: 59_000 }, 'vừa xong'],
    ['never seen', { ...cover, asOf: null }, 'chưa nhận được số liệu'],
    ['of a closed period', { ...cover, isClosed: true, asOf: Date.parse('2025-11-30T23:59:59+07:00') }, '23:59 30/11'],
    ['of yesterday', { ...cover, asOf: Date.parse('2026-11-20T23:59:59+07:00') }, '23:59 20/11'],
  ])('of a number %s', (_, given, words) => {
    expect(coverText(given, now).replaceAll('\u00A0', ' ')).toBe(words)
  })
})

describe(periodIn, () => {
  it('shortens the period where the foot is narrow', () => {
    expect(periodIn(1_776, november)).toBe('Tháng 11/2026')
    expect(periodIn(1_160, november)).toBe('11/2026')
  })
})

describe('the foot of a tile', () => {
  it.each([
    ['line', <FootLine key="line" period="Tháng 11/2026" cover={cover} owner="Chánh Văn phòng" before="1 / 2 hồ sơ" />],
    ['stack', <FootStack key="stack" period="Tháng 11/2026" cover={cover} owner="Chánh Văn phòng" />],
  ])('as a %s always carries period, time and owner', (_, foot) => {
    const html = renderSpecimen(foot, [], { topics: [] })
    for (const part of ['Tháng 11/2026', '08:16', 'aria-label="tươi"', 'Chánh Văn phòng']) expect(html).toContain(part)
  })

  it('waits for its time without hiding the rest', () => {
    const html = renderSpecimen(<FootStack period="11/2026" cover={null} owner="Chánh Văn phòng" />, [], { topics: [] })
    expect(html).toContain('Đang chờ nguồn')
    expect(html).toContain('Chánh Văn phòng')
  })
})
