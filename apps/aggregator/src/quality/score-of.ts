import type { Share } from '@toan-canh/contract'

/** The four words of data quality, each a share with its two halves (docs/guides/data-quality.md). */
export interface Parts {
  readonly valid: Share
  readonly complete: Share
  readonly clean: Share
  readonly live: Share
}

/** A share of the whole; without a whole there is none, which is not 0. */
export function shareOf(num: number, den: number): Share {
  return { num, den, value: den > 0 ? num / den : null }
}

/** The mean of the parts that can be told, 0 to 100; `null` when none can. */
export function scoreOf({ valid, complete, clean, live }: Parts): number | null {
  const known = [valid, complete, clean, live].flatMap(({ value }) => (value === null ? [] : [value]))
  if (known.length === 0) return null
  return (known.reduce((sum, value) => sum + value, 0) / known.length) * 100
}
