import { describe, expect, it } from 'vitest'
import { renderSpecimen, specimenScope, type SpecimenView } from '../../fixture/render-specimen.tsx'
import { SceneClockView } from './view.tsx'

function render(spread: boolean, view: Partial<SpecimenView> = {}): string {
  return renderSpecimen(
    <SceneClockView title="Giờ" config={{ spread }} scope={specimenScope()} width={1_776} height={132} />,
    [],
    { topics: [], ...view },
  )
}

describe('the clock of a scene', () => {
  it('shows day and time in Việt Nam', () => {
    const html = render(false)
    for (const part of ['Thứ Bảy', '21/11/2026', '08:20']) expect(html).toContain(part)
  })

  it('says when what is shown is sample data, and only then', () => {
    expect(render(false)).toContain('DỮ LIỆU MẪU')
    expect(render(false, { source: { isSample: false } })).not.toContain('DỮ LIỆU MẪU')
  })

  it('spreads over a zone of its own', () => {
    expect(render(true)).toContain('data-spread')
    expect(render(false)).not.toContain('data-spread')
  })
})
