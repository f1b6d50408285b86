export interface TickLimits {
  /** How long changes gather while writing costs little. */
  readonly tickMs: number
  /** No tick is longer: a viewer waits at most this long for a change, and the time of the writes. */
  readonly widestTickMs: number
  /** The share of the time that ticks may take before they come less often. */
  readonly tickShare: number
}

/** How long after its first change a tick comes, and what one costs of late. */
export interface TickPace {
  readonly everyMs: number
  readonly costMs: number
}

/** The weight of the newest tick in the cost: a quiet tick among busy ones does not call the next one early. */
const newestWeight = 0.1

/** The pace before the first tick. */
export function firstTickPace({ tickMs }: TickLimits): TickPace {
  return { everyMs: tickMs, costMs: 0 }
}

/**
 * The pace after a tick that took this long: as wide as keeps the cost of ticks at their share of the time, within
 * the limits. Each viewer costs one write per tick, so fewer ticks are what makes many viewers cheap.
 */
export function nextTickPace(pace: TickPace, tookMs: number, limits: TickLimits): TickPace {
  const costMs = pace.costMs + (tookMs - pace.costMs) * newestWeight
  return { costMs, everyMs: Math.max(limits.tickMs, Math.min(limits.widestTickMs, costMs / limits.tickShare)) }
}
