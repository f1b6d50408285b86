import { describe, expect, it } from 'vitest'
import { orbitAt } from './orbit.ts'

const tenMinutesMs = 600_000
const steps = Array.from({ length: 9 }, (_, at) => orbitAt(at * tenMinutesMs))

describe(orbitAt, () => {
  it('visits nine places, none farther than eight pixels', () => {
    expect(new Set(steps.map(({ x, y }) => `${x} ${y}`)).size).toBe(9)
    for (const { x, y } of steps) expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(8)
  })

  it('moves one step at a time, and stays for ten minutes', () => {
    steps.slice(1).forEach(({ x, y }, at) => {
      const before = steps[at] ?? { x: 0, y: 0 }
      expect(Math.max(Math.abs(x - before.x), Math.abs(y - before.y))).toBe(8)
    })
    expect(orbitAt(tenMinutesMs - 1)).toEqual(orbitAt(0))
  })
})
