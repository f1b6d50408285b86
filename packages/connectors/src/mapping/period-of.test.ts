import type { PeriodFormat } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { periodOf } from './period-of.ts'

const cases: readonly (readonly [text: string | number, format: PeriodFormat, id: string])[] = [
  ['2025-11', 'id', '2025-11'],
  ['2025-q4', 'id', '2025-Q4'],
  ['2025-11-14', 'id', '2025-11-14'],
  ['11/2025', 'MM/yyyy', '2025-11'],
  ['1-2025', 'MM/yyyy', '2025-01'],
  ['14/11/2025', 'dd/MM/yyyy', '2025-11-14'],
  [202511, 'yyyyMM', '2025-11'],
  [2025, 'yyyy', '2025'],
  ['Tháng 11/2025', 'tháng M', '2025-11'],
  ['tháng 01 năm 2025', 'tháng M', '2025-01'],
  ['T3', 'tháng M', '2026-03'],
  ['Tháng 11', 'tháng M', '2026-11'],
  [7, 'tháng M', '2026-07'],
  ['Quý IV năm 2025', 'quý Q', '2025-Q4'],
  ['Quý 1/2025', 'quý Q', '2025-Q1'],
  ['III', 'quý Q', '2026-Q3'],
  ['9 tháng đầu năm 2025', 'M tháng', '2025-09'],
  ['6 tháng', 'M tháng', '2026-06'],
  ['11 tháng đầu năm', 'M tháng', '2026-11'],
  ['6 tháng đầu năm 2025', 'nửa năm', '2025-H1'],
  ['6 tháng cuối năm', 'nửa năm', '2026-H2'],
  ['Năm 2025', 'năm yyyy', '2025'],
  ['Cả năm', 'năm yyyy', '2026'],
  ['Tháng 11/2025'.normalize('NFD'), 'tháng M', '2025-11'],
]

describe(periodOf, () => {
  it.each(cases)('reads %s as %s: %s', (text, format, id) => {
    expect(periodOf(text, format, 2026)?.id).toBe(id)
  })

  it.each([
    ['13/2025', 'MM/yyyy'],
    ['31/02/2025', 'dd/MM/yyyy'],
    ['Quý V/2025', 'quý Q'],
    ['Tháng 13', 'tháng M'],
    ['Cộng', 'năm yyyy'],
    [null, 'id'],
  ] as const)('finds no period in %s as %s', (text, format) => {
    expect(periodOf(text, format, 2026)).toBeNull()
  })

  it('does not guess the year', () => {
    expect(periodOf('Tháng 11', 'tháng M', null)).toBeNull()
  })
})
