import type { Instant } from '@toan-canh/calendar'
import { assetBounds, sightingMinutes, type Sighting } from '@toan-canh/contract'

const nearMs = sightingMinutes * 60_000

/** The stretches of being seen with one more sign of life: stretches near to each other are one, whatever the order of the signs. */
export function addSighting(seen: readonly Sighting[], at: Instant): readonly Sighting[] {
  let { from, to } = { from: at, to: at }
  const apart: Sighting[] = []
  for (const each of seen) {
    if (each.to < at - nearMs || each.from > at + nearMs) apart.push(each)
    else [from, to] = [Math.min(from, each.from), Math.max(to, each.to)]
  }
  return [...apart, { from, to }].toSorted((a, b) => a.from - b.from).slice(-assetBounds.sightings)
}
