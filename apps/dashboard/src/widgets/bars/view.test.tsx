import { barsConfigSchema, type Item } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { sourcesWith, wordsOf } from '../../desk/desk-fixture.tsx'
import { aPoint, boardScope, drawnBoard, seriesWith } from '../../fixture/drawn-board.tsx'
import { anIndicator } from '../../fixture/render-specimen.tsx'
import { barsOf } from './to-bars.ts'
import { BarsView } from './view.tsx'

const values = { road: 'Giao thông, cầu đường', waste: 'Rác thải' }
const reports = anIndicator('pakn.received', {
  unit: 'phản ánh',
  dimensions: { category: { vi: 'Lĩnh vực', en: 'Category', values } },
})
const overdue = anIndicator('pakn.overdue', { unit: 'phản ánh' })
const counts = { road: aPoint(842), waste: aPoint(716), other: aPoint(0) }
const late = { road: aPoint(81), waste: aPoint(20) }

function drawn(
  by: string,
  items: Readonly<Record<string, Item>> | null,
  world: Parameters<typeof drawnBoard>[2] = {},
  height = 868,
) {
  const config = barsConfigSchema.parse({
    indicator: 'pakn.received',
    by,
    part: { indicator: 'pakn.overdue', words: 'quá hạn' },
  })
  const view = <BarsView title="Phản ánh" scope={boardScope()} width={1_200} height={height} config={config} />
  const topics = {
    ...seriesWith(reports, [aPoint(1_558)]),
    ...(items === null ? {} : { [`breakdown/pakn.received/37/2025-12/${by}`]: items }),
    [`breakdown/pakn.overdue/37/2025-12/${by}`]: late,
    ...world.topics,
  }
  return drawnBoard(view, [reports, overdue], { ...world, topics })
}
const said = (...of: Parameters<typeof drawn>) => wordsOf(drawn(...of))

describe('a breakdown as bars', () => {
  it('names values of a dimension in words, largest first, with the late part and its sum', () => {
    const html = drawn('category', counts)
    const words = wordsOf(html)
    expect(words).toContain('quá hạn 101 / 1.558')
    expect(words).toMatch(/Giao thông, cầu đường 842 phản ánh Rác thải 716 12\/2025/)
    expect(html).toContain('width:100%')
    expect(html).toContain('data-part="" style="width:9.6')
  })

  it('names units by the register', () => {
    expect(said('unit', { '14329': aPoint(7), '99': aPoint(3) })).toContain('Phường Hoa Lư 7 phản ánh 99 3')
  })

  it('counts what has no room', () => {
    expect(said('category', { ...counts, other: aPoint(3) }, {}, 340)).toContain('và 1 mục nữa')
  })

  it('waits, is empty, fails, each in its words', () => {
    expect(said('category', null)).toContain('Đang chờ nguồn')
    expect(said('category', {})).toContain('Chưa có dữ liệu')
    const refused = { 'breakdown/pakn.received/37/2025-12/category': 'unknown_dimension' } as const
    expect(said('category', null, { refused })).toContain('Từ chối: unknown_dimension.')
  })

  it('tells nothing counted from nothing known', () => {
    const topics = seriesWith(reports, [aPoint(0)])
    expect(said('category', { road: aPoint(0) }, { topics })).toContain('Chưa phát sinh trong kỳ')
  })

  it('dims what its source no longer vouches for', () => {
    const sources = sourcesWith({ freshness: 'stale', coveredTo: '2025-12-04T06:14:00+07:00' })
    const judged = { road: aPoint(842, { l: 'act' }) }
    const html = drawn('category', judged, { topics: { sources } })
    expect(html).toContain('data-dimmed')
    expect(html).not.toContain('aria-label="Phải xử lý"')
    expect(drawn('category', judged)).toContain('aria-label="Phải xử lý"')
  })
})

describe(barsOf, () => {
  const input = { parts: new Map(), rows: 2, nameOf: (code: string) => code } as const
  const items = new Map<string, Item>([
    ['a', aPoint(10)],
    ['b', aPoint(40)],
    ['c', aPoint(40)],
    ['d', aPoint(null)],
    ['e', aPoint(0)],
  ])

  it('orders by value, equal ones by name, on the scale of the largest of all', () => {
    const largest = barsOf({ ...input, items, order: 'largest' })
    expect(largest.bars.map(({ code, to }) => [code, to])).toEqual([
      ['b', 1],
      ['c', 1],
    ])
    expect(largest.left).toBe(1)
    const smallest = barsOf({ ...input, items, order: 'smallest' })
    expect(smallest.bars.map(({ code, to }) => [code, to])).toEqual([
      ['e', 0],
      ['a', 0.25],
    ])
  })

  it('lets no part be longer than its bar', () => {
    const parts = new Map<string, Item>([['b', aPoint(90)]])
    expect(barsOf({ ...input, items, parts, order: 'largest' }).bars[0]?.partTo).toBe(1)
  })
})
