import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bucketOf, histogramBuckets, histogramRelativeError, minutesOfBucket, quantileOf } from './log-histogram.ts'

const lastBucketMinutes = 77_000

function countsOf(durations: readonly number[]): number[] {
  const counts = Array.from({ length: histogramBuckets }, () => 0)
  for (const minutes of durations) counts[bucketOf(minutes)] = (counts[bucketOf(minutes)] ?? 0) + 1
  return counts
}

describe(bucketOf, () => {
  it.each([
    [0, 0],
    [29, 0],
    [30, 1],
    [34, 1],
    [35, 2],
    [76_900, 62],
    [77_100, 63],
    [10_000_000, 63],
  ])('puts %i minutes into bucket %i', (minutes, bucket) => {
    expect(bucketOf(minutes)).toBe(bucket)
  })

  it('never puts a longer duration into a lower bucket', () => {
    for (let minutes = 0; minutes < 90_000; minutes += 1) {
      expect(bucketOf(minutes + 1) - bucketOf(minutes)).toBeOneOf([0, 1])
    }
  })
})

describe(minutesOfBucket, () => {
  it('stands for every duration of its bucket within the stated error, and for no other bucket', () => {
    for (let minutes = 30; minutes < lastBucketMinutes; minutes += 1) {
      const told = minutesOfBucket(bucketOf(minutes))
      expect(Math.abs(told - minutes) / minutes).toBeLessThanOrEqual(histogramRelativeError)
      expect(bucketOf(told)).toBe(bucketOf(minutes))
    }
  })

  it('needs the whole of that error: the bound is not loose', () => {
    const errors = Array.from({ length: lastBucketMinutes - 30 }, (_, index) => {
      const minutes = index + 30
      return Math.abs(minutesOfBucket(bucketOf(minutes)) - minutes) / minutes
    })
    expect(Math.max(...errors)).toBeGreaterThan(histogramRelativeError * 0.999)
    expect(histogramRelativeError).toBeLessThan(0.064)
  })

  it('tells less than half an hour as a quarter', () => {
    expect(minutesOfBucket(0)).toBe(15)
  })
})

describe(quantileOf, () => {
  it.each<[claim: string, durations: readonly number[], q: number, like: number | null]>([
    ['nothing has none', [], 0.5, null],
    ['of one it is that one', [480], 0.9, 480],
    ['the median of two is the lower: nearest rank', [100, 9000], 0.5, 100],
    ['of three the middle', [100, 1000, 9000], 0.5, 1000],
    ['nine tenths of ten is the ninth', [...Array.from({ length: 8 }, () => 100), 1000, 9000], 0.9, 1000],
    ['a small q is the first', [100, 1000], 0.001, 100],
  ])('%s', (_, durations, q, like) => {
    expect(quantileOf(countsOf(durations), q)).toBe(like === null ? null : minutesOfBucket(bucketOf(like)))
  })

  it('is the exact quantile within the error, whatever was counted', () => {
    const durations = fc.array(fc.integer({ min: 30, max: lastBucketMinutes }), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(durations, fc.constantFrom(0.1, 0.25, 0.5, 0.9, 0.99), (minutes, q) => {
        const exact = minutes.toSorted((a, b) => a - b)[Math.max(1, Math.ceil(q * minutes.length)) - 1] ?? 0
        const found = quantileOf(countsOf(minutes), q) ?? 0
        expect(Math.abs(found - exact)).toBeLessThanOrEqual(exact * histogramRelativeError)
      }),
    )
  })
})
