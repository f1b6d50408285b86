import { type Board } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { renderSpecimen, specimenScope, type SpecimenView } from '../fixture/render-specimen.tsx'
import { fitOf } from '@toan-canh/live'
import { orbitAt } from './orbit.ts'
import { OfflineBand } from './offline-band.tsx'
import { WallCanvas } from './wall-canvas.tsx'

const board: Board = {
  id: 'b',
  vi: 'b',
  en: 'b',
  unit: '37',
  period: 'this-month',
  widgets: { title: { type: 'scene-title', title: 'Hồ sơ', config: {} } },
  layouts: [{ width: 3840, height: 2160, places: { title: [80, 56, 1776, 132], gone: [0, 0, 10, 10] } }],
}

function render(view: Partial<SpecimenView> = {}): string {
  const fit = fitOf(board.layouts, { width: 1920, height: 1200 })
  return renderSpecimen(<WallCanvas board={board} fit={fit} scope={specimenScope()} />, [], { topics: [], ...view })
}

describe(WallCanvas, () => {
  it('places widgets in author pixels, letterboxed', () => {
    const html = render()
    expect(html).toContain('left:0.8rem;top:0.56rem;width:17.76rem;height:1.32rem')
    const { x, y } = orbitAt(Date.parse('2026-11-21T08:20:00+07:00'))
    expect(html).toContain(`left:${x / 2 === 0 ? 0 : `${x / 2}px`};top:${60 + y / 2}px`)
  })

  it('says at which side a place stands, so that head and clock keep to their edge', () => {
    expect(render()).toMatch(/data-widget="title"[^>]*data-side="left"/)
  })

  it('leaves out a place that names no widget', () => {
    expect(render()).not.toContain('data-widget="gone"')
  })

  it('carries the watermark over sample data, and only there', () => {
    expect(render().match(/DỮ LIỆU MẪU/g)).toHaveLength(4)
    expect(render({ source: { isSample: false } })).not.toContain('DỮ LIỆU MẪU')
  })
})

describe(OfflineBand, () => {
  it('appears when the centre is gone, and says since when', () => {
    const band = <OfflineBand top={1_976} />
    expect(renderSpecimen(band, [], { topics: [], isOffline: true })).toContain('Mất kết nối trung tâm từ 08:20.')
    expect(renderSpecimen(band, [], { topics: [] })).toBe('')
  })
})
