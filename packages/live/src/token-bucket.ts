import type { Instant } from '@toan-canh/calendar'

export interface TokenRate {
  readonly perSecond: number
  /** How many may be taken at once after a rest. */
  readonly burst: number
}

export interface TokenBucket {
  readonly tokens: number
  readonly at: Instant
}

/** A full bucket. */
export function fullBucket(rate: TokenRate, now: Instant): TokenBucket {
  return { tokens: rate.burst, at: now }
}

/** Takes `wanted` tokens or, when there are fewer, as many whole ones as there are; a clock that jumps back adds none. */
export function takeTokens(
  bucket: TokenBucket,
  rate: TokenRate,
  { wanted, now }: { readonly wanted: number; readonly now: Instant },
): { readonly bucket: TokenBucket; readonly taken: number } {
  const grown = bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * rate.perSecond
  const held = Math.min(rate.burst, grown)
  const taken = Math.min(wanted, Math.floor(held))
  return { bucket: { tokens: held - taken, at: now }, taken }
}
