import type { Instant } from '@toan-canh/calendar'

/** One question to the server's clock: when it was asked and answered here, and what the server said in between. */
export interface ClockSample {
  readonly askedAt: Instant
  readonly answeredAt: Instant
  readonly serverAt: Instant
}

/** How many samples are kept: at one each half minute, the last four minutes. */
export const clockSamplesKept = 8

function roundTripMs(sample: ClockSample): number {
  return sample.answeredAt - sample.askedAt
}

/** Adds a sample and drops the oldest over the bound; a sample that ends before it begins (our clock was set) starts anew. */
export function withSample(samples: readonly ClockSample[], sample: ClockSample): readonly ClockSample[] {
  return roundTripMs(sample) < 0 ? [] : [...samples, sample].slice(-clockSamplesKept)
}

/** What to add to our clock to get the server's, in milliseconds: by the quickest answer, off by half its way at most. */
export function clockOffsetMs(samples: readonly ClockSample[]): number {
  const [first, ...rest] = samples
  if (first === undefined) return 0
  const best = rest.reduce(
    (quickest, sample) => (roundTripMs(sample) <= roundTripMs(quickest) ? sample : quickest),
    first,
  )
  return best.serverAt - (best.askedAt + best.answeredAt) / 2
}
