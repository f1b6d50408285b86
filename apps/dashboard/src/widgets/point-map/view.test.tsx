import { pointMapConfigSchema } from '@toan-canh/contract'
import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { queries } from '../../app/api.ts'
import { anIndicator, renderSpecimen, specimenScope, type SpecimenView } from '../../fixture/render-specimen.tsx'
import { aPack } from '../../map/a-pack.ts'
import { pointMap } from './definition.ts'
import { ExceptionRows } from './exception-rows.tsx'
import { PointMapView } from './view.tsx'
import { specimenAssets } from '../../fixture/specimen-assets.ts'
import { exceptionsOf } from './to-points.ts'

const settings = { kind: 'camera', indicator: 'cam.offline_over_1h' }
const owner = 'Giám đốc Trung tâm'
const indicators = [anIndicator('cam.offline_over_1h', { unit: 'camera', better: 'down', owner })]

function render(view: Partial<SpecimenView> = {}): string {
  const scope = specimenScope()
  const client = new QueryClient()
  client.setQueryData(queries.map('37').queryKey, aPack())
  return renderSpecimen(
    <PointMapView
      title="Camera trên địa bàn"
      config={pointMapConfigSchema.parse(settings)}
      scope={scope}
      width={2_454}
      height={1_104}
    />,
    indicators,
    { topics: pointMap.open(settings).topics(scope), client, ...view },
  )
}

describe('the map of assets', () => {
  it('counts what is dark over all, and names period, time and owner', () => {
    const html = render()
    for (const part of ['17 mất tín hiệu trên 600', '11/2026', '08:16', owner]) expect(html).toContain(part)
  })

  it('waits for its assets and for its ground', () => {
    expect(render({ isSilent: true })).toContain('Đang chờ nguồn')
    expect(render({ client: new QueryClient() })).toContain('aria-busy="true"')
  })

  it('is dimmed when its source is old, and shows nothing of one that is lost', () => {
    expect(render({ source: { freshness: 'stale' } })).toContain('data-dimmed')
    const lost = render({ source: { freshness: 'lost', coveredTo: '2026-11-19T08:16:00+07:00', expiresMs: 3_600_000 } })
    expect(lost).toContain('Mất dữ liệu')
    expect(lost).not.toContain('trên 600')
  })

  it('watches the assets and the level of their indicator', () => {
    expect(pointMap.open(settings).topics(specimenScope())).toEqual([
      'assets/camera/37',
      'reading/cam.offline_over_1h/37/2026-11',
    ])
  })

  it.each([[{ rows: 0 }], [{ rows: 13 }], [{ kind: '' }]])('refuses settings with %j', (change) => {
    expect(() => pointMap.open({ ...settings, ...change })).toThrow()
  })
})

describe(ExceptionRows, () => {
  const now = Date.parse('2026-11-21T08:20:00+07:00')
  const rows = exceptionsOf(
    new Map(Object.entries(specimenAssets([{ unit: '14329', at: [106, 20] }], { count: 400, now }))),
  )

  it('says what is dark, since when and whose, and counts the rest', () => {
    const html = renderSpecimen(<ExceptionRows rows={rows} most={3} level="act" />, indicators, { topics: [] })
    expect(html).toContain('Phường Hoa Lư')
    expect(html).toContain('Từ ')
    expect(html.match(/data-level="act"/g)).toHaveLength(3)
    expect(html).toContain(`và ${rows.length - 3} điểm khác cần xem`)
  })

  it('is calm when nothing is dark', () => {
    const html = renderSpecimen(<ExceptionRows rows={[]} most={3} level="none" />, indicators, { topics: [] })
    expect(html).toContain('Không có điểm nào mất tín hiệu')
  })
})
