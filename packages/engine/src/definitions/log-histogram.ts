/**
 * Buckets of a duration: bucket 0 holds [0, 30) minutes, then 63 buckets grow by a factor of 1.135 up to about 180
 * working days of 480 minutes; the last is open.
 */
export const histogramBuckets = 64
const firstMinutes = 30
const growth = 1.135
const logGrowth = Math.log(growth)

/**
 * How far a quantile may lie from the true one, relative to the true one: 6.4 %, from 30 minutes up to the last bucket.
 * A bucket [a, ga) is told as its harmonic middle 2ga ÷ (g + 1), from which both ends are equally far: (g − 1) ÷ (g + 1).
 */
export const histogramRelativeError = (growth - 1) / (growth + 1) + 1e-9

/** The bucket of a duration in minutes. */
export function bucketOf(minutes: number): number {
  if (minutes < firstMinutes) return 0
  const bucket = 1 + Math.floor(Math.log(minutes / firstMinutes) / logGrowth)
  return Math.min(bucket, histogramBuckets - 1)
}

/** The duration in minutes that stands for a bucket: its harmonic middle; of the first, 15 minutes. */
export function minutesOfBucket(bucket: number): number {
  if (bucket <= 0) return firstMinutes / 2
  const low = firstMinutes * growth ** (bucket - 1)
  return (2 * growth * low) / (growth + 1)
}

/**
 * The q-quantile (nearest rank) of bucket counts, in minutes; `null` when nothing was counted.
 * Error: `histogramRelativeError`.
 */
export function quantileOf(counts: ArrayLike<number>, q: number): number | null {
  let total = 0
  for (let bucket = 0; bucket < counts.length; bucket++) total += counts[bucket] ?? 0
  if (total <= 0) return null
  const rank = Math.max(1, Math.ceil(q * total))
  let seen = 0
  for (let bucket = 0; bucket < counts.length; bucket++) {
    seen += counts[bucket] ?? 0
    if (seen >= rank) return minutesOfBucket(bucket)
  }
  return null
}
