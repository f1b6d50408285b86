import { describe, expect, it } from 'vitest'
import { mapInSlices, mapRows } from './map-rows.ts'
import type { Row } from './row.ts'
import { aRow, oneStopMapping, rowsOf } from './sample.fixture.ts'

function placed(values: readonly unknown[]): Row[] {
  return values.map((value, index) => ({ place: `row ${String(index + 1)}`, value }))
}

describe(mapInSlices, () => {
  it.each([0, 1, 500, 501, 1_300])('gives of %i rows what mapping them at once gives', async (count) => {
    const bad = aRow(count, { NgayNop: 'hôm qua' })
    const rows = placed([...rowsOf(count), bad, aRow(count + 1, { DaXoa: true })])
    expect(await mapInSlices(rows, oneStopMapping)).toEqual(mapRows(rows, oneStopMapping))
  })

  it('lets other work run before a large page is mapped', async () => {
    const order: string[] = []
    setImmediate(() => order.push('other work'))
    await mapInSlices(placed(rowsOf(1_300)), oneStopMapping).then(() => order.push('mapped'))
    expect(order).toEqual(['other work', 'mapped'])
  })
})
