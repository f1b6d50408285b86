import { parse } from 'csv-parse/sync'
import { openDatasetSchema, setAnswerSchema } from '@toan-canh/contract'
import { aCase, at } from '@toan-canh/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCentre, type TestCentre } from '../centre/a-centre.fixture.ts'
import { explain } from './explain.ts'
import { readings } from './readings.ts'
import { FileAnswer } from './serve-routes.ts'
import { setHandlers } from './sets.ts'

let test: TestCentre
let handlers: ReturnType<typeof setHandlers>

beforeAll(async () => {
  test = await aCentre('2026-04-02 09:00')
  await test.store(
    [
      aCase({ id: 'A', closedAt: at('2026-03-05 10:00') }),
      aCase({ id: 'B', closedAt: at('2026-03-20 10:00') }),
      aCase({ id: 'C', unit: '13285' }),
    ],
    { coveredTo: at('2026-04-02 09:00') },
  )
  await test.completeHistory()
  handlers = setHandlers(test.centre)
})
afterAll(() => test[Symbol.asyncDispose]())

async function tthc(more: object = {}) {
  return setAnswerSchema.parse(await handlers.set({ code: 'BC-TTHC-01', ...more }))
}

describe(setHandlers, () => {
  it('gives the last month that has ended, for each unit, unless told otherwise', async () => {
    const answer = await tthc()
    expect([answer.unit, answer.from, answer.to]).toEqual(['37', '2026-03-01', '2026-03-31'])
    const late = answer.rows.filter((row) => row.indicator === 'tthc.resolved_overdue' && (row.value ?? 0) > 0)
    expect(late.map(({ unit, period, value }) => [unit, period, value])).toEqual([['14329', '2026-03', 1]])
    expect((await tthc({ unit: '13285' })).rows.every(({ unit }) => unit === '13285')).toBe(true)
    expect((await tthc({ period: '2026-02', steps: 2 })).from).toBe('2026-01-01')
  })

  it('gives the numbers that are read elsewhere, each with an id that explains it', async () => {
    const { rows } = await tthc()
    const row = rows.find((each) => each.indicator === 'tthc.on_time_rate' && each.unit === '14329')
    const question = { indicator: 'tthc.on_time_rate', unit: '14329', period: '2026-03' }
    const [reading] = (await readings(test.centre, question)).readings
    expect(row).toMatchObject({ value: reading?.value, numerator: 1, denominator: 2 })
    const explained = await explain(test.centre, { reading: row?.reading ?? '' })
    expect(explained.reading.value).toBe(row?.value)
  })

  it.each([
    ['no such set', { code: 'X' }, 'Không có bộ chỉ tiêu X'],
    ['no such unit', { code: 'BC-TTHC-01', unit: 'x' }, 'Không có đơn vị x'],
    ['a period of another kind', { code: 'BC-TTHC-01', period: '2026-Q1' }, '2026-Q1 không phải kỳ như vậy'],
  ])('refuses %s', async (_, asked, sentence) => {
    await expect(handlers.set(asked)).rejects.toThrow(sentence)
  })

  it('describes its open data: whose, under which licence, of when and where', () => {
    const { datasets } = handlers.openData()
    const dataset = openDatasetSchema.parse(datasets.find(({ identifier }) => identifier === 'DLM-TTHC'))
    expect(dataset).toMatchObject({
      publisher: 'UBND tỉnh',
      licence: { name: 'CC BY 4.0' },
      temporal: { from: '2025-04-01', to: '2026-03-31' },
      isSample: true,
    })
    expect(dataset.distributions.map(({ path }) => path)).toContain('/api/v1/sets/DLM-TTHC/csv')
    expect(dataset.columns[0]).toMatchObject({ id: 'tthc.received_total', measure: 'hồ sơ' })
    const known = test.centre.definitions().indicators
    const classes = datasets.flatMap(({ columns }) => columns.map(({ id }) => known.get(id)?.definition.class))
    expect(new Set(classes)).toEqual(new Set(['public']))
  })

  it('hands out a file with the same rows', async () => {
    const file = await handlers.setCsv({ code: 'DLM-TTHC', steps: 1 })
    if (!(file instanceof FileAnswer)) throw new Error('no file')
    const rows: Record<string, string>[] = parse(file.content, { columns: true, bom: true })
    const answer = setAnswerSchema.parse(await handlers.set({ code: 'DLM-TTHC', steps: 1 }))
    expect(rows.map((row) => row['ma_tri_so'])).toEqual(answer.rows.map(({ reading }) => reading))
    expect(rows[0]).toMatchObject({ ky: '2026-03' })
    const book = await handlers.setXlsx({ code: 'BC-TTHC-01' })
    expect(book instanceof FileAnswer ? book.name : '').toBe('BC-TTHC-01-37-2026-03-31.xlsx')
  })
})
