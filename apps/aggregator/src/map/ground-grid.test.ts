import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aStar } from './a-star.ts'
import { gridOver, landTest, mapped, softened } from './ground-grid.ts'
import { contains } from './rings.ts'

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0)
const grid = gridOver(
  [
    { x: 0, y: 0 },
    { x: 20, y: 10 },
  ],
  10,
  40,
)

describe(gridOver, () => {
  it('covers the points and the rim with steps of one length', () => {
    expect(grid.stepKm).toBe(1)
    expect([grid.west, grid.south, grid.columns, grid.rows]).toEqual([-10, -10, 41, 31])
  })
})

describe(mapped, () => {
  it('asks each sample at its place and keeps the rim empty', () => {
    const filled = mapped(grid, () => 1)
    expect(sum(filled.values)).toBe(39 * 29)
    expect(mapped(grid, ({ x, y }) => (x === 3 && y === -2 ? 1 : 0)).values[8 * 41 + 13]).toBe(1)
  })
})

describe(softened, () => {
  it('spreads ground without adding or losing any', () => {
    const soft = softened(
      mapped(grid, ({ x, y }) => (x === 10 && y === 5 ? 1 : 0)),
      2,
    )
    expect(sum(soft.values)).toBeCloseTo(1)
    expect(Math.max(...soft.values)).toBeLessThan(0.1)
  })
  it('leaves a grid alone that is coarser than the softening', () => {
    expect(softened(grid, 0.3)).toBe(grid)
  })
})

describe(landTest, () => {
  it('agrees with the polygon itself', () => {
    fc.assert(
      fc.property(
        aStar,
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: -1, max: 1, noNaN: true }),
        (star, dx, dy) => {
          const [x, y] = star[0]?.[0] ?? [0, 0]
          expect(landTest([star])({ x: x + dx, y: y + dy })).toBe(contains(star, [x + dx, y + dy]))
        },
      ),
    )
  })
})
