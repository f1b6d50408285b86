import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { squarify } from './squarify.ts'

const room = { x: 0, y: 0, width: 600, height: 400 }

describe(squarify, () => {
  it('lays the sample of its authors out as they do', () => {
    const rects = squarify([6, 6, 4, 3, 2, 2, 1], { x: 0, y: 0, width: 6, height: 4 })
    expect(rects.slice(0, 2)).toEqual([
      { x: 0, y: 0, width: 3, height: 2 },
      { x: 0, y: 2, width: 3, height: 2 },
    ])
    expect(rects[2]?.height).toBeCloseTo(7 / 3)
  })

  it('gives each value its share of the room, inside it, over nobody', () => {
    const values = fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 24 })
    fc.assert(
      fc.property(values, (list) => {
        const sorted = list.toSorted((a, b) => b - a)
        const sum = sorted.reduce((all, value) => all + value, 0)
        const rects = squarify(sorted, room)
        rects.forEach(({ x, y, width, height }, at) => {
          expect((width * height) / (room.width * room.height)).toBeCloseTo((sorted[at] ?? 0) / sum, 6)
          expect(x >= -0.01 && y >= -0.01 && x + width <= 600.01 && y + height <= 400.01).toBe(true)
        })
        const overlaps = rects.some((a, at) =>
          rects.slice(at + 1).some((b) => {
            const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
            const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
            return across > 0.01 && down > 0.01
          }),
        )
        expect(overlaps).toBe(false)
      }),
    )
  })
})
