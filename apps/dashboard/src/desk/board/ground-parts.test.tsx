import { describe, expect, it } from 'vitest'
import { aRate, drawnDesk, wordsOf } from '../desk-fixture.tsx'
import { BoundaryControl } from './boundary-control.tsx'
import { GroundParts } from './ground-parts.tsx'

const topics = {
  'reading/tthc.on_time_rate/37@then/2025-05': { '': aRate(98, 100) },
  'reading/tthc.on_time_rate/35@then/2025-05': { '': aRate(90, 100) },
}

describe(GroundParts, () => {
  it('stand side by side in a period before the merger, each leading to its own ground', () => {
    const html = drawnDesk('/37?ky=2025-05', <GroundParts />, { topics })
    expect(wordsOf(html)).toBe('Các phần trước 01/07/2025: Tỉnh Ninh Bình 98,00 % Tỉnh Hà Nam 90,00 %')
    expect(html).toContain('/desk/35?ky=2025-05&amp;dia-gioi=luc-do')
  })

  it('are nothing after it, nor for a unit that is no merger', () => {
    expect(drawnDesk('/37?ky=2025-08', <GroundParts />, { topics })).not.toContain('ground-parts')
    expect(drawnDesk('/14329?ky=2025-05', <GroundParts />, { topics })).not.toContain('ground-parts')
  })
})

describe(BoundaryControl, () => {
  it('shows the choice that the address makes', () => {
    expect(drawnDesk('/37?dia-gioi=luc-do', <BoundaryControl />, {})).toContain(
      'value="then" title="Theo địa giới của ngày cuối kỳ" selected=""',
    )
  })
})
