import { radarConfigSchema, type IndicatorView, type Point } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { wordsOf, sourcesWith, type FixtureWorld } from '../../desk/desk-fixture.tsx'
import { aPoint, boardScope, drawnBoard, seriesWith } from '../../fixture/drawn-board.tsx'
import { anIndicator } from '../../fixture/render-specimen.tsx'
import { RadarView } from './view.tsx'

const ids = ['idx766.ckmb', 'idx766.tdgq', 'idx766.mdsh'] as const
const indicators = ids.map((id, at) =>
  anIndicator(id, { unit: 'điểm', decimals: 1, vi: ['Công khai', 'Tiến độ', 'Số hoá'][at] ?? id, cadence: 'month' }),
)
const config = radarConfigSchema.parse({ axes: ids.map((indicator) => ({ indicator, most: 20 })) })

function topicsOf(points: readonly (readonly Point[])[]) {
  return Object.assign({}, ...indicators.map((each: IndicatorView, at) => seriesWith(each, points[at] ?? [])))
}

function drawn(world: FixtureWorld, width = 1_776): string {
  return drawnBoard(
    <RadarView title="Ba nhóm" config={config} scope={boardScope()} width={width} height={868} />,
    indicators,
    world,
  )
}

describe('the radar', () => {
  const two = [
    [aPoint(15.5), aPoint(16)],
    [aPoint(12), aPoint(11)],
    [aPoint(18), aPoint(18.5, { o: '~' })],
  ]

  it('writes value, maximum and movement at every spoke, with both periods and the owner', () => {
    const words = wordsOf(drawn({ topics: topicsOf(two) }))
    for (const part of [
      'Công khai 16,0 / 20 · +0,5',
      'Tiến độ 11,0 / 20 · −1,0',
      '≈ 18,5 / 20',
      '12/2025',
      '11/2025',
      'tối đa',
    ])
      expect(words).toContain(part)
    expect(words).toContain('Chánh Văn phòng UBND tỉnh')
  })

  it('does not let a value of the period before stand for one that is missing', () => {
    const topics = topicsOf([two[0] ?? [], [aPoint(12), aPoint(null)], two[2] ?? []])
    const html = drawn({ topics })
    expect(wordsOf(html)).toContain('Tiến độ — / 20')
    expect(html).toContain('data-open')
  })

  it('says no movement where another formula holds', () => {
    const topics = topicsOf([[aPoint(15), aPoint(16, { f: '2025-12-01' })], two[1] ?? [], two[2] ?? []])
    expect(wordsOf(drawn({ topics }))).toContain('Công khai 16,0 / 20 Tiến độ')
  })

  it('marks once what was reported', () => {
    const topics = topicsOf([[aPoint(16, { b: 'reported' })], two[1] ?? [], two[2] ?? []])
    expect(wordsOf(drawn({ topics })).match(/báo cáo/g)).toHaveLength(1)
  })

  it('gives names two lines where it is narrow', () => {
    expect(drawn({ topics: topicsOf(two) })).not.toContain('data-narrow')
    expect(drawn({ topics: topicsOf(two) }, 1_160)).toContain('data-narrow')
  })

  it('waits, fails, is empty and is dimmed on purpose', () => {
    expect(drawn({})).toContain('aria-busy')
    const series = Object.keys(topicsOf(two))
    const refused = Object.fromEntries(series.map((name) => [name, 'forbidden' as const]))
    expect(wordsOf(drawn({ refused }))).toContain('Không tính được Từ chối: forbidden.')
    expect(wordsOf(drawn({ topics: topicsOf([[], [], []]) }))).toContain('Chưa có dữ liệu')
    const sources = sourcesWith({ freshness: 'stale', coveredTo: '2025-12-04T06:14:00+07:00' })
    expect(drawn({ topics: { ...topicsOf(two), sources } })).toContain('data-dimmed')
  })
})
