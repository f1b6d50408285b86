import { describe, expect, it } from 'vitest'
import { headName, shortDenominator, tileName } from './indicator-name.ts'
import { anIndicator } from './members/member-fixture.ts'

describe(headName, () => {
  it.each([
    [{ id: 'tthc.resolved_overdue', vi: 'Giải quyết quá hạn' }, 'Quá hạn'],
    [{ id: 'x.y', vi: 'Tên dài', short: 'Ngắn' }, 'Ngắn'],
    [{ id: 'x.y', vi: 'Tên' }, 'Tên'],
  ])('of %o is %s', (indicator, name) => {
    expect(headName(indicator)).toBe(name)
  })
})

describe(tileName, () => {
  it.each([
    [{ id: 'tthc.resolved_overdue', vi: 'Giải quyết quá hạn' }, 'Giải quyết quá hạn'],
    [{ id: 'tthc.in_progress_overdue', vi: 'Đang giải quyết, quá hạn' }, 'Đang quá hạn'],
    [{ id: 'x.y', vi: 'Tên dài', short: 'Ngắn' }, 'Ngắn'],
  ])('of %o is %s', (indicator, name) => {
    expect(tileName(indicator)).toBe(name)
  })
})

describe(shortDenominator, () => {
  it.each([
    ['hồ sơ đã giải quyết', 'đã giải quyết'],
    ['camera', 'camera'],
  ])('of %s is %s', (denominator, short) => {
    expect(shortDenominator(anIndicator({ denominator }))).toBe(short)
  })
})
