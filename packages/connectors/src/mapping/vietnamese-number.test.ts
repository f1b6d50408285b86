import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { vietnameseNumber } from './vietnamese-number.ts'

describe(vietnameseNumber, () => {
  it.each([
    ['1.914', 1914],
    ['192.098', 192_098],
    ['1.234.567,89', 1_234_567.89],
    ['1 914', 1914],
    ['97,6', 97.6],
    ['97,6%', 97.6],
    ['99,8\u00A0%', 99.8],
    ['\u22123,5', -3.5],
    ['+12', 12],
    ['0', 0],
    ['97.6', null],
    ['1.91', null],
    ['1,914.5', null],
    ['1.9145', null],
    ['.5', null],
    ['', null],
    ['%', null],
    ['khoảng 5', null],
    ['1e3', null],
  ])('reads %j as %s', (text, expected) => {
    expect(vietnameseNumber(text)).toBe(expected)
  })

  it('reads back what Vietnamese formatting writes', () => {
    const format = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 3 })
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (thousandths) => {
        expect(vietnameseNumber(format.format(thousandths / 1000))).toBe(thousandths / 1000 + 0)
      }),
    )
  })
})
