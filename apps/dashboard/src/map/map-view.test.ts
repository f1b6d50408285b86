import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Position } from '@toan-canh/contract'
import { fitView } from './map-view.ts'
import { fromMercator, toMercator } from './mercator.ts'

const padding = { left: 40, top: 30, right: 430, bottom: 60 }
const ninhBinh = [105.54, 19.87, 106.6, 20.7] as const
const view = fitView([...ninhBinh], { width: 1400, height: 850, padding })

describe(fitView, () => {
  it('puts the whole box into the free middle and touches two of its sides', () => {
    const [left, top] = view.project([ninhBinh[0], ninhBinh[3]])
    const [right, bottom] = view.project([ninhBinh[2], ninhBinh[1]])
    expect(left).toBeGreaterThanOrEqual(40 - 1e-6)
    expect(right).toBeLessThanOrEqual(970 + 1e-6)
    expect(top).toBeCloseTo(30)
    expect(bottom).toBeCloseTo(790)
    expect(left - 40).toBeCloseTo(970 - right)
  })
  it('centres on the middle of the whole frame', () => {
    expect(view.project(view.centre).map(Math.round)).toEqual([700, 425])
  })
  it('names the degrees of the frame', () => {
    const [west, south, east, north] = view.bounds
    expect(view.project([west, north]).map(Math.round).map(Math.abs)).toEqual([0, 0])
    expect(view.project([east, south]).map(Math.round)).toEqual([1400, 850])
  })
  it('gives the zoom at which 512 pixels hold the world at zoom 0', () => {
    const [left] = view.project([106, 20])
    const [right] = view.project([107, 20])
    expect((right - left) * 360).toBeCloseTo(512 * 2 ** view.zoom, 3)
  })
})

describe(fromMercator, () => {
  it('leads back to where toMercator started', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 100, max: 120, noNaN: true }),
        fc.double({ min: 5, max: 25, noNaN: true }),
        (lon, lat) => {
          const back: Position = fromMercator(toMercator([lon, lat]))
          expect(back[0]).toBeCloseTo(lon, 8)
          expect(back[1]).toBeCloseTo(lat, 8)
        },
      ),
    )
  })
})
