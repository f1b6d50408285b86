const secondMs = 1_000

/** How many instants fall into each second from `from` on. */
export function perSecond(instants: readonly number[], from: number): readonly number[] {
  const counts: number[] = []
  for (const instant of instants) {
    if (instant < from) continue
    const second = Math.floor((instant - from) / secondMs)
    while (counts.length <= second) counts.push(0)
    counts[second] = (counts[second] ?? 0) + 1
  }
  return counts
}

/** Seconds from `from` until the given share of the instants has come; NaN without any. */
export function secondsUntil(instants: readonly number[], share: number, from: number): number {
  const sorted = instants.toSorted((a, b) => a - b)
  const at = sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN
  return (at - from) / secondMs
}
