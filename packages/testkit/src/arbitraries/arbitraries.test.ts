import { createWorkCalendar } from '@toan-canh/calendar'
import { caseEvents, caseSchema, caseStocks, outcomes } from '@toan-canh/contract'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { officeCalendar } from '../builders/office-calendar.ts'
import { eventsOf } from '../oracle/events-of.ts'
import { isInStock } from '../oracle/is-in-stock.ts'
import { type Judgement, judge } from '../oracle/judgement.ts'
import { naiveWorkingTime } from '../oracle/naive-working-time.ts'
import { contentHash, isCase, newestVersions } from '../oracle/newest-versions.ts'
import { isOnTime766, outcomeOf } from '../oracle/outcome-of.ts'
import { arbitraryCalendarData } from './arbitrary-calendar-data.ts'
import { type History, arbitraryHistory } from './arbitrary-history.ts'
import { arbitraryMoment, arbitraryWindow } from './arbitrary-moment.ts'

describe('arbitraryHistory', () => {
  it('has steps in order of time and only valid cases', () => {
    fc.assert(
      fc.property(arbitraryHistory, ({ steps, versions, end }) => {
        expect(steps.map(({ at }) => at)).toEqual(steps.map(({ at }) => at).toSorted((a, b) => a - b))
        expect(steps.at(-1)?.at).toBe(end)
        for (const version of versions.filter(isCase)) caseSchema.parse(version)
      }),
    )
  })

  // The generator is only worth its name while each of these is common enough to be met in any run.
  it.each<[what: string, isThere: (history: History) => boolean]>([
    ['a deletion', ({ versions }) => versions.some((version) => !isCase(version))],
    [
      'a deleted case that comes back',
      ({ versions }) =>
        versions.some((gone) => !isCase(gone) && newestVersions(versions).some(({ id }) => id === gone.id)),
    ],
    ['a version sent twice', ({ versions }) => new Set(versions.map(contentHash)).size < versions.length],
    [
      'a version overtaken by a newer one',
      ({ versions }) =>
        versions.some((late, index) =>
          versions.slice(0, index).some((one) => one.id === late.id && one.changedAt > late.changedAt),
        ),
    ],
    [
      'two versions of one change',
      ({ versions }) =>
        versions.some((one) =>
          versions.some(
            (other) =>
              one.id === other.id && one.changedAt === other.changedAt && contentHash(one) !== contentHash(other),
          ),
        ),
    ],
    [
      'a second supplement',
      ({ versions }) =>
        versions.filter(isCase).some(({ pauses }) => pauses.filter((one) => one.reason === 'supplement').length > 1),
    ],
    [
      'a pause over the due date',
      ({ versions }) =>
        versions
          .filter(isCase)
          .some(({ pauses, dueAt }) =>
            pauses.some(({ from, to }) => dueAt !== null && from < dueAt && dueAt < (to ?? Infinity)),
          ),
    ],
    [
      'a pause that ends before it begins',
      ({ versions }) =>
        versions.filter(isCase).some(({ pauses }) => pauses.some(({ from, to }) => to !== null && to < from)),
    ],
    [
      'an end before the receipt',
      ({ versions }) =>
        versions
          .filter(isCase)
          .some(({ openedAt, closedAt }) => openedAt !== null && closedAt !== null && closedAt < openedAt),
    ],
    [
      'a re-opened case',
      ({ versions }) => versions.filter(isCase).some(({ state, closedAt }) => state === 'open' && closedAt !== null),
    ],
    [
      'an end to come',
      ({ steps }) =>
        steps.some(
          (step) => step.kind === 'batch' && step.versions.some((one) => isCase(one) && (one.closedAt ?? 0) > step.at),
        ),
    ],
  ])('has %s in at least one history of fifty', (_, isThere) => {
    const histories = fc.sample(arbitraryHistory, { numRuns: 200, seed: 766 })
    expect(histories.filter(isThere).length).toBeGreaterThanOrEqual(4)
  })

  it.each<[what: string, of: (judgement: Judgement) => readonly unknown[], values: readonly unknown[]]>([
    ['every event', (judgement) => eventsOf(judgement).map(({ event }) => event), caseEvents],
    ['every outcome', (judgement) => [outcomeOf(judgement)], outcomes],
    ['both judgements of Decision 766', (judgement) => [isOnTime766(judgement)], [true, false]],
    [
      'both sides of the two ways to judge',
      (judgement) => [`${outcomeOf(judgement)} ${isOnTime766(judgement)}`],
      ['overdue true', 'early false'],
    ],
    [
      'every stock',
      (judgement) => caseStocks.filter((stock) => isInStock(judgement, judgement.asOf, stock, 3)),
      caseStocks,
    ],
    ['pauses apart from each other', ({ pauses }) => [pauses.length], [2]],
  ])('reaches %s', (_, of, values) => {
    const time = naiveWorkingTime(officeCalendar)
    const reached = fc
      .sample(arbitraryHistory, { numRuns: 300, seed: 118 })
      .flatMap(({ versions, end }) => newestVersions(versions).flatMap((one) => of(judge(one, end, time))))
    for (const value of values) {
      const times = reached.filter((one) => one === value).length
      expect(times, String(value)).toBeGreaterThanOrEqual(5)
    }
  })
})

describe('arbitraryCalendarData', () => {
  it('is accepted by the calendar, which counts and adds as the oracle does', () => {
    const moments = arbitraryWindow.chain((window) => fc.tuple(arbitraryMoment(window), arbitraryMoment(window)))
    fc.assert(
      fc.property(arbitraryCalendarData, moments, fc.integer({ min: -3000, max: 3000 }), (data, [a, b], minutes) => {
        const [fast, slow] = [createWorkCalendar(data), naiveWorkingTime(data)]
        const [from, to] = [Math.min(a, b), Math.max(a, b)]
        expect(fast.minutesPerDay).toBe(slow.minutesPerDay)
        expect(fast.workingMinutesBetween(from, to)).toBe(slow.between(from, to))
        expect(fast.addWorkingMinutes(from, minutes)).toBe(slow.add(from, minutes))
      }),
    )
  })
})
