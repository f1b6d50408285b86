import { describe, expect, it } from 'vitest'
import { fractionText } from './fraction-text.ts'

describe(fractionText, () => {
  it.each([
    [{ n: 1_865, d: 1_881 }, { unit: '%', denominator: 'hồ sơ' }, '1.865 / 1.881 hồ sơ'],
    [{ n: 53_989.94, d: 58_018 }, { unit: '%' }, '53.989,9 / 58.018'],
    [{ n: 20_093, d: 29 }, { unit: 'giờ', denominator: 'cảnh báo đã đóng' }, 'trên 29 cảnh báo đã đóng'],
    [
      { n: 3_600_000, d: 7_200_000 },
      { unit: '%', partsIn: 'seconds' as const, denominator: 'giờ camera' },
      '1.000 / 2.000 giờ camera',
    ],
    [{ d: 7 }, { unit: '%' }, 'trên 7'],
    [{}, { unit: 'hồ sơ' }, null],
  ])('of %j in %j is %s', (point, indicator, words) => {
    expect(fractionText(point, indicator)).toBe(words)
  })
})
