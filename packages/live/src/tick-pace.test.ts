import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstTickPace, nextTickPace } from './tick-pace.ts'

const limits = { tickMs: 100, widestTickMs: 150, tickShare: 0.02 }

function paceAfter(costs: readonly number[]) {
  return costs.reduce((pace, tookMs) => nextTickPace(pace, tookMs, limits), firstTickPace(limits))
}

describe(nextTickPace, () => {
  it.each([
    [0, 100],
    [2, 100],
    [2.5, 125],
    [3, 150],
    [40, 150],
  ])('settles for ticks of %f ms at one every %i ms', (tookMs, everyMs) => {
    expect(paceAfter(Array(100).fill(tookMs)).everyMs).toBeCloseTo(everyMs, 0)
  })

  it('is not called early by a quiet tick among busy ones, nor held up by one busy tick', () => {
    expect(paceAfter([...Array(50).fill(8), 0, 0]).everyMs).toBe(150)
    expect(paceAfter([...Array(50).fill(0), 15]).everyMs).toBe(100)
  })

  it('comes back to the shortest tick when the viewers have left', () => {
    expect(paceAfter([...Array(50).fill(20), ...Array(30).fill(0)]).everyMs).toBe(100)
  })

  it('stays within its limits whatever ticks cost', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 60_000, noNaN: true })), (costs) => {
        const { everyMs } = paceAfter(costs)
        expect(everyMs).toBeGreaterThanOrEqual(limits.tickMs)
        expect(everyMs).toBeLessThanOrEqual(limits.widestTickMs)
      }),
    )
  })
})
