/** What the province published for November 2025 (DOMAIN §6.1, golden data): the total contains the carry-over. */
const published = { resolved: 181_579, late: 1606, open: 28_480 } as const

export interface MonthCounts {
  /** Carried over and received. */
  readonly total: number
  readonly resolved: number
  readonly late: number
  readonly open: number
}

/** The published month at a scale: each part rounded, and the total their sum, so that the balance holds exactly. */
export function publishedCounts(scale: number): MonthCounts {
  const resolved = Math.round(published.resolved * scale)
  const open = Math.round(published.open * scale)
  return { total: resolved + open, resolved, late: Math.round(published.late * scale), open }
}
