/**
 * Response times of one day in buckets that grow by a quarter: a percentile above 20 ms is within an eighth of the true one, and a day of
 * any number of looks takes a few dozen numbers.
 */
export interface DayOfTimes {
  readonly day: number
  /** Looks by bucket. */
  readonly counts: Readonly<Record<string, number>>
}

const firstMs = 20
const growth = 1.25
const lastBucket = 48

function bucketOf(ms: number): number {
  if (ms <= firstMs) return 0
  return Math.min(lastBucket, Math.ceil(Math.log(ms / firstMs) / Math.log(growth)))
}

/** The middle of a bucket, milliseconds. */
function msOf(bucket: number): number {
  const upper = firstMs * growth ** bucket
  return Math.round(bucket === 0 ? firstMs / 2 : (upper + upper / growth) / 2)
}

/** Adds one look; another day begins anew. */
export function addTime(times: DayOfTimes | null, day: number, ms: number): DayOfTimes {
  const counts = times?.day === day ? times.counts : {}
  const bucket = bucketOf(ms)
  return { day, counts: { ...counts, [bucket]: (counts[bucket] ?? 0) + 1 } }
}

/** The time under which the share `q` of the looks of the day stayed, milliseconds. */
export function percentileOf({ counts }: DayOfTimes, q: number): number {
  const buckets = Object.entries(counts)
    .map(([bucket, count]) => [Number(bucket), count] as const)
    .toSorted(([a], [b]) => a - b)
  const wanted = Math.ceil(q * buckets.reduce((total, [, count]) => total + count, 0))
  let seen = 0
  for (const [bucket, count] of buckets) {
    seen += count
    if (seen >= wanted) return msOf(bucket)
  }
  return 0
}
