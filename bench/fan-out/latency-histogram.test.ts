import { describe, expect, it } from 'vitest'
import { LatencyHistogram } from './latency-histogram.ts'

describe(LatencyHistogram, () => {
  it('gives the quantiles of what it counted, zero of nothing', () => {
    const latencies = new LatencyHistogram()
    expect(latencies.quantile(0.99)).toBe(0)
    for (let ms = 1; ms <= 100; ms += 1) latencies.add(ms)
    latencies.add(-5)
    expect([0, 0.5, 0.99, 1].map((share) => latencies.quantile(share))).toEqual([0, 50, 99, 100])
  })
})
