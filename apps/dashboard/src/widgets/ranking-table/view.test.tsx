import { type Item, rankingTableConfigSchema } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { type FixtureWorld, sourcesWith, wordsOf } from '../../desk/desk-fixture.tsx'
import { aPoint, boardScope, drawnBoard, seriesWith } from '../../fixture/drawn-board.tsx'
import { anIndicator } from '../../fixture/render-specimen.tsx'
import { columnsIn, toRankingTable } from './to-ranking-table.ts'
import { RankingTableView } from './view.tsx'

const rate = anIndicator('tthc.on_time_rate', {
  unit: '%',
  decimals: 1,
  formula: { sum: ['received'] },
  bands: { watch: 99, atLeast: 10 },
})
const count = anIndicator('tthc.overdue', { unit: 'hồ sơ', better: 'down' })
const topicOf = (id: string) => `breakdown/${id}/37/2025-12/unit`
const rates = {
  '14329': aPoint(98.1, { n: 981, d: 1_000, l: 'watch' }),
  '14464': aPoint(99.5, { n: 199, d: 200, l: 'ok' }),
}
const counts = { '14329': aPoint(19), '14464': aPoint(null, { g: 'hidden' }) }

function drawn(
  topics: Readonly<Record<string, Readonly<Record<string, Item>>>> = {
    [topicOf(rate.id)]: rates,
    [topicOf(count.id)]: counts,
  },
  world: FixtureWorld = {},
): string {
  const config = rankingTableConfigSchema.parse({
    by: 'unit',
    columns: [{ indicator: rate.id, title: 'Đúng hạn' }, { indicator: count.id }],
    first: 'smallest',
  })
  return drawnBoard(
    <RankingTableView title="Đơn vị" config={config} scope={boardScope()} width={1_776} height={868} />,
    [rate, count],
    {
      ...world,
      topics: {
        ...seriesWith(rate, [aPoint(98.4, { n: 1_180, d: 1_200, l: 'watch' })]),
        ...seriesWith(count, [aPoint(20)]),
        ...topics,
        ...world.topics,
      },
    },
  )
}

describe('the ranking table', () => {
  it('puts exact numbers with their fractions beside each other, the worst first, the whole last', () => {
    const words = wordsOf(drawn())
    expect(words).toContain('Phường Hoa Lư 98,1 % 981 / 1.000 19 Xã Bình Minh 99,5 % 199 / 200 ẩn vì ít')
    expect(words).toContain('Tỉnh Ninh Bình 98,4 % 1.180 / 1.200 20')
    expect(words).toContain('xếp theo đúng hạn')
  })

  it('judges by mark and word, and nobody by old numbers', () => {
    expect(drawn()).toContain('aria-label="Theo dõi"')
    const sources = sourcesWith({ freshness: 'stale', coveredTo: '2025-12-04T06:14:00+07:00' })
    expect(drawn(undefined, { topics: { sources } })).not.toContain('aria-label="Theo dõi"')
  })

  it('is a table to those who listen', () => {
    const html = drawn()
    for (const role of ['role="table"', 'role="columnheader"', 'role="rowheader"', 'role="cell"'])
      expect(html).toContain(role)
  })

  it('waits, fails and is empty on purpose', () => {
    expect(drawn({})).toContain('aria-busy')
    expect(wordsOf(drawn({}, { refused: { [topicOf(count.id)]: 'forbidden' } }))).toContain('Từ chối: forbidden.')
    expect(wordsOf(drawn({ [topicOf(rate.id)]: {}, [topicOf(count.id)]: {} }))).toContain('Chưa có dữ liệu')
  })
})

describe(columnsIn, () => {
  it.each([
    [4, 1_300, 0, [0, 1, 2, 3]],
    [4, 860, 0, [0, 1, 2]],
    [4, 860, 3, [0, 1, 3]],
    [2, 100, 1, [1]],
  ])('of %d columns on %d pixels with %d ordering are %j', (columns, width, orderAt, places) => {
    expect(columnsIn(columns, { width, orderAt })).toEqual(places)
  })
})

describe(toRankingTable, () => {
  const table = (items: Readonly<Record<string, Item>>, first: 'largest' | 'smallest', rows = 10) =>
    toRankingTable({
      columns: [{ indicator: rate, items: new Map(Object.entries(items)) }],
      orderAt: 0,
      first,
      rows,
      nameOf: (code) => code,
    })

  it('puts after all others who has too few cases or no number to be ordered by', () => {
    const few = { a: aPoint(0, { d: 3 }), b: aPoint(97, { d: 100 }), c: aPoint(99, { d: 100 }), d: aPoint(null) }
    expect(table(few, 'smallest').rows.map(({ code }) => code)).toEqual(['b', 'c', 'a'])
    expect(table(few, 'largest').rows.map(({ code }) => code)).toEqual(['c', 'b', 'a'])
  })

  it('leaves the five worst of a column red, and counts who has no row', () => {
    const red = Object.fromEntries(
      Array.from({ length: 8 }, (_, at) => [`m${at}`, aPoint(90 - at, { d: 100, l: 'act' as const })]),
    )
    const { rows, withoutRoom } = table(red, 'largest', 7)
    expect(rows.map(({ cells }) => cells[0]?.isQuiet)).toEqual([true, true, false, false, false, false, false])
    expect(withoutRoom).toBe(1)
  })
})
