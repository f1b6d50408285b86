import { describe, expect, it } from 'vitest'
import { conversionOf } from './units-of-measure.ts'

describe(conversionOf, () => {
  it.each([
    ['triệu đồng', 'tỷ đồng', 1e-3],
    ['nghìn tỷ đồng', 'tỷ đồng', 1e3],
    ['Tỷ', 'triệu đồng', 1e3],
    ['ngàn tỉ đồng', 'đồng', 1e12],
    ['VNĐ', 'đồng', 1],
    ['triệu USD', 'USD', 1e6],
    ['nghìn tấn', 'tấn', 1e3],
    ['tạ', 'nghìn tấn', 1e-4],
    ['nghìn người', 'người', 1e3],
    ['triệu lượt', 'lượt', 1e6],
    ['km²', 'ha', 100],
    ['‰', '%', 0.1],
    ['Dự án', 'dự án', 1],
  ])('turns %s into %s times %d', (from, to, times) => {
    expect(conversionOf(from, to)).toBeCloseTo(times, 12)
  })

  it.each([
    ['tấn', 'tỷ đồng'],
    ['%', 'người'],
    ['triệu USD', 'triệu đồng'],
    ['hồ sơ', 'dự án'],
  ])('does not turn %s into %s', (from, to) => {
    expect(conversionOf(from, to)).toBeNull()
  })

  it('reads decomposed letters like composed ones', () => {
    expect(conversionOf('triệu đồng'.normalize('NFD'), 'tỷ đồng')).toBe(1e-3)
  })
})
