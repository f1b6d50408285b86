import { cameraStripConfigSchema } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { renderSpecimen, specimenScope, type SpecimenView } from '../../fixture/render-specimen.tsx'
import { aCamera } from '../../wall/alarm/an-alarm.fixture.tsx'
import { cameraStrip } from './definition.ts'
import { CameraStripView } from './view.tsx'

const scope = specimenScope()
const topics = cameraStrip.open({}).topics(scope)
const cameras = (count: number, parts: Parameters<typeof aCamera>[0] = {}) => ({
  'assets/camera/37': Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `camera/${at}`,
      aCamera({ id: `${at}`, name: `Camera số ${at}`, streams: ['hls'], ...parts }),
    ]),
  ),
})

function drawn(view: Partial<SpecimenView> = {}): string {
  return renderSpecimen(
    <CameraStripView
      title="Camera trực tiếp"
      config={cameraStripConfigSchema.parse({})}
      scope={scope}
      width={1_776}
      height={868}
    />,
    [],
    { topics, items: cameras(10), ...view },
  )
}

describe(CameraStripView, () => {
  it('shows four of them, how many there are, which turn it is and whose they are', () => {
    const html = drawn()
    expect(html.match(/<figure/g)).toHaveLength(4)
    expect(html).toMatch(/4 trên 10 camera · lượt \d\/3/)
    expect(html).toContain('11/2026')
  })

  it('waits, is empty, and says when all are dark', () => {
    expect(drawn({ isSilent: true })).toContain('Đang chờ nguồn')
    expect(drawn({ items: cameras(0) })).toContain('Chưa có thiết bị nào')
    expect(drawn({ items: cameras(3, { state: 'down' }) })).toContain('Cả 3 camera trong phạm vi này đều mất tín hiệu')
  })

  it('goes on judging pictures when its source is old, and says how old', () => {
    const html = drawn({
      items: cameras(2, { source: 'mot-cua' }),
      source: { freshness: 'stale', coveredTo: '2026-11-20T06:20:00+07:00' },
    })
    expect(html).toContain('cũ 26 giờ')
    expect(html.match(/<figure/g)).toHaveLength(2)
  })

  it.each([{ tiles: 0 }, { tiles: 9 }, { seconds: 9 }, { slice: { dimension: 'route' } }])('refuses %j', (settings) => {
    expect(() => cameraStrip.open(settings)).toThrow()
  })
})
