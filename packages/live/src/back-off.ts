export interface BackOff {
  readonly firstMs: number
  readonly longestMs: number
}

/**
 * How viewers come back after their link was lost. The longest wait is short enough for all to show fresh values within 15
 * seconds of the centre's return, and long enough for thousands to stay far below what its gateway takes in a second.
 */
export const linkBackOff: BackOff = { firstMs: 500, longestMs: 10_000 }

/**
 * How long to wait before attempt `attempt` (1 is the first retry): doubling up to the longest, and drawn from the
 * upper half of that span by `chance` in [0, 1), so that viewers cut off together do not come back together.
 */
export function backOffMs({ firstMs, longestMs }: BackOff, attempt: number, chance: number): number {
  const spanMs = Math.min(longestMs, firstMs * 2 ** Math.min(30, Math.max(0, attempt - 1)))
  return Math.round(spanMs / 2 + (spanMs / 2) * chance)
}
