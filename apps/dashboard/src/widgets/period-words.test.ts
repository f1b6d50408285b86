import { parsePeriod } from '@toan-canh/calendar'
import { describe, expect, it } from 'vitest'
import { fixtureNow } from '../desk/desk-fixture.tsx'
import { sinceWords, stepWords } from './period-words.ts'

function period(id: string) {
  const read = parsePeriod(id)
  if (read === null) throw new Error(id)
  return read
}

describe(stepWords, () => {
  it.each([
    ['2025-12-05', 'Hôm nay'],
    ['2025-12-04', '04/12'],
    ['2025-11', '11/2025'],
    ['2025', 'Năm 2025'],
  ])('calls %s %s', (id, words) => {
    expect(stepWords(period(id), fixtureNow)).toBe(words)
  })
})

describe(sinceWords, () => {
  it.each([
    ['2025-12-04', false, 'Từ 04/12 · 2 ngày'],
    ['2025-12-05', false, 'Từ hôm nay'],
    ['2025-11-24', true, 'Từ trước 24/11'],
    ['2025-09', false, 'Từ tháng 09/2025'],
    ['2025-Q3', false, 'Từ quý III/2025'],
    ['2024', true, 'Từ trước năm 2024'],
  ])('says of %s, older %s: %s', (id, isOlder, words) => {
    expect(sinceWords({ since: period(id), isOlder }, fixtureNow)).toBe(words)
  })
})
