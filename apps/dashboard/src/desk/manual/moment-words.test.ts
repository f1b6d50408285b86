import { describe, expect, it } from 'vitest'
import { momentText, periodName } from './moment-words.ts'

describe(momentText, () => {
  it.each([
    ['2026-11-05T17:00:00+07:00', '17:00 05/11/2026'],
    ['2026-11-05T17:30:00Z', '00:30 06/11/2026'],
  ])('tells %s by the clock of Vietnam', (iso, words) => {
    expect(momentText(iso)).toBe(words)
  })

  it('says nothing of what is no moment', () => {
    expect(momentText('hôm qua')).toBe('')
  })
})

describe(periodName, () => {
  it.each([
    ['2026-10', 'Tháng 10/2026'],
    ['2026-Q3', 'Quý III/2026'],
    ['2026', 'Năm 2026'],
    ['khong-phai-ky', 'khong-phai-ky'],
  ])('names %s as %s', (id, name) => {
    expect(periodName(id)).toBe(name)
  })
})
