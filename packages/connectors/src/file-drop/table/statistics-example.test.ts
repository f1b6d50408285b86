import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Figure, indicatorFileSchema, isOfShape, sourceFileSchema } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readAll } from '../../conformance.ts'
import type { Batch } from '../../connector.ts'
import { compileMapping } from '../../mapping/compile-mapping.ts'
import { leaksPerson, ninhBinh, personal } from '../../sample.fixture.ts'
import { aDropFolder, openDrop } from '../file-drop.fixture.ts'
import { aWorkbook, type WrittenSheet } from '../xlsx/workbook.fixture.ts'

const folder = new URL('../../../../../catalogue/examples/statistics/', import.meta.url)
const source = sourceFileSchema.parse(parse(readFileSync(new URL('sources.yaml', folder), 'utf8'))).sources[
  'bieu-thong-ke'
]
const pack = indicatorFileSchema.parse(parse(readFileSync(new URL('indicators.yaml', folder), 'utf8')))

function report(december: number | string): WrittenSheet {
  return {
    name: 'Biểu 02',
    merges: ['A1:F1', 'A4:A5', 'B4:B5', 'C4:F4', 'A6:A7'],
    rows: [
      ['KẾT QUẢ THỰC HIỆN NĂM 2025'],
      [null, null, null, null, '(Đơn vị tính: triệu đồng)'],
      [],
      ['Mã đơn vị', 'Chỉ tiêu', 'Thực hiện'],
      [null, null, 'Tháng 11', 'Tháng 12', null, 'Cộng'],
      ['14329', 'Bán lẻ', '1.914.500', december, null, '1.914.500'],
      [null, 'Thu NSNN lũy kế', 'trên 55 tỷ', '-'],
      [null, 'Tổng cộng', 1, 2],
    ],
  }
}

async function batchesOf(content: Buffer): Promise<readonly Batch[]> {
  if (source?.map.shape !== 'figure') throw new Error('no source of figures')
  await using drop = await aDropFolder()
  await drop.drop('bieu.xlsx', content)
  const mapping = compileMapping(source.map, ninhBinh, new Map(Object.entries(pack.signals ?? {})))
  await using connection = openDrop({ ...source.connector, file: join(drop.path, 'bieu.xlsx') }, { mapping })
  return await readAll(connection)
}

async function figuresOf(content: Buffer): Promise<readonly Figure[]> {
  const batches = await batchesOf(content)
  expect(batches.flatMap((batch) => batch.refused)).toEqual([])
  return batches.flatMap((batch) => batch.facts).filter(isOfShape('figure'))
}

describe('the example of a statistics office', () => {
  it('becomes figures in the unit of measure of their signals', async () => {
    expect(await figuresOf(await aWorkbook(report('15,5')))).toMatchObject([
      { id: 'statistics.retail_sales|14329|2025-11|reported|', value: 1914.5, op: '=' },
      { id: 'statistics.retail_sales|14329|2025-12|reported|', value: 0.0155 },
      { id: 'statistics.budget_revenue|14329|2025-11|reported|', value: 55, op: '>' },
      { id: 'statistics.budget_revenue|14329|2025-12|reported|', value: null },
    ])
  })

  it('sent again with another number is a newer version of the same figures', async () => {
    const [before, after] = [
      await figuresOf(await aWorkbook(report('15,5'))),
      await figuresOf(await aWorkbook(report(20))),
    ]
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
    expect(after[1]?.value).toBe(0.02)
    expect(after[1]?.changedAt).toBeGreaterThanOrEqual(before[1]?.changedAt ?? 0)
  })

  it('lets no person through, wherever a name, a phone or a number of identity stands', async () => {
    const good = report('15,5')
    const people = Object.values(personal)
    const rows = [
      ...good.rows
        .slice(0, 5)
        .map((row, index) => [...row, ...(index === 3 ? ['Người nộp', 'Điện thoại', 'Ghi chú'] : [])]),
      ...Array.from({ length: 8 }, () => ['14329', 'Bán lẻ', '1', '2', null, null, ...people]),
      ...people.flatMap((person) => [
        [person, 'Bán lẻ', '1', '2'],
        ['14329', person, '1', '2'],
        ['14329', 'Bán lẻ', person, person],
      ]),
    ]
    const batches = await batchesOf(await aWorkbook({ ...good, merges: ['A4:A5', 'B4:B5', 'C4:F4'], rows }))
    expect(batches.flatMap((batch) => batch.facts).length).toBeGreaterThan(15)
    expect(batches.flatMap((batch) => batch.refused).length).toBeGreaterThan(25)
    expect(batches.filter(leaksPerson)).toEqual([])
  })
})
