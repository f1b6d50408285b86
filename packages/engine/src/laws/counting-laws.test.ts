import {
  type Oracle,
  arbitraryCalendarData,
  arbitraryHistory,
  officeCalendar,
  oracle,
  oracleIndicators,
  smallProvince,
} from '@toan-canh/testkit'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SmallStore } from '../cells/small-store.fixture.ts'
import { type CompiledIndicator, versionAt } from '../definitions/definitions.ts'
import { histogramRelativeError } from '../definitions/log-histogram.ts'
import { tthcDefinitions } from '../definitions/tthc-definitions.fixture.ts'
import { sumsOf, valueFrom } from '../readings/read-cells.fixture.ts'
import type { Value } from '../readings/value-of-counters.ts'
import {
  allSlices,
  allUnits,
  arbitraryPeriod,
  firstSteps,
  lawTimeoutMs,
  monthOf,
  play,
  versionsOf,
} from './played-history.fixture.ts'

const firstBucketMinutes = 30
type OracleReading = ReturnType<Oracle['reading']>

/** Durations come from buckets: as near as their bound, and below half an hour within the first bucket. */
function expectNear(foundMinutes: number | null, exactMinutes: number | null): void {
  if (foundMinutes === null || exactMinutes === null) expect(foundMinutes).toBe(exactMinutes)
  else if (exactMinutes < firstBucketMinutes) expect(foundMinutes).toBeLessThan(firstBucketMinutes)
  else expect(Math.abs(foundMinutes - exactMinutes)).toBeLessThanOrEqual(exactMinutes * histogramRelativeError)
}

function expectSame(
  indicator: CompiledIndicator,
  found: Value,
  { wanted, minutesPerDay }: { readonly wanted: OracleReading; readonly minutesPerDay: number },
): void {
  const { formula } = versionAt(indicator, Number.NEGATIVE_INFINITY)
  const times = (value: number | null, factor: number) => (value === null ? null : value * factor)
  if (formula.kind === 'quantile') {
    expect(found.den).toBe(wanted.den)
    expectNear(times(found.value, formula.perUnit), times(wanted.value, minutesPerDay))
  } else if (formula.kind === 'mean') {
    // The pack's working day has 480 minutes, the oracle's as many as its calendar: minutes are what they share.
    const num = (wanted.num ?? 0) / formula.perUnit
    expect(found).toEqual({ value: wanted.value === null ? null : num / (wanted.den ?? 0), num, den: wanted.den })
  } else expect(found).toEqual(wanted)
}

/** Says which number was wrong. */
function saying(place: string, check: () => void): void {
  try {
    check()
  } catch (cause) {
    throw new Error(place, { cause })
  }
}

describe('counters kept up to date change by change', { timeout: lawTimeoutMs }, () => {
  it('are those of counting anew, and tell of every indicator what the oracle tells', () => {
    const slices = fc.constantFrom(...allSlices)
    const arbitraries = [arbitraryHistory, arbitraryCalendarData, fc.nat(), arbitraryPeriod, slices] as const
    fc.assert(
      fc.property(...arbitraries, (history, calendar, cut, period, slice) => {
        const definitions = tthcDefinitions(calendar)
        const store = new SmallStore(definitions)
        const steps = firstSteps(history.steps, cut)
        const now = play(store, steps)
        expect(store.cells()).toEqual(store.recounted())
        store.advance(now)
        expect(store.cells()).toEqual(store.recounted(now))
        const truth = oracle({ versions: versionsOf(steps), unitTree: smallProvince, calendar, now })
        const { minutesPerDay } = truth
        const questions = allUnits.flatMap((unit) => [
          { unit, period, slice },
          { unit, period: monthOf(now), slice: null },
        ])
        for (const question of questions) {
          const sum = sumsOf(store.cells(), question)
          for (const indicator of definitions.indicators.values()) {
            const wanted = truth.reading(indicator.id, question.unit, question.period, question.slice)
            saying(`${indicator.id} ${JSON.stringify(question)}`, () =>
              expectSame(indicator, valueFrom(indicator, sum), { wanted, minutesPerDay }),
            )
          }
        }
      }),
      { numRuns: 200 },
    )
  })

  it('are held against the oracle for every indicator of the pack', () => {
    const ids = [...tthcDefinitions(officeCalendar).indicators.keys()].map((id) => id.replace(/^tthc\./, ''))
    expect(ids.toSorted()).toEqual(oracleIndicators.toSorted())
  })
})
