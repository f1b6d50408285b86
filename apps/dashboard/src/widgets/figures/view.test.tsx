import { figuresConfigSchema, type Point } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { sourcesWith, wordsOf } from '../../desk/desk-fixture.tsx'
import { aPoint, boardScope, drawnBoard, seriesWith } from '../../fixture/drawn-board.tsx'
import { anIndicator } from '../../fixture/render-specimen.tsx'
import { gridOf, ownerRoom } from './grid-of.ts'
import { FiguresView } from './view.tsx'

const retail = anIndicator('econ.retail', {
  vi: 'Bán lẻ hàng hoá và dịch vụ',
  unit: 'tỷ đồng',
  cadence: 'month',
  formula: { sum: ['econ.retail'] },
})
const beds = anIndicator('health.beds', {
  vi: 'Công suất giường',
  unit: '%',
  decimals: 1,
  cadence: 'hour',
  denominator: 'giường kế hoạch',
  formula: { ratio: { num: ['health.ipd'], den: ['health.beds'] }, scale: 100 },
})

function drawn(
  points: readonly (readonly [typeof beds, readonly Point[]])[],
  world: Parameters<typeof drawnBoard>[2] = {},
) {
  const config = figuresConfigSchema.parse({
    items: [{ indicator: 'econ.retail', title: 'Bán lẻ' }, { indicator: 'health.beds' }],
  })
  const view = <FiguresView title="Chỉ tiêu" scope={boardScope()} width={1_776} height={868} config={config} />
  const topics = Object.assign({}, ...points.map(([indicator, each]) => seriesWith(indicator, each)), world.topics)
  return drawnBoard(view, [retail, beds], { ...world, topics })
}
const said = (...of: Parameters<typeof drawn>) => wordsOf(drawn(...of))

describe('numbers side by side', () => {
  const both = [
    [retail, [aPoint(8_412, { b: 'reported' }), aPoint(null)]],
    [beds, [aPoint(104, { n: 936, d: 900, l: 'watch' })]],
  ] as const

  it('wear the period of the latest number, their fraction, time and owner', () => {
    const words = said(both)
    expect(words).toContain('Bán lẻ 8.412 tỷ đồng 11/2025')
    expect(words).toContain('Công suất giường 104,0 % 936 / 900 giường kế hoạch Hôm nay · 08:14'.replace(' · ', ' '))
    expect(words).toContain('Chỉ tiêu báo cáo Bán lẻ')
    expect(words).toContain('Chánh Văn phòng UBND tỉnh')
  })

  it('carry their level as a mark, reported ones a dotted rule, unjudged ones none', () => {
    const html = drawn(both)
    expect(html.match(/aria-label="Theo dõi"/g)).toHaveLength(1)
    expect(html).toContain('data-basis="reported"')
    expect(html.match(/class="tab"/g)).toHaveLength(1)
  })

  it('keep the operator of their source', () => {
    expect(said([[beds, [aPoint(95, { o: '>' })]]])).toContain('&gt; 95,0 %')
  })

  it('are a dash with its reason when nothing is known, never 0', () => {
    const html = drawn([[beds, [aPoint(null, { g: 'no_data' })]]])
    expect(html).toContain('data-state="empty"')
    expect(wordsOf(html)).toContain('Công suất giường Chưa có dữ liệu')
    expect(html).not.toContain('class="num"')
  })

  it('wait each for themselves', () => {
    const html = drawn([[beds, [aPoint(104)]]])
    expect(html.match(/aria-busy="true"/g)).toHaveLength(1)
    expect(wordsOf(html)).toContain('Bán lẻ Đang chờ nguồn')
  })

  it('lose level and strength when their source falls silent, and turn into a dash when it has expired', () => {
    const stale = sourcesWith({ freshness: 'stale', coveredTo: '2025-12-04T06:14:00+07:00' })
    const old = drawn(both, { topics: { sources: stale } })
    expect(old).toContain('data-dimmed')
    expect(wordsOf(old)).toContain('cũ 26 giờ')
    expect(old).not.toContain('aria-label="Theo dõi"')
    const gone = sourcesWith({ freshness: 'lost', coveredTo: '2025-11-20T06:14:00+07:00', expiresMs: 86_400_000 })
    expect(said([[beds, [aPoint(104)]]], { topics: { sources: gone } })).toContain('Mất dữ liệu, lần cuối 104,0')
  })

  it('fail in the words of the centre, each for itself', () => {
    const [refused = ''] = Object.keys(seriesWith(retail, []))
    const words = said([[beds, [aPoint(104)]]], { refused: { [refused]: 'unknown_unit' } })
    expect(words).toContain('Bán lẻ Không tính được Từ chối: unknown_unit.')
    expect(words).toContain('104,0 %')
  })

  it('fail aloud on an indicator that the catalogue does not have', () => {
    const config = figuresConfigSchema.parse({ items: [{ indicator: 'econ.nothing' }] })
    const view = <FiguresView title="x" scope={boardScope()} width={900} height={500} config={config} />
    expect(() => drawnBoard(view, [])).toThrow('econ.nothing không có trong danh mục')
  })
})

describe(gridOf, () => {
  it.each([
    [6, 1_776, 776, { columns: 3, rows: 2, shown: 6 }],
    [4, 868, 776, { columns: 1, rows: 2, shown: 2 }],
    [4, 1_776, 776, { columns: 2, rows: 2, shown: 4 }],
    [1, 1_776, 776, { columns: 1, rows: 1, shown: 1 }],
    [8, 500, 100, { columns: 1, rows: 1, shown: 1 }],
  ])('lays %i cells into %i × %i', (count, width, height, grid) => {
    expect(gridOf(count, { width, height })).toEqual(grid)
  })
})

describe(ownerRoom, () => {
  const long = '1.234.567 / 1.300.000 giường kế hoạch'
  it.each([
    ['gives two lines beside a short fraction', 365, '592 / 600 camera', { lines: 2, letters: 55 }],
    ['gives two lines without one', 365, '', { lines: 2, letters: 55 }],
    ['leaves a long fraction its second line', 365, long, { lines: 1, letters: 27 }],
    ['has two for both where the cell is tall', 420, long, { lines: 2, letters: 55 }],
    ['keeps one where there is no room', 200, long, { lines: 1, letters: 27 }],
  ])('%s', (_, height, note, room) => {
    expect(ownerRoom({ width: 555, height }, note)).toEqual(room)
  })
})
