import { describe, expect, it } from 'vitest'
import { clockOffsetMs, clockSamplesKept, type ClockSample, withSample } from './clock-offset.ts'

function sample(askedAt: number, tookMs: number, offsetMs: number): ClockSample {
  return { askedAt, answeredAt: askedAt + tookMs, serverAt: askedAt + tookMs / 2 + offsetMs }
}

describe(clockOffsetMs, () => {
  it('is zero until the server has answered', () => {
    expect(clockOffsetMs([])).toBe(0)
  })

  it('believes the quickest answer, of equals the newest', () => {
    expect(clockOffsetMs([sample(0, 900, 5_400), sample(1_000, 20, 5_000), sample(2_000, 400, 4_900)])).toBe(5_000)
    expect(clockOffsetMs([sample(0, 20, 5_000), sample(1_000, 20, 5_007)])).toBe(5_007)
  })
})

describe(withSample, () => {
  it('keeps a bounded number of samples', () => {
    let samples: readonly ClockSample[] = []
    for (let at = 0; at < 20; at += 1) samples = withSample(samples, sample(at, 1, at))
    expect(samples.map((each) => each.askedAt)).toEqual([12, 13, 14, 15, 16, 17, 18, 19])
    expect(samples).toHaveLength(clockSamplesKept)
  })

  it('starts anew when our own clock was set back between question and answer', () => {
    expect(withSample([sample(0, 1, 0)], sample(10_000, -500, 0))).toEqual([])
  })
})
