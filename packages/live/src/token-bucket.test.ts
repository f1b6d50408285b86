import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fullBucket, takeTokens } from './token-bucket.ts'

const rate = { perSecond: 2, burst: 4 }

describe(takeTokens, () => {
  it('gives the burst at once, then the rate', () => {
    const first = takeTokens(fullBucket(rate, 0), rate, { wanted: 5, now: 0 })
    expect(first.taken).toBe(4)
    const second = takeTokens(first.bucket, rate, { wanted: 1, now: 499 })
    expect(second.taken).toBe(0)
    expect(takeTokens(second.bucket, rate, { wanted: 1, now: 500 }).taken).toBe(1)
  })

  it('gives nothing for a clock that jumps back', () => {
    const { bucket } = takeTokens(fullBucket(rate, 10_000), rate, { wanted: 4, now: 10_000 })
    expect(takeTokens(bucket, rate, { wanted: 1, now: 0 }).taken).toBe(0)
  })

  it('never gives more than burst plus rate times the time passed', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ afterMs: fc.nat(3_000), wanted: fc.nat(9) })), (asks) => {
        let now = 0
        let total = 0
        let bucket = fullBucket(rate, now)
        for (const { afterMs, wanted } of asks) {
          now += afterMs
          const drawn = takeTokens(bucket, rate, { wanted, now })
          bucket = drawn.bucket
          total += drawn.taken
        }
        expect(total).toBeLessThanOrEqual(rate.burst + (now / 1000) * rate.perSecond)
      }),
    )
  })
})
