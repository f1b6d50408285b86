import { dayOf } from '@toan-canh/calendar'
import { describe, expect, it } from 'vitest'
import * as format from './format.ts'

const at = (iso: string): number => Date.parse(iso)

describe('numbers', () => {
  it.each([
    [192_098, 0, '192.098'],
    [4_862, 0, '4.862'],
    [0, 0, '0'],
    [99.1155, 2, '99,12'],
    [-0.42, 2, '−0,42'],
    [-0.001, 2, '0,00'],
    [1_000_000.5, 1, '1.000.000,5'],
  ])('writes %s with %i decimals as %s', (value, decimals, text) => {
    expect(format.numberText(value, decimals)).toBe(text)
  })

  it.each([
    [99, 0],
    [97.5, 1],
    [0.25, 2],
    [0.1 + 0.2, 1],
  ])('states %s with %i decimals', (value, decimals) => {
    expect(format.decimalsOf(value)).toBe(decimals)
  })

  it('keeps a number and its unit on one line', () => {
    expect(format.percentText(99.12)).toBe('99,12\u00A0%')
    expect(format.measureText(-0.42, 'điểm', 2)).toBe('−0,42\u00A0điểm')
    expect(format.measureText(17.4, 'triệu lượt', 1)).toBe('17,4\u00A0triệu\u00A0lượt')
  })

  it.each([
    [14, '+14'],
    [-3, '−3'],
    [0, '0'],
    [0.2, '0'],
  ])('shows the direction of the change %s', (value, text) => {
    expect(format.changeText(value)).toBe(text)
  })

  it.each([
    [9_999, '9.999'],
    [181_579, '181,6\u00A0nghìn'],
    [17_400_000, '17,4\u00A0triệu'],
    [2_100_000_000, '2,1\u00A0tỷ'],
    [-25_000, '−25,0\u00A0nghìn'],
  ])('shortens %s to %s', (value, text) => {
    expect(format.compactText(value)).toBe(text)
  })

  it.each([
    ['=', '95 %'],
    ['>', '>\u00A095 %'],
    ['<', '<\u00A095 %'],
    ['~', '≈\u00A095 %'],
  ] as const)('keeps the operator %s', (operator, text) => {
    expect(format.withOperator(operator, '95 %')).toBe(text)
  })
})

describe('times', () => {
  it('reads clock and date in Asia/Ho_Chi_Minh wherever the screen stands', () => {
    expect(format.clockText(at('2025-11-30T17:05:59Z'))).toBe('00:05')
    expect(format.dayText(dayOf(at('2025-11-30T17:05:59Z')))).toBe('01/12/2025')
    expect(format.weekdayText(dayOf(at('2025-12-01T01:15:00Z')))).toBe('Thứ Hai')
    expect(format.weekdayText(-1)).toBe('Thứ Tư')
  })

  it.each([
    ['2025-12-01T08:10:00+07:00', '08:10'],
    ['2025-11-30T23:59:00+07:00', '23:59\u00A030/11'],
    ['2024-11-30T23:59:00+07:00', '23:59\u00A030/11/2024'],
  ])('says no more of %s than today needs', (iso, text) => {
    expect(format.asOfText(at(iso), at('2025-12-01T08:15:00+07:00'))).toBe(text)
  })

  it.each([
    [59_000, 'dưới\u00A01\u00A0phút'],
    [5 * 60_000, '5\u00A0phút'],
    [26 * 3_600_000, '26\u00A0giờ'],
    [48 * 3_600_000, '2\u00A0ngày'],
  ])('calls %i ms of age %s', (ageMs, text) => {
    expect(format.ageText(ageMs)).toBe(text)
  })

  it.each([
    [0.4, '1\u00A0giây'],
    [61, '2\u00A0phút'],
    [7_201, '3\u00A0giờ'],
  ])('calls a wait of %s s %s', (seconds, text) => {
    expect(format.waitText(seconds)).toBe(text)
  })
})

describe('periods and names', () => {
  it.each([
    ['day', '2025-11-14', dayOf(at('2025-11-14T00:00:00+07:00')), '14/11/2025'],
    ['week', '2025-W06', 0, 'Tuần 6/2025'],
    ['month', '2025-11', 0, 'Tháng 11/2025'],
    ['quarter', '2025-Q4', 0, 'Quý IV/2025'],
    ['half', '2025-H1', 0, '6 tháng đầu năm 2025'],
    ['year', '2025', 0, 'Năm 2025'],
  ] as const)('names the %s %s', (kind, id, from, text) => {
    expect(format.periodText({ kind, id, from, to: from })).toBe(text)
  })

  it('names a rolling period by its length and its end', () => {
    const to = dayOf(at('2025-11-14T12:00:00+07:00'))
    expect(format.periodText({ kind: 'rolling', id: '7d@2025-11-14', from: to - 6, to })).toBe('7 ngày đến 14/11/2025')
  })

  it.each([
    ['month', '2025-11', '11/2025'],
    ['quarter', '2025-Q4', 'Q4/2025'],
    ['year', '2025', 'Năm 2025'],
  ] as const)('shortens the %s %s where there is little room', (kind, id, text) => {
    expect(format.tightPeriodText({ kind, id, from: 0, to: 0 })).toBe(text)
  })

  it.each([
    ['2025-11', true, '11/25'],
    ['2025-01', false, '1'],
    ['2025-Q4', true, 'Q4/25'],
    ['2025', false, '2025'],
  ])('writes %s under a bar', (id, withYear, text) => {
    expect(format.shortPeriodText(id, withYear)).toBe(text)
  })

  it('writes days without zeros where many stand side by side', () => {
    expect(format.tightDayText(dayOf(at('2025-11-03T12:00:00+07:00')))).toBe('3/11')
  })

  it('sorts names the Vietnamese way', () => {
    const names = ['Xã Ý Yên', 'Phường Đông A', 'Xã 10', 'Phường Duy Tiên', 'Xã 9', 'Phường An']
    expect(names.toSorted(format.compareNames)).toEqual([
      'Phường An',
      'Phường Duy Tiên',
      'Phường Đông A',
      'Xã 9',
      'Xã 10',
      'Xã Ý Yên',
    ])
  })
})

describe(format.periodName, () => {
  it.each([
    ['2026-10', 'Tháng 10/2026'],
    ['2026-Q3', 'Quý III/2026'],
    ['2026', 'Năm 2026'],
    ['khong-phai-ky', 'khong-phai-ky'],
  ])('names %s as %s', (id, name) => {
    expect(format.periodName(id)).toBe(name)
  })
})
