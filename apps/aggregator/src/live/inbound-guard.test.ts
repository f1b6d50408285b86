import { describe, expect, it } from 'vitest'
import { inboundGuard } from './inbound-guard.ts'

describe(inboundGuard, () => {
  it('lets a burst pass, then only the rate', () => {
    let now = 0
    const isWelcome = inboundGuard({ packetRate: { perSecond: 1, burst: 3 }, unreadPackets: 100, clock: () => now })
    expect([1, 2, 3, 4].map(() => isWelcome(true))).toEqual([true, true, true, false])
    now = 1_000
    expect(isWelcome(true)).toBe(true)
  })

  it('ends a viewer that asks on without reading, and forgives one that reads in between', () => {
    const isWelcome = inboundGuard({ packetRate: { perSecond: 1, burst: 100 }, unreadPackets: 2, clock: () => 0 })
    const judged = [false, false, true, false, false, false].map((isDrained) => isWelcome(isDrained))
    expect(judged).toEqual([true, true, true, true, true, false])
  })
})
