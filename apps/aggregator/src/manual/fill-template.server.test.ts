import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rm } from 'node:fs/promises'
import { parsePeriod } from '@toan-canh/calendar'
import { openWorkbook } from '@toan-canh/connectors'
import type { TemplateReceipt } from '@toan-canh/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCentre, type TestCentre } from '../centre/a-centre.fixture.ts'
import { aDesk, approver, enterer, jobs, setOf } from './a-desk.fixture.ts'
import { editedWorkbook, type Typed } from './edited-workbook.fixture.ts'
import type { EntrySet } from './entry-set.ts'
import { owingUnits } from './entry-set.ts'
import { importTemplate, templateOf } from './fill-template.ts'

let test: TestCentre
let set: EntrySet
let at: ReturnType<typeof aDesk>
const files: string[] = []

/** Every test has a month of its own. */
function monthOf(id: string) {
  return parsePeriod(id) ?? expect.fail(`no period ${id}`)
}

beforeAll(async () => {
  test = await aCentre('2026-11-04 09:00')
  set = setOf(test.centre, 'viec-lam-thang')
  at = aDesk(test.centre)
})
afterAll(async () => {
  await test[Symbol.asyncDispose]()
  await Promise.all(files.map((file) => rm(file, { force: true })))
})

async function kept(content: Buffer): Promise<string> {
  const path = join(tmpdir(), `toan-canh-mau-${String(process.pid)}-${String(files.length)}.xlsx`)
  files.push(path)
  await writeFile(path, content)
  return path
}

async function template(month: string): Promise<Buffer> {
  return templateOf(test.centre, { set, period: monthOf(month), actor: enterer })
}

async function handedIn(month: string, workbook: Buffer, typed: Typed, actor = enterer): Promise<TemplateReceipt> {
  const path = await kept(await editedWorkbook(workbook, typed))
  return importTemplate(test.centre, at.desk, { set, period: monthOf(month), actor }, path)
}

/** The rows of a template as people see them. */
async function seen(workbook: Buffer) {
  using opened = await openWorkbook(await kept(workbook), { columns: 40, spell: (text) => text })
  const [sheet] = opened.sheets
  return Array.fromAsync((await sheet?.open())?.rows() ?? [])
}

const [first, second, third] = ['D7', 'D8', 'D9']

describe(templateOf, () => {
  it('names set, period, due, positions, fields with measure and bounds, and has a row for each unit that owes', async () => {
    const rows = await seen(await template('2026-01'))
    const said = rows.slice(0, 6).map(({ cells }) => cells.join(' | '))
    expect(said[0]).toBe('Việc làm mới theo tháng, cấp xã nhập (mẫu) · kỳ 2026-01')
    expect(said[1]).toContain('hạn 17:00 05/02/2026 · Chuyên viên Phòng Văn hoá - Xã hội cấp xã nhập')
    expect(rows[3]).toMatchObject({ isHidden: true, cells: ['toan-canh/1', 'viec-lam-thang', '2026-01', jobs, 'note'] })
    expect(said[4]).toContain('(người)')
    expect(said[5]).toContain('từ 0, đến 20.000, số nguyên, Người được giải quyết việc làm trong tháng')
    const owing = owingUnits(set, monthOf('2026-01'))
    expect(rows.slice(6).map(({ cells }) => cells.slice(0, 3))).toEqual(
      owing.map(({ code, name }) => [code, name, '0']),
    )
  })

  it('stands with what is entered, locked where it may not be written', async () => {
    const [one, two] = owingUnits(set, monthOf('2026-02')).map(({ code }) => code)
    await at.approved(at.place(one ?? '', '2026-02'), { [jobs]: '120' })
    await at.step(at.place(two ?? '', '2026-02'), enterer, { step: 'save', cells: { [jobs]: '1.914' }, note: 'sơ bộ' })
    const rows = await seen(await template('2026-02'))
    expect(rows[6]?.cells).toEqual([one, expect.any(String), '3', '120'])
    expect(rows[7]?.cells).toEqual([two, expect.any(String), '1', '1.914', 'sơ bộ'])
    await expect(handedIn('2026-02', await template('2026-02'), { [first]: '130' })).resolves.toMatchObject({
      status: 'refused',
      findings: [{ place: 'Số liệu!A7', unit: one, sentence: expect.stringContaining('mở bản đính chính') }],
    })
  })
})

