import { describe, expect, it } from 'vitest'
import { aBlock, aSquare, squareDegrees } from './a-province.ts'
import { areaOf, bboxOf, contains } from './rings.ts'
import { softGround } from './soft-ground.ts'

const { units } = aBlock(25, 5)
const centres = units.flatMap(({ at }) => (at ? [at] : []))
const onGround = (ground: ReturnType<typeof softGround>) =>
  centres.map((at) => ground.some((polygon) => contains(polygon, at)))

describe(softGround, () => {
  it('reaches past the outermost centres by a third of a unit to one unit', () => {
    const [west, south, east, north] = bboxOf(softGround(centres, [aSquare([105, 19], 3)]))
    for (const past of [106.05 - west, 20.05 - south, east - 106.45, north - 20.45]) {
      expect(past / squareDegrees).toBeGreaterThan(1 / 3)
      expect(past / squareDegrees).toBeLessThan(1.05)
    }
  })
  it('has one outer edge and no holes', () => {
    const ground = softGround(centres, [aSquare([105, 19], 3)])
    expect(ground.map((polygon) => polygon.length)).toEqual([1])
  })
  it('ends at the coast', () => {
    const ground = softGround(centres, [aSquare([105, 19.3], 1.02)])
    expect(bboxOf(ground)[3]).toBeLessThan(20.5)
    expect(ground.reduce((sum, polygon) => sum + areaOf(polygon), 0)).toBeLessThan(0.25)
  })
  it('carries every centre, also those a small-scale coastline leaves in the water', () => {
    expect(onGround(softGround(centres, [aSquare([105, 18.42], 1.6)]))).not.toContain(false)
    expect(onGround(softGround(centres, []))).not.toContain(false)
  })
})
