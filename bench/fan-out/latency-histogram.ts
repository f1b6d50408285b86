const longestMs = 120_000

/** Counts latencies in buckets of one millisecond. */
export class LatencyHistogram {
  readonly #buckets = new Uint32Array(longestMs + 1)
  count = 0

  add(latencyMs: number): void {
    const bucket = Math.min(longestMs, Math.max(0, Math.round(latencyMs)))
    this.#buckets[bucket] = (this.#buckets[bucket] ?? 0) + 1
    this.count += 1
  }

  /** The latency that `share` of all do not exceed, in ms; 0 without any. */
  quantile(share: number): number {
    let left = Math.ceil(this.count * share)
    if (left === 0) return 0
    for (let ms = 0; ms <= longestMs; ms += 1) {
      left -= this.#buckets[ms] ?? 0
      if (left <= 0) return ms
    }
    return longestMs
  }
}
