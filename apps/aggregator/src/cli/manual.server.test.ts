import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { entryStatusSchema, manualSetSchema, templateReceiptSchema } from '@toan-canh/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { editedWorkbook } from '../manual/edited-workbook.fixture.ts'
import { aPlace, type Place } from '../running.fixture.ts'

const [entry, approval] = ['ma-nhap-thu-nghiem-01', 'ma-duyet-thu-nghiem-01']
const set = 'viec-lam-thang'
const stepsSchema = z.strictObject({
  done: z.array(entryStatusSchema.pick({ unit: true, unitName: true, state: true, revision: true })),
  refused: z.array(z.strictObject({ unit: z.string(), sentence: z.string() })),
})

let place: Place
let period: string

/** `npm run ioc -- manual …` with the code of whoever enters or approves. */
async function manual(code: string | null, ...words: readonly string[]) {
  const environment = code === null ? {} : { MANUAL_CODE: code }
  return place.with(environment).ioc('manual', ...words)
}
async function json<T>(schema: z.ZodType<T>, code: string | null, ...words: readonly string[]): Promise<T> {
  return schema.parse(JSON.parse((await manual(code, ...words, '--json')).out))
}

beforeAll(async () => {
  const own = await aPlace()
  place = own.with({ MANUAL_ENTRY_TOKEN: entry, MANUAL_APPROVAL_TOKEN: approval })
  const sets = await json(z.array(manualSetSchema), null, 'list')
  period = sets.find(({ source }) => source === set)?.periods[2]?.period ?? expect.fail('no period')
})
afterAll(() => place[Symbol.asyncDispose]())

describe('npm run ioc -- manual', () => {
  it('goes from a template over drafts and hand-in to approval, each with its own code', async () => {
    const file = join(place.folder, 'mau.xlsx')
    expect((await manual(entry, 'template', set, period, '--to', file)).out).toContain('Đã ghi mẫu vào')
    await writeFile(file, await editedWorkbook(await readFile(file), { D7: '120', D8: '1.914', D9: 'nhiều' }))
    const wrong = await manual(entry, 'import', set, period, '--file', file)
    expect(wrong).toMatchObject({ code: 1 })
    expect(wrong.out).toContain('Số liệu!D9: ')
    await writeFile(file, await editedWorkbook(await readFile(file), { D9: '25000' }))
    const receipt = await json(templateReceiptSchema, entry, 'import', set, period, '--file', file)
    expect(receipt).toMatchObject({ status: 'saved', findings: [{ place: 'Số liệu!D9' }] })
    const [one, two, three] = receipt.units.map(({ unit }) => unit)

    const submitted = await json(stepsSchema, entry, 'submit', set, period)
    expect(submitted.done.map(({ unit, state }) => [unit, state])).toEqual([
      [one, 'submitted'],
      [two, 'submitted'],
    ])
    expect(submitted.refused).toMatchObject([{ unit: three, sentence: expect.stringContaining('Chưa trình được') }])

    const own = await json(stepsSchema, entry, 'approve', set, period, one ?? '')
    expect(own).toMatchObject({ done: [], refused: [{ unit: one, sentence: expect.stringContaining('người duyệt') }] })
    const approved = await json(stepsSchema, approval, 'approve', set, period, one ?? '')
    expect(approved).toMatchObject({ done: [{ unit: one, state: 'approved', revision: 1 }], refused: [] })
    const returned = await manual(approval, 'return', set, period, two ?? '', '--note', 'Kiểm tra lại')
    expect(returned).toMatchObject({ code: 0, out: expect.stringContaining('bị trả lại') })
    const shown = await json(z.array(entryStatusSchema), null, 'show', set, period)
    expect(
      shown.filter(({ state }) => state !== 'none').map(({ unit, state, reason }) => [unit, state, reason]),
    ).toEqual([
      [one, 'approved', ''],
      [two, 'returned', 'Kiểm tra lại'],
      [three, 'draft', ''],
    ])
    const reading = await place.ioc(
      'reading',
      'social.jobs_created',
      '--unit',
      one ?? '',
      '--period',
      period,
      '--no-wait',
    )
    expect(reading.out).toContain('120')
  })

  it.each([
    [[], 'Cách gọi: manual list'],
    [['sing'], 'Cách gọi: manual list'],
    [['show', 'khong-co', '2026-10'], 'Không có bộ chỉ tiêu nhập tay khong-co; các bộ: viec-lam-thang'],
    [['show', set, '1999-01'], 'Bộ này không nhập kỳ 1999-01; các kỳ: '],
  ])('says how it is called: %j', async (words, sentence) => {
    const said = await manual(entry, ...words)
    expect(said.code).toBe(2)
    expect(said.err).toContain(sentence)
  })

  it('acts for nobody without a code, or with a wrong one', async () => {
    expect((await manual(null, 'submit', set, period)).err).toContain('Đặt MANUAL_CODE')
    expect((await manual('ma-khac-hoan-toan-001', 'submit', set, period)).err).toContain('Cần mã nhập liệu')
    expect((await manual(approval, 'import', set, period, '--file', 'x.xlsx')).err).toContain('mã nhập liệu')
  })
})
