import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aStar } from './a-star.ts'
import type { Position } from '@toan-canh/contract'
import { thinned } from './thinned.ts'

function offLine([x, y]: Position, [x1, y1]: Position, [x2, y2]: Position): number {
  const length = Math.hypot(x2 - x1, y2 - y1)
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length ** 2))
  return Math.hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1))
}

describe(thinned, () => {
  it('leaves out points that lie on a line', () => {
    const ring: Position[] = [
      [0, 0],
      [1, 0],
      [2, 0],
      [2, 2],
      [1, 2],
      [0, 2],
      [0, 0],
    ]
    expect(thinned([[ring]], 0.01)[0]?.[0]).toEqual([
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2],
      [0, 0],
    ])
  })
  it('keeps a ring whole that would lose its shape', () => {
    const islet: Position[] = [
      [0, 0],
      [0.001, 0],
      [0.001, 0.001],
      [0, 0],
    ]
    expect(thinned([[islet]], 1)).toEqual([[islet]])
  })
  it('moves no border further than the tolerance, and keeps rings closed', () => {
    fc.assert(
      fc.property(aStar, (star) => {
        const [ring = []] = thinned([star], 0.02)[0] ?? []
        expect(ring[0]).toEqual(ring.at(-1))
        for (const at of star[0] ?? []) {
          const off = Math.min(...ring.slice(1).map((to, index) => offLine(at, ring[index] ?? to, to)))
          expect(off).toBeLessThanOrEqual(0.02 + 1e-9)
        }
      }),
    )
  })
})
