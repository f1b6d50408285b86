import type { Slice } from '@toan-canh/contract'
import { arbitraryCalendarData, arbitraryHistory, smallDimensions, smallProvince } from '@toan-canh/testkit'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hourDimension } from '../cells/contribution.ts'
import { type Cell, SmallStore } from '../cells/small-store.fixture.ts'
import type { Definitions, Taking } from '../definitions/definitions.ts'
import { tthcDefinitions } from '../definitions/tthc-definitions.fixture.ts'
import { type CellQuestion, measureFrom, sumsOf } from '../readings/read-cells.fixture.ts'
import { allUnits, arbitraryPeriod, firstSteps, lawTimeoutMs, play } from './played-history.fixture.ts'

const numRuns = 150
const hours = Array.from({ length: 24 }, (_, hour) => ({
  dimension: hourDimension,
  value: String(hour).padStart(2, '0'),
}))
const slicings: readonly (readonly Slice[])[] = Object.entries(smallDimensions).map(([dimension, values]) =>
  values.map((value) => ({ dimension, value })),
)

/** A province some way through a history, and a period. */
const moments = fc.record({
  history: arbitraryHistory,
  calendar: arbitraryCalendarData,
  cut: fc.nat(),
  period: arbitraryPeriod,
})
type Moment = typeof moments extends fc.Arbitrary<infer Value> ? Value : never

function cellsOf({ history, calendar, cut }: Moment): { definitions: Definitions; cells: readonly Cell[] } {
  const definitions = tthcDefinitions(calendar)
  const store = new SmallStore(definitions)
  const now = play(store, firstSteps(history.steps, cut))
  store.advance(now)
  return { definitions, cells: store.cells() }
}

function atomsFrom(definitions: Definitions, cells: readonly Cell[], question: CellQuestion): readonly number[] {
  const sum = sumsOf(cells, question)
  const takings: readonly Taking[] = ['within', 'start', 'end']
  return takings.flatMap((taking) => Array.from({ length: definitions.slots }, (_, slot) => sum(slot, taking)))
}

function added(lists: readonly (readonly number[])[]): readonly number[] {
  return (lists[0] ?? []).map((_, index) => lists.reduce((sum, list) => sum + (list[index] ?? 0), 0))
}

describe('counters', { timeout: lawTimeoutMs }, () => {
  it('balance for every unit and period: what was open and came is what went and is open', () => {
    fc.assert(
      fc.property(moments, (moment) => {
        const { definitions, cells } = cellsOf(moment)
        for (const unit of allUnits) {
          const sum = sumsOf(cells, { unit, period: moment.period })
          const of = (name: string, taking: Taking = 'within') => measureFrom(definitions, name, sum)(taking)
          const resolved = ['early', 'on_time', 'overdue', 'no_due'].map((outcome) => of(`resolved_${outcome}`))
          const went =
            resolved.reduce((all, one) => all + one, 0) +
            of('withdrawn') +
            of('refused_after_receipt') +
            of('transferred_out')
          const came = of('received') + of('transferred_in')
          expect(of('open', 'start') + came).toBe(went + of('open', 'end'))
          expect(of('in_term', 'end') + of('overdue', 'end') + of('paused', 'end')).toBe(of('open', 'end'))
          expect(of('due_soon_1', 'end')).toBeLessThanOrEqual(of('due_soon_3', 'end'))
          expect(of('due_soon_3', 'end')).toBeLessThanOrEqual(of('in_term', 'end'))
          expect(of('in_term_766', 'end')).toBeLessThanOrEqual(of('open', 'end'))
        }
      }),
      { numRuns },
    )
  })

  it('of a stock are never below zero, at any unit, in any slice, on any day', () => {
    fc.assert(
      fc.property(moments, (moment) => {
        const { definitions, cells } = cellsOf(moment)
        const stocks = definitions.rules.get('dossier')?.measures.filter(({ measure }) => 'stock' in measure) ?? []
        for (const { slot } of stocks) {
          const changes = cells.filter((cell) => cell.slot === slot)
          for (const group of Object.values(Object.groupBy(changes, ({ unit, slice }) => `${unit} ${slice}`))) {
            let stock = 0
            for (const { amount } of (group ?? []).toSorted((a, b) => a.day - b.day)) {
              stock += amount
              expect(stock).toBeGreaterThanOrEqual(0)
            }
          }
        }
      }),
      { numRuns },
    )
  })

  it('of a unit are the sum of those below it and its own', () => {
    fc.assert(
      fc.property(moments, (moment) => {
        const { definitions, cells } = cellsOf(moment)
        for (const unit of allUnits) {
          const question = { unit, period: moment.period }
          const own = cells.filter((cell) => cell.unit === unit)
          const below = allUnits.filter((child) => smallProvince[child] === unit)
          const parts = [
            atomsFrom(definitions, own, question),
            ...below.map((child) => atomsFrom(definitions, cells, { ...question, unit: child })),
          ]
          expect(atomsFrom(definitions, cells, question)).toEqual(added(parts))
        }
      }),
      { numRuns: 50 },
    )
  })

  it('of the slices of a dimension add up to the whole', () => {
    fc.assert(
      fc.property(moments, fc.constantFrom(...slicings), (moment, slices) => {
        const { definitions, cells } = cellsOf(moment)
        for (const unit of allUnits) {
          const question = { unit, period: moment.period }
          const parts = slices.map((slice) => atomsFrom(definitions, cells, { ...question, slice }))
          expect(added(parts)).toEqual(atomsFrom(definitions, cells, question))
        }
      }),
      { numRuns: 50 },
    )
  })

  it('of the hours of a day add up to the day for what is counted by the hour, and are not there for the rest', () => {
    fc.assert(
      fc.property(moments, (moment) => {
        const { definitions, cells } = cellsOf(moment)
        const question = { unit: '37', period: moment.period }
        const whole = sumsOf(cells, question)
        const ofHours = hours.map((slice) => sumsOf(cells, { ...question, slice }))
        for (const { slot, measure } of definitions.rules.get('dossier')?.measures ?? []) {
          const sum = ofHours.reduce((all, ofHour) => all + ofHour(slot, 'within'), 0)
          expect(sum).toBe('hourly' in measure && measure.hourly === true ? whole(slot, 'within') : 0)
        }
      }),
      { numRuns },
    )
  })
})
