import { cameraConfigSchema } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { renderSpecimen, specimenScope, type SpecimenView } from '../../fixture/render-specimen.tsx'
import { aCamera } from '../../wall/alarm/an-alarm.fixture.tsx'
import { camera } from './definition.ts'
import { CameraView } from './view.tsx'

const scope = specimenScope()
const settings = { camera: 'camera/a' }
const topics = camera.open(settings).topics(scope)

function drawn(view: Partial<SpecimenView> = {}, config = settings): string {
  return renderSpecimen(
    <CameraView
      title="Camera theo dõi"
      config={cameraConfigSchema.parse(config)}
      scope={scope}
      width={820}
      height={640}
    />,
    [],
    { topics, items: { 'assets/camera/37': { 'camera/a': aCamera({ streams: ['hls'] }) } }, ...view },
  )
}

describe(CameraView, () => {
  it('shows the one camera that it names', () => {
    const html = drawn()
    expect(html).toContain('Nút Trần Hưng Đạo')
    expect(html).toContain('<video')
  })

  it('waits, and says when there is no such camera', () => {
    expect(drawn({ isSilent: true })).toContain('Đang chờ nguồn')
    expect(drawn({}, { camera: 'camera/z' })).toContain('Không có camera camera/z trong phạm vi này')
  })

  it.each([{}, { camera: 'khong-co-nguon' }, { camera: 'a/b', more: 1 }])('refuses %j', (wrong) => {
    expect(() => camera.open(wrong)).toThrow()
  })
})
