import { describe, expect, it } from 'vitest'
import { nextEdge } from './use-now.ts'

describe(nextEdge, () => {
  const spans = [
    { from: 100, to: 200 },
    { from: 150, to: null },
  ]

  it.each([
    [50, 100],
    [100, 150],
    [150, 200],
    [200, Number.POSITIVE_INFINITY],
  ])('after %i it is %d', (now, edge) => {
    expect(nextEdge(spans, now)).toBe(edge)
  })
})
