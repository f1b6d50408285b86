import { describe, expect, it } from 'vitest'
import { momentText } from './moment-text.ts'

describe(momentText, () => {
  it.each([
    ['2025-12-01T08:15:04+07:00', '08:15:04\u00A001/12/2025'],
    ['2025-11-30T23:59:59.999+07:00', '23:59:59\u00A030/11/2025'],
    ['2025-11-30T17:00:00Z', '00:00:00\u00A001/12/2025'],
  ])('writes %s as %s', (iso, text) => {
    expect(momentText(Date.parse(iso))).toBe(text)
  })
})
