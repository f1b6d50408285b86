import { parseDay } from '@toan-canh/calendar'
import { describe, expect, it } from 'vitest'
import { periodNamed } from '../members/member-fixture.ts'
import { briefPeriod, changeWords, comparedText } from './change-words.ts'

describe(changeWords, () => {
  it.each([
    [-0.42, { unit: '%', decimals: 2 }, '−0,42\u00A0điểm'],
    [0.4, { unit: '%', decimals: 1 }, '+0,4\u00A0điểm'],
    [96, { unit: 'hồ sơ', decimals: 0 }, '+96'],
    [-1_018, { unit: 'hồ sơ', decimals: 0 }, '−1.018'],
    [0, { unit: '%', decimals: 2 }, '0,00\u00A0điểm'],
  ])('writes %s as %j', (change, indicator, words) => {
    expect(changeWords(change, indicator)).toBe(words)
  })
})

describe(briefPeriod, () => {
  it.each([
    ['2025-10', 'T10'],
    ['2024-11', 'T11/24'],
    ['2025-Q3', 'Q3'],
    ['2025-H1', 'H1'],
    ['2024-W46', 'W46/24'],
    ['2024', '2024'],
    ['2025-11-14', '14/11'],
    ['5d@2025-11-05', '01–05/11'],
    ['7d@2025-11-03', '28/10–03/11'],
    ['1d@2025-11-01', '01/11'],
    ['2024-11-14', '14/11/24'],
    ['5d@2024-11-05', '01–05/11/24'],
  ])('writes %s as %s', (id, words) => {
    expect(briefPeriod(periodNamed(id), parseDay('2025-12-05') ?? 0)).toBe(words)
  })
})

describe(comparedText, () => {
  it.each([
    ['2025-10', 'Tháng 10/2025'],
    ['7d@2025-11-07', '01–07/11'],
  ])('writes %s as %s', (id, words) => {
    expect(comparedText(periodNamed(id), parseDay('2025-12-05') ?? 0)).toBe(words)
  })
})
