import { type Day, dayOf } from '@toan-canh/calendar'
import { caseStocks, type CaseStock } from '@toan-canh/contract'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryCalendarData } from '../arbitraries/arbitrary-calendar-data.ts'
import { type History, arbitraryHistory } from '../arbitraries/arbitrary-history.ts'
import { historySpan } from '../arbitraries/arbitrary-moment.ts'
import { smallDimensions, smallProvince, unitsWithCases } from '../arbitraries/small-province.ts'
import { eventsOf } from './events-of.ts'
import { isInStock } from './is-in-stock.ts'
import { judge } from './judgement.ts'
import { naiveWorkingTime } from './naive-working-time.ts'
import { isCase } from './newest-versions.ts'
import { type Oracle, oracle } from './oracle.ts'
import { oracleIndicators } from './reading-of.ts'
import { unitAt } from './unit-at.ts'

const units = ['37', ...unitsWithCases]
const period = fc
  .tuple(fc.integer(historySpanBounds()), fc.integer({ min: 0, max: 40 }))
  .map(([from, length]) => ({ from, to: from + length }))

function historySpanBounds() {
  return { min: historySpan.from - 3, max: historySpan.to + 3 }
}

function oracleOf(
  history: Pick<History, 'versions' | 'end'>,
  calendar: Parameters<typeof oracle>[0]['calendar'],
): Oracle {
  return oracle({ versions: history.versions, unitTree: smallProvince, calendar, now: history.end })
}

describe('the laws of the oracle', () => {
  it('R15 balances every unit over every period', () => {
    fc.assert(
      fc.property(arbitraryHistory, arbitraryCalendarData, period, (history, calendar, days) => {
        const { count, stock } = oracleOf(history, calendar)
        for (const unit of units) {
          const came = count('received', unit, days) + count('transferred_in', unit, days)
          const went = (['resolved', 'withdrawn', 'refused_after_receipt', 'transferred_out'] as const)
            .map((event) => count(event, unit, days))
            .reduce((sum, number) => sum + number, 0)
          expect(stock('open', unit, days.from - 1) + came).toBe(went + stock('open', unit, days.to))
        }
      }),
    )
  })

  it('R5 keeps a case in one state, and in one of the two states of Decision 766', () => {
    const day: fc.Arbitrary<Day> = fc.integer(historySpanBounds())
    fc.assert(
      fc.property(arbitraryHistory, arbitraryCalendarData, day, (history, calendar, when) => {
        const { stock } = oracleOf(history, calendar)
        for (const unit of units) {
          const of = (state: CaseStock) => stock(state, unit, when, 3)
          expect(of('in_term') + of('overdue') + of('paused')).toBe(of('open'))
          expect(of('in_term_766') + of('overdue_766')).toBe(of('open'))
          expect(of('due_soon')).toBeLessThanOrEqual(of('in_term'))
          expect(stock('due_soon', unit, when, 1)).toBeLessThanOrEqual(of('due_soon'))
        }
      }),
    )
  })

  it('R7 gives every resolved case one outcome', () => {
    fc.assert(
      fc.property(arbitraryHistory, arbitraryCalendarData, period, (history, calendar, days) => {
        const { count, reading, netMinutes } = oracleOf(history, calendar)
        const resolved = count('resolved', '37', days)
        expect(reading('resolved_total', '37', days).value).toBe(resolved)
        expect(netMinutes('37', days)).toHaveLength(resolved)
        const judged = [true, false].map((onTime766) => count('resolved', '37', days, { onTime766 }))
        expect(judged.reduce((sum, number) => sum + number, 0)).toBe(resolved)
      }),
    )
  })

  it('R14 makes a parent the sum of its children, and the whole the sum of its slices', () => {
    fc.assert(
      fc.property(arbitraryHistory, arbitraryCalendarData, period, (history, calendar, days) => {
        const { reading, stock, count } = oracleOf(history, calendar)
        const sums = (parts: readonly number[]) => parts.reduce((sum, part) => sum + part, 0)
        const below = ['14329', '14332', 'H42.05']
        expect(sums(below.map((unit) => count('received', unit, days)))).toBe(count('received', '37', days))
        expect(sums(below.map((unit) => stock('overdue', unit, days.to)))).toBe(stock('overdue', '37', days.to))
        const sliced = smallDimensions.channel.map((value) => ({ dimension: 'channel', value }))
        for (const indicator of ['received_total', 'paused', 'withdrawn', 'carried_over']) {
          const parts = sliced.map((slice) => reading(indicator, '37', days, slice).value ?? 0)
          expect(sums(parts)).toBe(reading(indicator, '37', days).value)
        }
      }),
    )
  })

  it('R13 does not mind the order or the repetition of versions', () => {
    fc.assert(
      fc.property(arbitraryHistory, arbitraryCalendarData, period, (history, calendar, days) => {
        const turned = { ...history, versions: [...history.versions.toReversed(), ...history.versions] }
        const [one, other] = [oracleOf(history, calendar), oracleOf(turned, calendar)]
        for (const indicator of oracleIndicators)
          expect(other.reading(indicator, '37', days)).toEqual(one.reading(indicator, '37', days))
      }),
    )
  })

  it('R11 lets time add to what has been, never change it', () => {
    const twoMoments = fc.tuple(fc.nat(), fc.nat(), fc.nat())
    fc.assert(
      fc.property(arbitraryHistory, arbitraryCalendarData, twoMoments, (history, calendar, rolls) => {
        const time = naiveWorkingTime(calendar)
        const first = Math.min(...history.versions.map(({ changedAt }) => changedAt))
        const [t, earlier, later] = rolls
          .map((roll) => first + (roll % (history.end - first + 1)))
          .toSorted((a, b) => a - b)
        if (t === undefined || earlier === undefined || later === undefined) return
        for (const version of history.versions.filter(isCase)) {
          const [before, after] = [judge(version, earlier, time), judge(version, later, time)]
          for (const stock of caseStocks) expect(isInStock(before, t, stock, 3)).toBe(isInStock(after, t, stock, 3))
          expect(eventsOf(after).filter(({ at }) => at <= earlier)).toEqual(eventsOf(before))
        }
      }),
    )
  })

  it('R9 leaves a stock only through an event on its day', () => {
    fc.assert(
      fc.property(arbitraryHistory, arbitraryCalendarData, (history, calendar) => {
        const time = naiveWorkingTime(calendar)
        for (const version of history.versions.filter(isCase)) {
          const judgement = judge(version, history.end, time)
          for (const { event, at, unit } of eventsOf(judgement)) {
            expect(dayOf(at)).toBeLessThanOrEqual(dayOf(history.end))
            if (event === 'received' || event === 'transferred_in') expect(unitAt(version, at)).toBe(unit)
            if (event === 'transferred_out') expect(isInStock(judgement, at - 1, 'open')).toBe(true)
          }
        }
      }),
    )
  })
})
