import { describe, expect, it } from 'vitest'
import { outerContours } from './contour.ts'
import { signedArea } from './rings.ts'

const cone = (x: number, y: number, reach: number) => (column: number, row: number) =>
  Math.max(0, 1 + (reach - Math.hypot(column - x, row - y)) / reach)

describe(outerContours, () => {
  it('traces a disc as one closed ring, counter-clockwise and of the right area', () => {
    const rings = outerContours({ columns: 61, rows: 61, valueAt: cone(30, 30, 20) })
    expect(rings).toHaveLength(1)
    expect(rings[0]?.[0]).toEqual(rings[0]?.at(-1))
    expect(signedArea(rings[0] ?? []) / (Math.PI * 400)).toBeCloseTo(1, 2)
  })
  it('traces two discs apart as two rings', () => {
    const valueAt = (column: number, row: number) =>
      Math.max(cone(15, 20, 8)(column, row), cone(45, 20, 8)(column, row))
    expect(outerContours({ columns: 61, rows: 41, valueAt })).toHaveLength(2)
  })
  it('leaves holes out', () => {
    const valueAt = (column: number, row: number) => (Math.abs(Math.hypot(column - 20, row - 20) - 12) < 3 ? 2 : 0)
    expect(outerContours({ columns: 41, rows: 41, valueAt })).toHaveLength(1)
  })
  it('finds nothing where all is below 1', () => {
    expect(outerContours({ columns: 9, rows: 9, valueAt: () => 0.9 })).toEqual([])
  })
})
