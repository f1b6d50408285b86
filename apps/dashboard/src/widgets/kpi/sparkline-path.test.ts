import { describe, expect, it } from 'vitest'
import { sparklineOf } from './sparkline-path.ts'

const box = { width: 210, height: 96, inset: 14 }

describe(sparklineOf, () => {
  it('runs from the left edge to the right, high values above', () => {
    const { path, last } = sparklineOf([0, 10], null, box)
    expect(path).toBe('M14 82L196 14')
    expect(last).toEqual({ x: 196, y: 14 })
  })

  it('breaks where a value is missing, and ends on the last known one', () => {
    const { path, last } = sparklineOf([1, null, 2, 3, null], null, box)
    expect(path.match(/M/g)).toHaveLength(2)
    expect(last?.x).toBeLessThan(196)
  })

  it('breaks where a value means something else than the one before', () => {
    expect(sparklineOf([1, 2, 3], null, box, [1]).path.match(/M/g)).toHaveLength(2)
  })

  it('keeps the target inside the box', () => {
    const { targetY } = sparklineOf([1, 2], 50, box)
    expect(targetY).toBe(14)
  })

  it('draws nothing of nothing and a level line of one value', () => {
    expect(sparklineOf([null, null], 9, box)).toEqual({ path: '', last: null, targetY: null })
    expect(sparklineOf([5, 5], null, box).path).toBe('M14 48L196 48')
  })
})