describe(importTemplate, () => {
  it('makes a draft of each filled row, whether typed as text or stored as a number, and of no other', async () => {
    const receipt = await handedIn('2025-12', await template('2025-12'), { [first]: '1.914', [third]: 97, E9: 'ước' })
    expect(receipt).toMatchObject({
      status: 'saved',
      sentence: 'Đã lưu nháp 2 phiếu.',
      units: [
        { state: 'draft', version: 1 },
        { state: 'draft', version: 1 },
      ],
      findings: [],
    })
    const [one, two, three] = owingUnits(set, monthOf('2025-12')).map(({ code }) => at.place(code, '2025-12'))
    if (one === undefined || two === undefined || three === undefined) expect.fail('three units')
    expect((await at.desk.form(one, enterer)).cells).toEqual({ [jobs]: '1.914' })
    expect(await at.desk.form(two, enterer)).toMatchObject({ state: 'none', version: 0 })
    expect(await at.desk.form(three, enterer)).toMatchObject({
      cells: { [jobs]: '97' },
      note: 'ước',
      steps: [{ step: 'save', by: enterer.position }],
    })
    await at.step(one, enterer, { step: 'submit' })
    expect(await at.step(one, approver, { step: 'approve' })).toMatchObject({ state: 'approved' })
  })

  it('names each wrong cell and then saves nothing at all', async () => {
    const receipt = await handedIn('2026-04', await template('2026-04'), {
      [first]: '12',
      [second]: 'nhiều',
      [third]: '14',
      E9: 'gọi 0912 345 678',
    })
    expect(receipt).toMatchObject({
      status: 'refused',
      sentence: 'Mẫu có 2 ô sai; hãy sửa rồi nộp lại. Chưa lưu gì.',
      units: [],
      findings: [
        { kind: 'error', place: 'Số liệu!D8', signal: jobs },
        { kind: 'error', place: 'Số liệu!E9', sentence: expect.stringContaining('số điện thoại') },
      ],
    })
    expect(JSON.stringify(receipt)).not.toContain('0912')
    const [one] = owingUnits(set, monthOf('2026-04'))
    expect(await at.desk.form(at.place(one?.code ?? '', '2026-04'), enterer)).toMatchObject({ state: 'none' })
  })

  it('saves what has to be looked at before it is handed in, and says where', async () => {
    const receipt = await handedIn('2026-05', await template('2026-05'), { [first]: '25000', [second]: '12,5' })
    expect(receipt).toMatchObject({
      status: 'saved',
      sentence: 'Đã lưu nháp 2 phiếu. 2 phiếu còn điểm phải xem trước khi trình.',
      findings: [
        { place: 'Số liệu!D7', sentence: expect.stringContaining('lớn hơn 20.000') },
        { place: 'Số liệu!D8', sentence: expect.stringContaining('số nguyên') },
      ],
    })
  })

  it('refuses a row that changed since the template was taken, and takes one that did not', async () => {
    const old = await template('2026-06')
    await handedIn('2026-06', old, { [first]: '12' })
    await expect(handedIn('2026-06', old, { [first]: '13', [second]: '20' })).resolves.toMatchObject({
      status: 'refused',
      findings: [{ place: 'Số liệu!A7', sentence: expect.stringContaining('tải mẫu mới') }],
    })
    await expect(handedIn('2026-06', await template('2026-06'), { [first]: '13' })).resolves.toMatchObject({
      status: 'saved',
      units: [{ version: 2 }],
    })
    await expect(handedIn('2026-06', await template('2026-06'), {})).resolves.toMatchObject({
      sentence: 'Mẫu không có số nào mới so với phiếu đang có. Chưa lưu gì.',
    })
  })

  it('refuses codes that were written over, a unit twice, and a template of another period', async () => {
    const workbook = await template('2026-07')
    await expect(handedIn('2026-07', workbook, { A7: 'X', [first]: '1' })).resolves.toMatchObject({
      status: 'refused',
      findings: [{ place: 'Số liệu!A7', sentence: expect.stringContaining('không sửa cột mã') }],
    })
    const [, two] = owingUnits(set, monthOf('2026-07'))
    await expect(handedIn('2026-07', workbook, { A7: two?.code ?? '', [second]: '1' })).resolves.toMatchObject({
      findings: [{ place: 'Số liệu!A8', sentence: expect.stringContaining('hai dòng') }],
    })
    await expect(handedIn('2026-08', workbook, { [first]: '1' })).resolves.toMatchObject({
      status: 'refused',
      sentence: expect.stringContaining('kỳ khác'),
    })
  })

  it('says what is wrong with a file that is no template', async () => {
    const period = monthOf('2026-09')
    const refused = async (content: Buffer) =>
      importTemplate(test.centre, at.desk, { set, period, actor: enterer }, await kept(content))
    expect(await refused(Buffer.from('không phải sổ'))).toMatchObject({
      status: 'refused',
      sentence: expect.stringMatching(/Chưa lưu gì\.$/),
    })
    const without = await editedWorkbook(await template('2026-09'), { A4: 'khác' })
    expect((await refused(without)).sentence).toContain('Dòng 4 của mẫu đã mất')
  })

  it('is for whoever enters', async () => {
    await expect(handedIn('2026-09', await template('2026-09'), { [first]: '1' }, approver)).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})
