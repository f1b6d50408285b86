/** Counts of one rate, as read; `null` where a count is not known. */
export interface RateCounts {
  readonly num: number
  readonly den: number
  /** The part of the numerator that is drawn solid; the whole when `null`. */
  readonly done: number | null
  readonly late: number | null
}

/** A bar on the common scale, in shares of it (0–1): where its parts begin and end. */
export interface RateBar {
  readonly solidTo: number
  readonly lateTo: number
  readonly hatchedTo: number
  /** End of the denominator: the bracket spans from 0 to here, what is left of it is outlined. */
  readonly end: number
}

function within(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}

/** Lays the parts of a rate on the scale of all: solid, late, hatched, outlined together are exactly the denominator. */
export function rateBarOf({ num, den, done, late }: RateCounts, scale: number): RateBar {
  const share = (count: number) => (scale <= 0 ? 0 : within(count / scale, 0, 1))
  const solid = within(done ?? num, 0, num)
  const lateCount = within(late ?? 0, 0, Math.max(0, den - num))
  const hatched = num - solid
  return {
    solidTo: share(solid),
    lateTo: share(solid + lateCount),
    hatchedTo: share(solid + lateCount + hatched),
    end: share(den),
  }
}
