import { choroplethConfigSchema } from '@toan-canh/contract'
import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { anIndicator, renderSpecimen, specimenScope, type SpecimenView } from '../../fixture/render-specimen.tsx'
import { choropleth } from './definition.ts'
import { ChoroplethView } from './view.tsx'

const settings = { indicator: 'tthc.overdue_rate', from: [0.4, 0.8, 1.2, 1.6] }
const indicators = [anIndicator('tthc.overdue_rate', { unit: '%', decimals: 2, better: 'down' })]

function render(view: Partial<SpecimenView> = {}): string {
  const scope = specimenScope()
  const config = choroplethConfigSchema.parse(settings)
  return renderSpecimen(
    <ChoroplethView title="Tỷ lệ quá hạn" config={config} scope={scope} width={1_160} height={979} />,
    indicators,
    {
      topics: choropleth.open(settings).topics(scope),
      ...view,
    },
  )
}

describe('the map block', () => {
  it('names period, time and owner whatever the map does', () => {
    const html = render()
    for (const part of ['Tỷ lệ quá hạn', '11/2026', '08:16', 'Chánh Văn phòng UBND tỉnh']) expect(html).toContain(part)
  })

  it('waits for its numbers before it draws a ground as missing', () => {
    expect(render({ isSilent: true })).toContain('Đang chờ nguồn')
  })

  it('waits for its ground', () => {
    expect(render({ client: new QueryClient() })).toContain('aria-busy="true"')
  })

  it('watches one topic', () => {
    expect(choropleth.open(settings).topics(specimenScope())).toEqual(['breakdown/tthc.overdue_rate/37/2026-11/unit'])
  })

  it.each([[{ from: [1] }], [{ from: [1, 2, 3, 4, 5] }], [{ labels: 9 }]])('refuses settings with %j', (change) => {
    expect(() => choropleth.open({ ...settings, ...change })).toThrow()
  })
})
