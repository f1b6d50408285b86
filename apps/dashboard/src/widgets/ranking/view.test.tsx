import { rankingConfigSchema } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { anIndicator, renderSpecimen, specimenScope, type SpecimenView } from '../../fixture/render-specimen.tsx'
import { ranking } from './definition.ts'
import { findingOf, RankingView, rowsThatFit } from './view.tsx'

const settings = {
  indicator: 'tthc.resolved_overdue',
  rate: 'tthc.on_time_rate',
  rows: 3,
  classes: [1, 2, 4, 8, 16],
  columns: { count: 'Quá hạn', rate: 'Đúng hạn' },
}
const indicators = [anIndicator('tthc.resolved_overdue'), anIndicator('tthc.on_time_rate')]

function render(view: Partial<SpecimenView> = {}): string {
  const scope = specimenScope()
  return renderSpecimen(
    <RankingView
      title="Đơn vị quá hạn"
      config={rankingConfigSchema.parse(settings)}
      scope={scope}
      width={1_776}
      height={868}
    />,
    indicators,
    {
      topics: ranking.open(settings).topics(scope),
      ...view,
    },
  )
}

describe('the ranking with its heat map', () => {
  it('has the finding as its title and units by name', () => {
    const html = render()
    expect(html).toContain('3 đơn vị có hồ sơ giải quyết quá hạn')
    expect(html).toContain('Phường Hoa Lư')
    expect(html).toContain('aria-label="Theo dõi"')
  })

  it('draws days that have been, as many as there are rows', () => {
    const html = render()
    expect(html.match(/class="ranking-row"/g)).toHaveLength(3)
    expect(html).toContain('2/11')
    expect(html).toContain('var(--seq')
  })

  it('takes the marks away from old numbers', () => {
    const html = render({
      source: { freshness: 'lost', coveredTo: '2026-11-18T06:20:00+07:00', expiresMs: 31 * 86_400_000 },
    })
    expect(html).toContain('data-dimmed')
    expect(html).toContain('mất 3 ngày')
    expect(html).not.toContain('aria-label="Theo dõi"')
  })

  it('shows none of them once the source is lost beyond its expiry', () => {
    const html = render({
      source: { freshness: 'lost', coveredTo: '2026-11-18T06:20:00+07:00', expiresMs: 86_400_000 },
    })
    expect(html).toContain('Mất dữ liệu')
    expect(html).not.toContain('class="ranking-row"')
  })

  it('waits with its own title', () => {
    const html = render({ isSilent: true })
    expect(html).toContain('Đơn vị quá hạn')
    expect(html).not.toContain('ranking-row"')
  })
})

describe(findingOf, () => {
  const row = {
    code: 'a',
    name: 'a',
    count: 1,
    rate: null,
    level: 'none',
    isQuiet: false,
    cells: [],
    operators: { count: '=', rate: '=' },
  } as const
  it.each([
    [{ rows: [], shown: 0, total: 0, red: 0, isPartial: false }, null],
    [{ rows: [row], shown: 5, total: 5, red: 0, isPartial: false }, '1 đơn vị có hồ sơ giải quyết quá hạn'],
    [
      { rows: [row, row], shown: 713, total: 1_000, red: 0, isPartial: false },
      '2 đơn vị chiếm 71,3\u00A0% số hồ sơ quá hạn',
    ],
  ])('of %j is %s', (ranked, words) => {
    expect(findingOf(ranked, 'Xã có camera mất tín hiệu', 'hồ sơ')).toBe(words)
  })

  it('does not call dossiers what are none', () => {
    const of = (shown: number) =>
      findingOf({ rows: [row], shown, total: 8, red: 0, isPartial: false }, 'Mất tín hiệu', 'lần')
    expect(of(8)).toBe('Mất tín hiệu: 1 đơn vị')
    expect(of(4)).toBe('Mất tín hiệu: 1 đơn vị chiếm 50,0\u00A0%')
  })
})

describe(rowsThatFit, () => {
  it.each([
    [868, 12, 12],
    [700, 12, 9],
    [2_000, 12, 12],
    [0, 12, 1],
  ])('of %i px and %i wanted are %i', (height, wanted, count) => {
    expect(rowsThatFit(height, wanted)).toBe(count)
  })
})
