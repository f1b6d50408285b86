import { type Instant, dayOf, isoDay, parsePeriod, type Period, periodAt } from '@toan-canh/calendar'
import type { Slice } from '@toan-canh/contract'
import {
  type HistoryStep,
  type Version,
  historySpan,
  smallDimensions,
  smallProvince,
  unitsWithCases,
} from '@toan-canh/testkit'
import * as fc from 'fast-check'
import type { SmallStore } from '../cells/small-store.fixture.ts'

/** Laws are tried on many histories; a busy machine needs longer. */
export const lawTimeoutMs = 120_000

/** The province, its agency with an office below, and two communes. */
export const allUnits = [...new Set([...unitsWithCases, ...Object.values(smallProvince)])]

/** One value of one dimension, or the whole. */
export const allSlices: readonly (Slice | null)[] = [
  null,
  ...Object.entries(smallDimensions).flatMap(([dimension, values]) => values.map((value) => ({ dimension, value }))),
]

function sevenDays(day: number): Period {
  const period = parsePeriod(`7d@${isoDay(day)}`)
  if (period === null) throw new Error(`no seven days end on ${isoDay(day)}`)
  return period
}

/** A day, week, month or seven days around the time of the histories. */
export const arbitraryPeriod: fc.Arbitrary<Period> = fc
  .tuple(
    fc.integer({ min: historySpan.from - 2, max: historySpan.to + 2 }),
    fc.constantFrom('day', 'week', 'month', 'rolling'),
  )
  .map(([day, kind]) => (kind === 'rolling' ? sevenDays(day) : periodAt(kind, day)))

/** The month in which an instant lies. */
export function monthOf(instant: Instant): Period {
  return periodAt('month', dayOf(instant))
}

/** The first steps of a history, at least one. */
export function firstSteps(steps: readonly HistoryStep[], cut: number): readonly HistoryStep[] {
  return steps.slice(0, 1 + (cut % steps.length))
}

/** Lets a store live through the steps; returns the instant of the last. */
export function play(store: SmallStore, steps: readonly HistoryStep[]): Instant {
  let now = Number.NEGATIVE_INFINITY
  for (const step of steps) {
    now = step.at
    if (step.kind === 'batch') store.takeBatch(step.versions, now)
    else store.advance(now)
  }
  return now
}

/** Every version that the steps have brought. */
export function versionsOf(steps: readonly HistoryStep[]): readonly Version[] {
  return steps.flatMap((step) => (step.kind === 'batch' ? step.versions : []))
}
