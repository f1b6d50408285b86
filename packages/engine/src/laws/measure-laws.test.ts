import { createWorkCalendar } from '@toan-canh/calendar'
import {
  type CaseEvent,
  type CaseStock,
  type Condition,
  type Measure,
  caseEvents,
  caseStocks,
  outcomes,
} from '@toan-canh/contract'
import { arbitraryCalendarData, arbitraryHistory, oracle, smallDimensions, smallProvince } from '@toan-canh/testkit'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SmallStore } from '../cells/small-store.fixture.ts'
import { compileDefinitions } from '../definitions/compile-definitions.ts'
import { aPack } from '../definitions/small-pack.fixture.ts'
import { measureFrom, sumsOf } from '../readings/read-cells.fixture.ts'
import { allUnits, arbitraryPeriod, firstSteps, lawTimeoutMs, play, versionsOf } from './played-history.fixture.ts'

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 3 })

const arbitraryCondition: fc.Arbitrary<Condition> = fc
  .record({
    outcome: maybe(fc.constantFrom(...outcomes)),
    onTime766: maybe(fc.boolean()),
    supplements: maybe(fc.integer({ min: 1, max: 3 })),
    rating: maybe(fc.constantFrom('good', 'fair', 'bad', 'any')),
    flags: maybe(fc.dictionary(fc.constantFrom('onlineOffered', 'feeBearing', 'digitised'), fc.boolean())),
    channel: maybe(fc.constantFrom(...smallDimensions.channel)),
  })
  .map(({ channel, ...rest }) => ({ ...rest, slices: channel === undefined ? undefined : { channel } }))

function stockMeasure(stock: CaseStock, bound: number): Measure {
  if (stock === 'due_soon') return { stock, withinDays: bound }
  return stock === 'waiting_over' ? { stock, overHours: bound } : { stock }
}

describe('a measure', () => {
  it('counts any event under any condition, and any stock, as the oracle does', { timeout: lawTimeoutMs }, () => {
    const arbitraries = [
      arbitraryHistory,
      arbitraryCalendarData,
      fc.nat(),
      arbitraryPeriod,
      arbitraryCondition,
      fc.integer({ min: 1, max: 10 }),
    ] as const
    fc.assert(
      fc.property(...arbitraries, (history, calendar, cut, period, when, bound) => {
        const events = caseEvents.map((count): [string, Measure] => [count, { count, when }])
        const stocks = caseStocks.map((stock): [string, Measure] => [stock, stockMeasure(stock, bound)])
        const waits: Record<string, Measure> = { wait: { sum: 'wait_minutes', on: 'received' } }
        const workCalendar = createWorkCalendar(calendar)
        const pack = aPack({ ...Object.fromEntries([...events, ...stocks]), ...waits })
        const definitions = compileDefinitions([pack], () => workCalendar)
        const store = new SmallStore(definitions)
        const steps = firstSteps(history.steps, cut)
        const now = play(store, steps)
        store.advance(now)
        const truth = oracle({ versions: versionsOf(steps), unitTree: smallProvince, calendar, now })
        for (const unit of allUnits) {
          const sum = sumsOf(store.cells(), { unit, period })
          const found = (name: string) => measureFrom(definitions, name, sum)
          const counts = (of: (event: CaseEvent) => number) => caseEvents.map((event) => [event, of(event)])
          expect(counts((event) => found(event)('within'))).toEqual(
            counts((event) => truth.count(event, unit, period, when)),
          )
          for (const stock of caseStocks) {
            const wanted = (day: number) => [stock, truth.stock(stock, unit, day, bound)]
            expect([stock, found(stock)('start')]).toEqual(wanted(period.from - 1))
            expect([stock, found(stock)('end')]).toEqual(wanted(period.to))
          }
          expect(found('wait')('within')).toBe(truth.waitMinutes(unit, period))
        }
      }),
      { numRuns: 200 },
    )
  })
})
