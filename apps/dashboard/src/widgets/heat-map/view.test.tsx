import { heatMapConfigSchema, type Item } from '@toan-canh/contract'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { type FixtureWorld, sourcesWith, wordsOf } from '../../desk/desk-fixture.tsx'
import { aPoint, boardScope, drawnBoard } from '../../fixture/drawn-board.tsx'
import { anIndicator } from '../../fixture/render-specimen.tsx'
import { membersOf } from '../members-of.ts'
import { heatMap } from './definition.ts'
import { toHeatMap } from './to-heat-map.ts'
import { HeatMapView } from './view.tsx'

const settings = { indicator: 'tthc.received_total', by: 'field', classes: [1, 5, 10, 20, 40] }
const [counts, matrix] = heatMap.open(settings).topics(boardScope())
const indicator = anIndicator('tthc.received_total', {
  dimensions: { field: { vi: 'Lĩnh vực', en: 'Field', values: { dat: 'Đất đai', 'y-te': 'Y tế' } } },
})

function drawn(topics: Readonly<Record<string, Readonly<Record<string, Item>>>>, world: FixtureWorld = {}): string {
  const config = heatMapConfigSchema.parse(settings)
  return drawnBoard(
    <QueryClientProvider client={new QueryClient()}>
      <HeatMapView title="Theo ngày" config={config} scope={boardScope()} width={1_776} height={640} />
    </QueryClientProvider>,
    [indicator],
    { ...world, topics: { ...topics, ...world.topics } },
  )
}

const known = {
  [counts ?? '']: { dat: aPoint(40), 'y-te': aPoint(7, { o: '>' }), an: aPoint(null, { g: 'hidden' }) },
  [matrix ?? '']: { 'dat|2025-12-01': aPoint(40), 'dat|2025-12-02': aPoint(0) },
}

describe('the heat map', () => {
  it('asks for the whole and for the days of the period', () => {
    expect([counts, matrix]).toEqual([
      'breakdown/tthc.received_total/37/2025-12/field',
      'matrix/tthc.received_total/37/2025-12-01..2025-12-31/field',
    ])
  })

  it('names members by the catalogue, largest first, and says what is kept back', () => {
    const words = wordsOf(drawn(known))
    expect(words).toMatch(/Lĩnh vực hồ sơ .*Đất đai 40 Y tế &gt; 7/)
    expect(words).toContain('1 mục ẩn vì ít')
  })

  it('draws quantity, zero and no data apart', () => {
    const html = drawn(known)
    for (const part of ['var(--seq5)', 'fill="none"', 'url(#no-data-cell)']) expect(html).toContain(part)
  })

  it('waits, fails, is empty, tells nothing counted from nothing known, and is dimmed on purpose', () => {
    expect(drawn({})).toContain('aria-busy')
    expect(wordsOf(drawn({}, { refused: { [counts ?? '']: 'unknown_dimension' } }))).toContain('Từ chối')
    expect(wordsOf(drawn({ [counts ?? '']: {} }))).toContain('Chưa có dữ liệu')
    expect(wordsOf(drawn({ [counts ?? '']: { an: aPoint(null, { g: 'hidden' }) } }))).toContain('Ẩn vì ít')
    expect(wordsOf(drawn({ [counts ?? '']: { dat: aPoint(0) } }))).toContain('Chưa phát sinh trong kỳ')
    const sources = sourcesWith({
      freshness: 'lost',
      coveredTo: '2025-12-04T06:14:00+07:00',
      expiresMs: 40 * 86_400_000,
    })
    expect(drawn(known, { topics: { sources } })).toContain('data-dimmed')
  })
})

describe(toHeatMap, () => {
  it('counts the members that have no room, and gives none to those of which nothing came', () => {
    const members = membersOf(new Map(['a', 'b', 'c', 'd'].map((code, at) => [code, aPoint(at)])), (code) => code)
    const { rows, withoutRoom } = toHeatMap(members, { matrix: new Map(), days: [], classes: [1], rows: 2 })
    expect([rows.map(({ code }) => code), withoutRoom]).toEqual([['d', 'c'], 1])
  })
})
