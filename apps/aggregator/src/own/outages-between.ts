import type { Instant } from '@toan-canh/calendar'
import type { Life } from '@toan-canh/store'

/** Processes say every half minute that they are alive: silence of two minutes is no delay. */
const shortestOutageMs = 120_000

/**
 * When no process of the product was alive, as stretches within [from, to). Nothing is known before the first life, and after the
 * last one nothing is missing: who asks is alive.
 */
export function outagesBetween(lives: readonly Life[], from: Instant, to: Instant): readonly Life[] {
  const outages: Life[] = []
  let seenUntil: Instant | null = null
  for (const life of lives.toSorted((a, b) => a.from - b.from)) {
    if (seenUntil !== null && life.from - seenUntil >= shortestOutageMs)
      outages.push({ from: seenUntil, to: life.from })
    seenUntil = Math.max(seenUntil ?? 0, life.to)
  }
  return outages
    .map((each) => ({ from: Math.max(each.from, from), to: Math.min(each.to, to) }))
    .filter((each) => each.from < each.to)
}
