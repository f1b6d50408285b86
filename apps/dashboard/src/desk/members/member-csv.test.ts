import type { Point } from '@toan-canh/contract'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { type CsvQuestion, memberCsv } from './member-csv.ts'
import { anIndicator, aRow } from './member-fixture.ts'

const late = anIndicator({ id: 'tthc.resolved_overdue', vi: 'Giải quyết quá hạn', unit: 'hồ sơ' })
delete late.denominator

const question: CsvQuestion = {
  rows: [aRow({ name: 'Sở Nông nghiệp, "một cửa"', rate: 98.0767, columns: [412], change: -0.42, level: 'watch' })],
  indicators: [anIndicator(), late],
  words: {
    name: 'Đơn vị',
    period: 'Kỳ',
    numerator: 'tử số',
    denominator: 'mẫu số',
    level: 'Mức',
    change: 'So 2025-10',
    readingId: 'mã trị số',
    data: 'Dữ liệu',
    hidden: 'Ẩn vì ít',
  },
  levelWord: () => 'Theo dõi',
  mark: 'DỮ LIỆU MẪU',
  isComparable: true,
}

function table(csv: string): string[][] {
  return parse(csv, { bom: true })
}

describe(memberCsv, () => {
  it('begins with the mark by which spreadsheets know UTF-8', () => {
    expect(new TextEncoder().encode(memberCsv(question)).slice(0, 3)).toEqual(new Uint8Array([0xef, 0xbb, 0xbf]))
  })

  it('keeps the reservation of a number, and says where one is kept back', () => {
    const [row] = question.rows
    const main = (point: Partial<Point>) => ({ ...question, rows: [{ ...(row ?? expect.fail()), main: { v: 5, l: 'none', s: 1, ...point } as const }] }) // prettier-ignore
    expect(table(memberCsv(main({ o: '<' })))[1]?.[2]).toBe('<5')
    expect(table(memberCsv(main({ v: null, g: 'hidden' })))[1]?.[2]).toBe('Ẩn vì ít')
    expect(table(memberCsv(main({ v: null, g: 'no_data' })))[1]?.[2]).toBe('')
  })

  it('carries numbers, denominators, reading ids and the period', () => {
    const [head, row] = table(memberCsv(question))
    expect(head).toEqual([
      'Đơn vị',
      'Kỳ',
      'Tỷ lệ đúng hạn trên hồ sơ đã giải quyết (%)',
      'Tỷ lệ đúng hạn trên hồ sơ đã giải quyết: tử số',
      'Tỷ lệ đúng hạn trên hồ sơ đã giải quyết: mẫu số (hồ sơ đã giải quyết)',
      'Tỷ lệ đúng hạn trên hồ sơ đã giải quyết: mã trị số',
      'Giải quyết quá hạn (hồ sơ)',
      'Giải quyết quá hạn: mã trị số',
      'Mức',
      'So 2025-10',
      'Dữ liệu',
    ])
    const unit = 'Sở Nông nghiệp, "một cửa"'
    expect(row).toEqual([
      unit,
      '2025-11',
      '98.0767',
      '98',
      '100',
      `tthc.on_time_rate·${unit}·2025-11·r1`,
      '412',
      `tthc.resolved_overdue·${unit}·2025-11·r1`,
      'Theo dõi',
      '-0.42',
      'DỮ LIỆU MẪU',
    ])
  })

  it('leaves a missing number empty', () => {
    const [, row] = table(memberCsv({ ...question, rows: [aRow({ name: 'A', rate: null })] }))
    expect(row?.[2]).toBe('')
    expect(row?.[6]).toBe('')
  })

  it('leaves out what does not apply', () => {
    const [head] = table(memberCsv({ ...question, mark: '', isComparable: false }))
    expect(head?.at(-1)).toBe('Mức')
  })

  it.each(['=1+1', '+84', '-x', '@name'])('tells a spreadsheet that %s is text', (name) => {
    expect(table(memberCsv({ ...question, rows: [aRow({ name })] }))[1]?.[0]).toBe(`'${name}`)
  })
})
