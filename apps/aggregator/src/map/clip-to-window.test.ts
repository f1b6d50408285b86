import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clipToWindow } from './clip-to-window.ts'
import { areaOf, bboxOf, type Bbox, type Polygon } from './rings.ts'

const window: Bbox = [0, 0, 2, 2]
const box = (west: number, south: number, east: number, north: number): Polygon => [
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ],
]

describe(clipToWindow, () => {
  it.each([
    ['inside', box(0.5, 0.5, 1, 1), 0.25],
    ['around', box(-5, -5, 5, 5), 4],
    ['across a side', box(1, 1, 5, 1.5), 0.5],
    ['at a corner', box(-1, -1, 1, 1), 1],
  ] as const)('keeps of a polygon %s what lies in the window', (_, polygon, area) => {
    const clipped = clipToWindow([polygon], window)
    expect(clipped.reduce((sum, part) => sum + areaOf(part), 0)).toBeCloseTo(area)
  })
  it('drops what lies outside', () => {
    expect(clipToWindow([box(3, 3, 4, 4)], window)).toEqual([])
  })
  it('never leaves the window and never gains ground', () => {
    const side = fc.double({ min: -4, max: 4, noNaN: true })
    fc.assert(
      fc.property(side, side, fc.double({ min: 0.1, max: 4, noNaN: true }), (x, y, size) => {
        const polygon = box(x, y, x + size, y + size)
        const clipped = clipToWindow([polygon], window)
        const [west, south, east, north] = bboxOf(clipped)
        if (clipped.length === 0) return
        expect(Math.min(west, south)).toBeGreaterThanOrEqual(0)
        expect(Math.max(east, north)).toBeLessThanOrEqual(2)
        expect(clipped.reduce((sum, part) => sum + areaOf(part), 0)).toBeLessThanOrEqual(areaOf(polygon) + 1e-9)
      }),
    )
  })
})
