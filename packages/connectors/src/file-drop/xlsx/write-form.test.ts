import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorkbook } from './open-workbook.ts'
import { type Form, writeForm } from './write-form.ts'
import { openZip } from './zip-parts.ts'

const at = new Date('2026-11-05T10:00:00Z')
const form: Form = {
  name: 'Số liệu',
  frozen: { columns: 1, rows: 2 },
  columns: [
    { width: 12 },
    { width: 20, prompt: { title: 'Việc làm mới & tự tạo trong tháng báo cáo', text: 'người; từ 0' } },
    { width: 6, isHidden: true },
  ],
  rows: [
    { cells: [{ text: 'Bộ <mẫu> & "kỳ"', kind: 'title' }] },
    { cells: [{ text: 'khoá', kind: 'fixed' }], isHidden: true },
    {
      cells: [
        { text: '13456', kind: 'fixed' },
        { text: '1.914', kind: 'entry' },
        { text: '3', kind: 'fixed' },
      ],
    },
    {
      cells: [
        { text: '13459', kind: 'fixed' },
        { text: '', kind: 'entry' },
      ],
    },
  ],
}

let folder: string
let path: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'toan-canh-form-'))
  path = join(folder, 'form.xlsx')
  await writeFile(path, await writeForm(form, at))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function partOf(name: string, of = path): Promise<string> {
  using parts = await openZip(of)
  const pieces: Buffer[] = []
  for await (const piece of parts.read(name)) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

describe(writeForm, () => {
  it('is read back as it was written: texts stay texts, hidden rows hidden', async () => {
    using workbook = await openWorkbook(path, { columns: 10, spell: (text) => text })
    const [sheet] = workbook.sheets
    expect(sheet?.name).toBe('Số liệu')
    const rows = await Array.fromAsync((await sheet?.open())?.rows() ?? [])
    expect(rows).toEqual([
      { number: 1, isHidden: false, cells: ['Bộ <mẫu> & "kỳ"'] },
      { number: 2, isHidden: true, cells: ['khoá'] },
      { number: 3, isHidden: false, cells: ['13456', '1.914', '3'] },
      { number: 4, isHidden: false, cells: ['13459'] },
    ])
  })

  it('locks the sheet and opens the entry cells alone, empty ones too', async () => {
    const sheet = await partOf('xl/worksheets/sheet1.xml')
    expect(sheet).toContain('<sheetProtection sheet="1"')
    const open = [...sheet.matchAll(/<c r="(\w+)" s="4"/g)].map(([, cell]) => cell)
    expect(open).toEqual(['B3', 'B4'])
    const styles = [...(await partOf('xl/styles.xml')).matchAll(/<xf [^>]*?(?:\/>|>.*?<\/xf>)/g)].slice(1)
    expect(styles.findIndex(([style]) => style.includes('locked="0"'))).toBe(4)
    expect(styles.slice(0, 5).every(([style]) => style.includes('numFmtId="49"'))).toBe(true)
  })

  it('locks nothing of a table, and keeps its numbers numbers', async () => {
    const cells = [
      { text: '1914.5', kind: 'number' },
      { text: '1.914', kind: 'fixed' },
    ] as const
    const table = {
      name: 'Bảng',
      isOpen: true,
      columns: [{ width: 9 }, { width: 9 }],
      rows: [{ cells }],
      frozen: { columns: 0, rows: 0 },
    }
    const other = join(folder, 'table.xlsx')
    await writeFile(other, await writeForm(table, at))
    const sheet = await partOf('xl/worksheets/sheet1.xml', other)
    expect(sheet).not.toContain('sheetProtection')
    expect(sheet).toContain('<c r="A1" s="5"><v>1914.5</v></c>')
    expect(sheet).toContain('>1.914</t>')
  })

  it('says beside the cells what belongs there, cut to what Excel takes', async () => {
    const [, title, text, cells] =
      /promptTitle="([^"]*)" prompt="([^"]*)" sqref="([^"]*)"/.exec(await partOf('xl/worksheets/sheet1.xml')) ?? []
    expect([title, text, cells]).toEqual(['Việc làm mới &amp; tự tạo trong thán', 'người; từ 0', 'B3:B4'])
  })

  it('hides columns and keeps heads where they are', async () => {
    const sheet = await partOf('xl/worksheets/sheet1.xml')
    expect(sheet).toContain('<col min="3" max="3" width="6" customWidth="1" hidden="1"/>')
    expect(sheet).toContain('xSplit="1" ySplit="2" topLeftCell="B3"')
  })

  it('is the same bytes for the same form and date', async () => {
    expect(await writeForm(form, at)).toEqual(await writeForm(form, at))
  })
})
