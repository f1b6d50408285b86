import { describe, expect, it } from 'vitest'
import { isNoData, toldNumber } from './told-number.ts'

describe(toldNumber, () => {
  it.each([
    ['1.914', 1914, '=', ''],
    ['97,6%', 97.6, '=', '%'],
    ['trên 95', 95, '>', ''],
    ['Hơn 24.700 hồ sơ', 24_700, '>', 'hồ sơ'],
    ['>95', 95, '>', ''],
    ['≥ 95%', 95, '>', '%'],
    ['gần 9.500', 9500, '~', ''],
    ['khoảng 70%', 70, '~', '%'],
    ['≈3.000', 3000, '~', ''],
    ['dưới 3%', 3, '<', '%'],
    ['tối đa 20', 20, '<', ''],
    ['không quá 5', 5, '<', ''],
    ['khoảng trên 55 tỷ', 55, '>', 'tỷ'],
    ['95 trở lên', 95, '>', ''],
    ['\u2212 1.000', -1000, '=', ''],
    ['51 465,5', 51_465.5, '=', ''],
  ] as const)('reads %s as Vietnamese offices write it', (text, value, op, rest) => {
    expect(toldNumber(text, 'vietnamese')).toEqual({ value, op, rest })
  })

  it('reads decomposed words', () => {
    expect(toldNumber('dưới 3'.normalize('NFD'), 'vietnamese')?.op).toBe('<')
  })

  it.each([
    ['97.6', 97.6],
    ['1914', 1914],
  ])('reads %s as programs write it', (text, value) => {
    expect(toldNumber(text, 'plain')).toEqual({ value, op: '=', rest: '' })
  })

  it.each(['97.6', 'mười', '', 'tháng 11', '1.91'])('finds no Vietnamese number in %j', (text) => {
    expect(toldNumber(text, 'vietnamese')).toBeNull()
  })

  it.each(['trên dưới 50'])('takes two sides for about: %s', (text) => {
    expect(toldNumber(text, 'vietnamese')?.op).toBe('~')
  })
})

describe(isNoData, () => {
  it.each(['-', '…', '...', ' x ', 'N/A', 'Chưa có'])('knows %j for no number', (text) => {
    expect(isNoData(text)).toBe(true)
  })

  it.each(['0', '-5', '1.000'])('knows %j for a number', (text) => {
    expect(isNoData(text)).toBe(false)
  })
})
