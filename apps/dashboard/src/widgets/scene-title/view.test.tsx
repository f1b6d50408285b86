import { describe, expect, it } from 'vitest'
import { renderSpecimen, specimenScope } from '../../fixture/render-specimen.tsx'
import { SceneTitleView } from './view.tsx'

describe('the title of a scene', () => {
  it.each([
    ['2026-11', 'Tháng 11/2026'],
    ['2026-Q4', 'Quý IV/2026'],
    ['2026', 'Năm 2026'],
  ])('names unit, subject and the period %s', (period, words) => {
    const html = renderSpecimen(
      <SceneTitleView title="Hồ sơ thủ tục hành chính" scope={specimenScope(period)} width={1_776} height={132} />,
      [],
      { topics: [] },
    )
    for (const part of ['Tỉnh Ninh Bình', 'Hồ sơ thủ tục hành chính', words]) expect(html).toContain(part)
  })

  it('shows the code of a unit that the register does not know', () => {
    const scope = { ...specimenScope(), unit: '99999' }
    expect(
      renderSpecimen(<SceneTitleView title="x" scope={scope} width={1_776} height={132} />, [], { topics: [] }),
    ).toContain('99999')
  })
})
