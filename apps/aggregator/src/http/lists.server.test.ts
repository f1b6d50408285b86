import { parse } from 'csv-parse/sync'
import type { ItemsAnswer } from '@toan-canh/contract'
import { aCase, anAsset, at } from '@toan-canh/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBatch, aCentre, type TestCentre } from '../centre/a-centre.fixture.ts'
import { storeBatch } from '../ingest/store-batch.ts'
import { listHandlers } from './lists.ts'
import { FileAnswer } from './serve-routes.ts'

let test: TestCentre
let handlers: ReturnType<typeof listHandlers>

const link = (id: string, more: Parameters<typeof anAsset>[0] = {}) =>
  anAsset({ kind: 'link', id, name: `Đường truyền ${id}`, slices: { carrier: 'vnpt' }, ...more })
const certificate = (id: string, dueAt: string, more: Parameters<typeof aCase>[0] = {}) =>
  aCase({ kind: 'certificate', id, dueAt: at(dueAt), dueIncludesPauses: true, slices: { holder: 'officer' }, ...more })

beforeAll(async () => {
  test = await aCentre('2026-03-02 09:00')
  const { centre } = test
  const store = (source: string, facts: Parameters<typeof aBatch>[0]) =>
    storeBatch(centre.database, centre.versions, { source, direction: 'live', batch: aBatch(facts), now: centre.now() })
  await store('duong-truyen', [
    link('DT-1'),
    link('DT-2', { state: 'down', unit: '13285', slices: { carrier: 'viettel' } }),
    link('DT-3', { state: 'degraded' }),
    anAsset({ kind: 'camera', id: 'CAM-1' }),
  ])
  await store('chung-thu-so', [
    certificate('CTS-1', '2026-03-20 23:59'),
    certificate('CTS-2', '2026-03-01 23:59', { openedAt: at('2023-03-01 08:00') }),
    certificate('CTS-3', '2027-03-01 23:59'),
    certificate('CTS-4', '2026-03-03 23:59', { closedAt: at('2026-03-02 08:30') }),
    certificate('CTS-5', '2026-04-25 23:59', { unit: '13285' }),
  ])
  await store('bo-du-lieu', [
    anAsset({
      kind: 'dataset',
      id: 'DL-1',
      state: 'down',
      slices: { field: 'construction', nextUpdate: '2026-03-01' },
    }),
  ])
  handlers = listHandlers(centre)
})
afterAll(() => test[Symbol.asyncDispose]())

const asked = { unit: '37', sort: 'level', limit: 200 } as const

async function items(id: string, more: object = {}): Promise<ItemsAnswer> {
  return handlers.items({ ...asked, id, ...more })
}
const codes = (answer: ItemsAnswer) => answer.items.map(({ code }) => code)

describe(listHandlers, () => {
  it('names every list of the catalogue', () => {
    const { lists } = handlers.lists()
    expect(lists.map(({ id }) => id)).toEqual(expect.arrayContaining(['duong-truyen', 'chung-thu-so', 'lich-bao-cao']))
  })

  it('lists assets of its kind alone, the worst first, in a unit and below it', async () => {
    const answer = await items('duong-truyen')
    expect(codes(answer)).toEqual(['DT-2', 'DT-3', 'DT-1'])
    expect(answer).toMatchObject({ total: 3, isWhole: true, isSample: true, counts: { up: 1, down: 1, degraded: 1 } })
    expect(answer.items[0]).toMatchObject({ state: 'down', level: 'act', name: 'Đường truyền DT-2', unit: '13285' })
    expect(codes(await items('duong-truyen', { unit: '13285' }))).toEqual(['DT-2'])
    expect(answer.commit).toBeGreaterThan(0)
  })

  it('lists open cases by their due instant, with the days that are left', async () => {
    const answer = await items('chung-thu-so')
    expect(answer.items.map(({ code, state, level, daysLeft }) => [code, state, level, daysLeft])).toEqual([
      ['CTS-2', 'overdue', 'act', -1],
      ['CTS-1', 'due_soon', 'watch', 18],
      ['CTS-5', 'due_soon', 'watch', 54],
      ['CTS-3', 'in_term', 'ok', 364],
    ])
    expect(answer.items.every(({ name }) => name === null)).toBe(true)
  })

  it.each([
    ['a state', 'chung-thu-so', { state: 'overdue' }, ['CTS-2']],
    ['30 days', 'chung-thu-so', { within: 30 }, ['CTS-2', 'CTS-1']],
    ['60 days', 'chung-thu-so', { within: 60 }, ['CTS-2', 'CTS-1', 'CTS-5']],
    ['a value', 'duong-truyen', { slice: 'carrier=viettel' }, ['DT-2']],
    ['a bound', 'chung-thu-so', { limit: 1 }, ['CTS-2']],
  ])('chooses by %s', async (_, id, more, expected) => {
    expect(codes(await items(id, more))).toEqual(expected)
  })

  it('names the position that an item is of, and takes levels from the list', async () => {
    const [item] = (await items('bo-du-lieu')).items
    expect(item).toMatchObject({ owner: 'Giám đốc Sở Xây dựng', level: 'act', day: '2026-03-01', daysLeft: -1 })
  })

  it('says what is asked wrongly', async () => {
    await expect(items('khong-co')).rejects.toThrow('Không có danh sách khong-co')
    await expect(items('duong-truyen', { unit: 'x' })).rejects.toThrow('Không có đơn vị x')
    await expect(items('duong-truyen', { slice: 'bandwith=1' })).rejects.toThrow('không có cột bandwith')
  })

  it('hands out the same rows as a file that says of which commit it is', async () => {
    const file = await handlers.itemsCsv({ ...asked, id: 'chung-thu-so', within: 60 })
    if (!(file instanceof FileAnswer)) throw new Error('no file')
    const rows: Record<string, string>[] = parse(file.content, { columns: true, bom: true })
    expect(file.name).toBe('chung-thu-so-37.csv')
    expect(rows.map((row) => [row['Mã'], row['Trạng thái'], row['Số ngày còn lại'], row['Loại']])).toEqual([
      ['CTS-2', 'Hết hạn chưa thay', '-1', 'Cán bộ'],
      ['CTS-1', 'Sắp hết hạn', '18', 'Cán bộ'],
      ['CTS-5', 'Sắp hết hạn', '54', 'Cán bộ'],
    ])
    expect(new Set(rows.map((row) => row['Lần ghi']))).toEqual(new Set([String((await items('chung-thu-so')).commit)]))
    expect(rows[0]?.['Dữ liệu']).toBe('DỮ LIỆU MẪU')
    const book = await handlers.itemsXlsx({ ...asked, id: 'duong-truyen' })
    expect(book instanceof FileAnswer ? book.content.subarray(0, 2).toString() : '').toBe('PK')
  })
})
