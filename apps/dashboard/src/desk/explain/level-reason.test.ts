import { describe, expect, it } from 'vitest'
import { levelReason } from './level-reason.ts'

const rate = { unit: '%', better: 'up', bands: { watch: 99, act: 97 }, decimals: 2 } as const
const late = { unit: '%', better: 'down', bands: { watch: 1, act: 2.5 }, decimals: 2 } as const
const sound = { isDimmed: false, isPartial: false }

describe(levelReason, () => {
  it.each([
    [rate, 'watch', 'dưới 99\u00A0%'],
    [rate, 'act', 'dưới 97\u00A0%'],
    [rate, 'ok', 'từ 99\u00A0% trở lên'],
    [late, 'watch', 'trên 1\u00A0%'],
    [late, 'act', 'trên 2,50\u00A0%'],
    [late, 'ok', 'không quá 1\u00A0%'],
    [rate, 'unknown', null],
    [{ ...rate, bands: { act: 97 } }, 'ok', 'từ 97\u00A0% trở lên'],
    [{ ...rate, unit: 'hồ sơ' }, 'watch', 'dưới 99'],
    [{ unit: 'hồ sơ', better: 'down', decimals: 0 } as const, 'none', 'không có ngưỡng'],
    [{ ...rate, better: 'context' } as const, 'none', 'chỉ để đọc'],
  ] as const)('of %o at %s is %j', (indicator, level, reason) => {
    expect(levelReason(indicator, level, sound)).toBe(reason)
  })

  it('says that too few cases stand under a number', () => {
    const judged = { ...rate, bands: { ...rate.bands, atLeast: 10 } }
    expect(levelReason(judged, 'none', { ...sound, den: 9 })).toBe('mẫu nhỏ, dưới 10')
    expect(levelReason(judged, 'watch', { ...sound, den: 10 })).toBe('dưới 99\u00A0%')
  })

  it('says why a number that has a value carries no level', () => {
    expect(levelReason(rate, 'none', { isDimmed: true, isPartial: false })).toBe('số liệu đã cũ')
    expect(levelReason(rate, 'none', { isDimmed: false, isPartial: true })).toBe('lịch sử chưa nạp xong')
  })
})
