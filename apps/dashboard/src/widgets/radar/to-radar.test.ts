import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type RadarAxis, radiusIn, toRadar } from './to-radar.ts'

const axis = (now: number | null, change: Partial<RadarAxis> = {}): RadarAxis => ({
  now,
  before: null,
  most: 20,
  ...change,
})
const size = { radius: 100, gap: 10 }
const distance = ({ x, y }: { x: number; y: number }) => Math.hypot(x, y)

describe(toRadar, () => {
  it('closes the line when every spoke has a value, and fills quarters of the whole', () => {
    const radar = toRadar([axis(20), axis(10), axis(5)], size)
    expect(radar.now.isClosed).toBe(true)
    expect(radar.now.path.endsWith('Z')).toBe(true)
    expect(radar.now.dots.map((dot) => Math.round(distance(dot)))).toEqual([100, 50, 25])
    expect(radar.rings).toHaveLength(4)
  })

  it('never draws a missing value as the middle: the line is open there', () => {
    const radar = toRadar([axis(20), axis(null), axis(5), axis(10)], size)
    expect(radar.now.isClosed).toBe(false)
    expect(radar.now.dots).toHaveLength(3)
    expect(radar.now.path.match(/M/g)).toHaveLength(2)
    expect(radar.now.path).not.toContain('M0.0 0.0')
  })

  it('has no line where no neighbours are known, only their dots', () => {
    const radar = toRadar([axis(20), axis(null), axis(5), axis(null)], size)
    expect([radar.now.path, radar.now.dots.length]).toEqual(['', 2])
    expect(radar.before.dots).toEqual([])
  })

  it('draws a zero in the middle, and ends what is more than the most at the rim', () => {
    const [zero, over] = toRadar([axis(0), axis(99), axis(1)], size).now.dots.map(distance)
    expect(zero).toBeCloseTo(0)
    expect(over).toBeCloseTo(100)
  })

  it('stands the names of six parts beside them, and only an odd first one above', () => {
    const sides = (count: number) =>
      toRadar(
        Array.from({ length: count }, () => axis(1)),
        size,
      ).labels.map(({ side, height }) => `${side} ${height}`)
    expect(new Set(sides(6))).toEqual(new Set(['right beside', 'left beside']))
    expect(sides(5)[0]).toBe('middle above')
  })
})

describe(radiusIn, () => {
  const label = { width: 400, height: 112, gap: 26 }

  it('leaves every name its room', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 12 }),
        fc.integer({ min: 1_100, max: 3_000 }),
        fc.integer({ min: 470, max: 1_200 }),
        (count, width, height) => {
          const radius = radiusIn(count, { width, height, label })
          const { labels } = toRadar(
            Array.from({ length: count }, () => axis(1)),
            { radius, gap: label.gap },
          )
          for (const { x, y, side } of labels) {
            if (side !== 'middle') expect(Math.abs(x) + label.width).toBeLessThanOrEqual(width / 2 + 1)
            expect(Math.abs(y) + label.height / 2).toBeLessThanOrEqual(height / 2 + 1)
          }
        },
      ),
    )
  })
})
