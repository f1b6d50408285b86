import type { Instant } from '@toan-canh/calendar'
import type { AssetEvent, AssetMeasure, TrackedAsset } from '@toan-canh/contract'
import { FactCells } from '../cells/fact-cells.ts'
import type { Contributions } from '../cells/contribution.ts'
import { slicesOfFact } from '../cells/slices-of-fact.ts'
import type { Definitions } from '../definitions/definitions.ts'
import { type AssetSpan, type Run, runsOfAsset, spansOfStock } from './spans-of-asset.ts'

/** Whether a measure counts an asset of these slices at all. */
export function isCounted({ when }: AssetMeasure, { slices }: TrackedAsset): boolean {
  for (const name in when?.slices) if (slices[name] !== when.slices[name]) return false
  return true
}

/** Whether a run begins with an event. */
export function isEvent({ isChange, state }: Run, event: AssetEvent): boolean {
  if (!isChange) return false
  return event === 'changed' || state === (event === 'went_down' ? 'down' : 'up')
}

/** Whole seconds: the moments of an area are kept in them. */
function secondOf(at: Instant): number {
  return Math.floor(at / 1000)
}

/**
 * What an asset adds to the counters as of `at`, and when that changes next by itself. Only what lies at or before `at` is written,
 * so that a later call with the same `at` gives the same cells.
 */
export function contributionsOfAsset(definitions: Definitions, asset: TrackedAsset, at: Instant): Contributions {
  const rules = definitions.assetRules.get(asset.kind)
  if (rules === undefined) return { cells: [], next: null }
  const cells = new FactCells(slicesOfFact(asset, rules.slicing))
  const runs = runsOfAsset(asset)
  let next = Number.POSITIVE_INFINITY
  const hasCome = (instant: Instant): boolean => {
    if (instant > at) next = Math.min(next, instant)
    return instant <= at
  }
  const add = ({ from, to }: AssetSpan, tell: (instant: Instant, sign: 1 | -1) => void) => {
    if (!hasCome(from)) return
    tell(from, 1)
    if (to !== null && hasCome(to)) tell(to, -1)
  }
  for (const { slot, measure } of rules.measures) {
    if (!isCounted(measure, asset)) continue
    if ('count' in measure) {
      for (const run of runs) {
        if (!isEvent(run, measure.count) || !hasCome(run.from)) continue
        cells.add(run.from, asset.unit, slot, 1)
        if (measure.hourly === true) cells.addHour(run.from, asset.unit, slot)
      }
    } else if ('area' in measure) {
      for (const span of spansOfStock({ stock: measure.area }, asset, runs))
        add(span, (instant, sign) => {
          cells.add(instant, asset.unit, slot, sign)
          cells.add(instant, asset.unit, slot + 1, sign * secondOf(instant))
        })
    } else {
      for (const span of spansOfStock(measure, asset, runs))
        add(span, (instant, sign) => cells.add(instant, asset.unit, slot, sign))
    }
  }
  return { cells: cells.contributions(), next: Number.isFinite(next) ? next : null }
}
