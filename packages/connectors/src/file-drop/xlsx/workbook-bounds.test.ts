import { describe, expect, it } from 'vitest'
import { zipped, workbookParts, aWorkbook, type WrittenSheet } from './workbook.fixture.ts'
import { leaksPerson, oneStop as source, personal } from '../../sample.fixture.ts'
import { readTable } from '../table/read-table.fixture.ts'

const table = { columns: { unit: 'Đơn vị', n: 'Số' } }
const sheet: WrittenSheet = {
  name: 'S',
  rows: [
    ['Đơn vị', 'Số'],
    ['a', 1],
  ],
}
const MiB = 1024 * 1024

function spoilt(part: string, content: string | Buffer): Promise<Buffer> {
  return zipped(new Map<string, string | Buffer>(workbookParts([sheet])).set(part, content))
}

async function errorOf(content: Buffer, columns = 400): Promise<string> {
  const before = process.memoryUsage().rss
  const { error, rows } = await readTable(content, { table }, { bounds: { ...source.bounds, columns } })
  expect(rows.length).toBeLessThan(2)
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * MiB)
  expect(leaksPerson(error)).toBe(false)
  return error ?? ''
}

describe('a workbook that cannot be read is refused with a sentence', () => {
  it.each([
    ['a sheet of 48 MiB of blanks', 'xl/worksheets/sheet1.xml', Buffer.alloc(48 * MiB, ' '), 'nén chặt bất thường'],
    ['entities that multiply', 'xl/worksheets/sheet1.xml', '<!DOCTYPE a [<!ENTITY b "cc">]><a>&b;</a>', 'DOCTYPE'],
    ['half a sheet', 'xl/worksheets/sheet1.xml', '<worksheet><sheetData><row r="1"><c r="A1"', 'không phải XML'],
    ['a foreign entity', 'xl/sharedStrings.xml', `<sst><si><t>${personal.ChuHoSo}&x;</t></si></sst>`, 'không phải XML'],
    ['bytes that are no UTF-8', 'xl/sharedStrings.xml', Buffer.from([0x3c, 0x61, 0xff, 0xfe, 0x3e]), 'không phải XML'],
  ])('%s', async (_name, part, content, sentence) => {
    expect(await errorOf(await spoilt(part, content))).toContain(sentence)
  })

  it('one without the parts it needs', async () => {
    const parts = workbookParts([sheet])
    parts.delete('xl/worksheets/sheet1.xml')
    expect(await errorOf(await zipped(parts))).toContain('thiếu phần')
    expect(await errorOf(await zipped(new Map([['a.xml', '<a/>']])))).toContain('không phải sổ Excel')
  })

  it('one with a cell in the ten-thousandth column', async () => {
    const wide = { name: 'S', rows: [Array.from({ length: 10_000 }, (_, index) => index)] }
    expect(await errorOf(await aWorkbook(wide))).toContain('quá 400 cột')
  })

  it('one with thousands of parts', async () => {
    const parts = workbookParts([sheet])
    for (let index = 0; index < 4_100; index += 1) parts.set(`x/${String(index)}.xml`, '<a/>')
    expect(await errorOf(await zipped(parts))).toContain('phần bên trong')
  })

  it('an old .xls, or one behind a password', async () => {
    expect(await errorOf(Buffer.from('d0cf11e0a1b11ae1'.repeat(40), 'hex'))).toContain('.xls cũ hoặc có mật khẩu')
  })

  it('one cut off in the middle, wherever', async () => {
    const whole = await aWorkbook(sheet)
    for (const share of [0, 0.1, 0.5, 0.9, 0.99])
      expect(await errorOf(whole.subarray(0, Math.trunc(whole.length * share)))).toContain('không phải .xlsx trọn vẹn')
  })

  it('one whose bytes were damaged on the way', async () => {
    const whole = await aWorkbook(sheet)
    const at = whole.indexOf('xl/worksheets/sheet1.xml') + 40
    const broken = Buffer.from(whole)
    broken.fill(0xff, at, at + 30)
    expect(await errorOf(broken)).not.toBe('')
  })
})
