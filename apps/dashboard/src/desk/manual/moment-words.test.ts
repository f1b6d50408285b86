import { describe, expect, it } from 'vitest'
import { momentText } from './moment-words.ts'

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
