import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CalendarData, NamedDay } from './calendar-data.ts'
import { dayOf, isoDay, parseDay, startOfDay, weekdayOf } from './day.ts'
import { minuteMs } from './instant.ts'
import { naiveAddMinutes, naiveIsWorkingDay, naiveNthWorkingDay, naiveWorkingMs } from './naive-work-time.fixture.ts'
import { anOffice, at, aYear } from './office-calendar.fixture.ts'
import { createWorkCalendar } from './work-calendar.ts'

const firstDay = parseDay('2025-01-01') ?? 0
/** Around the turn into a year that the calendars do not list, so that both ways of counting are met. */
const aMinute = fc.integer({ min: at('2025-11-20 00:00') / minuteMs, max: at('2026-01-10 00:00') / minuteMs })
const aMoment = fc
  .tuple(aMinute, fc.integer({ min: 0, max: minuteMs - 1 }))
  .map(([minute, ms]) => minute * minuteMs + ms)
const anyMoment = fc.integer({ min: at('1995-01-01 00:00'), max: at('2060-01-01 00:00') })

function clock(quarter: number): string {
  return `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`
}

const someHours = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 2, maxLength: 6 })
  .map((quarters) => quarters.toSorted((a, b) => a - b).map(clock))
  .map((times) =>
    times.flatMap((from, index): [string, string][] => (index % 2 === 0 ? [[from, times[index + 1] ?? '']] : [])),
  )
  .map((hours) => hours.filter(([, to]) => to !== ''))

function named(days: readonly number[]): NamedDay[] {
  return days.map((day) => ({ day: isoDay(firstDay + day), name: 'drawn' }))
}

/** Any hours, any rest weekdays, any days off and worked in 2025: mostly in its last weeks, where the moments are. */
const aCalendar: fc.Arbitrary<CalendarData> = fc
  .record({
    hours: someHours,
    restWeekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 5 }),
    days: fc.uniqueArray(fc.integer({ min: 318, max: 364 }), { maxLength: 12 }),
  })
  .map(({ hours, restWeekdays, days }) => {
    const isRest = (day: number) => restWeekdays.includes(weekdayOf(firstDay + day))
    const daysOff = named(days.filter((day) => !isRest(day)))
    return anOffice({ hours, restWeekdays, years: [aYear({ daysOff, workedDays: named(days.filter(isRest)) })] })
  })

const stepsOracle = { numRuns: 60 }

describe('a work calendar beside a naive oracle', () => {
  it('works on the same days', () => {
    fc.assert(
      fc.property(aCalendar, aMoment, (data, instant) => {
        expect(createWorkCalendar(data).isWorkingDay(dayOf(instant))).toBe(naiveIsWorkingDay(data, instant))
      }),
    )
  })

  it('counts the same minutes', () => {
    fc.assert(
      fc.property(aCalendar, aMoment, fc.integer({ min: 0, max: 9000 * minuteMs }), (data, a, length) => {
        const minutes = Math.floor(naiveWorkingMs(data, a, a + length) / minuteMs)
        expect(createWorkCalendar(data).workingMinutesBetween(a, a + length)).toBe(minutes)
      }),
      stepsOracle,
    )
  })

  it('adds the same minutes, forward and back', () => {
    fc.assert(
      fc.property(aCalendar, aMinute, fc.integer({ min: -600, max: 600 }), (data, minute, minutes) => {
        const from = minute * minuteMs
        expect(createWorkCalendar(data).addWorkingMinutes(from, minutes)).toBe(naiveAddMinutes(data, from, minutes))
      }),
      stepsOracle,
    )
  })

  it('finds the same n-th working day', () => {
    fc.assert(
      fc.property(aCalendar, aMoment, fc.integer({ min: 1, max: 60 }), (data, from, n) => {
        const day = createWorkCalendar(data).addWorkingDays(dayOf(from), n)
        expect(startOfDay(day)).toBe(naiveNthWorkingDay(data, from, n))
      }),
    )
  })
})

describe('the laws of working time', () => {
  it('has what was added between: adding and counting undo each other', () => {
    fc.assert(
      fc.property(aCalendar, anyMoment, fc.integer({ min: -200_000, max: 200_000 }), (data, from, minutes) => {
        const calendar = createWorkCalendar(data)
        expect(calendar.workingMinutesBetween(from, calendar.addWorkingMinutes(from, minutes))).toBe(minutes)
      }),
    )
  })

  it('adds in two steps of one direction what it adds in one', () => {
    const minutes = fc.integer({ min: 0, max: 50_000 })
    fc.assert(
      fc.property(aCalendar, anyMoment, minutes, minutes, fc.constantFrom(1, -1), (data, from, a, b, sign) => {
        const { addWorkingMinutes } = createWorkCalendar(data)
        const inSteps = addWorkingMinutes(addWorkingMinutes(from, sign * a), sign * b)
        expect(inSteps).toBe(addWorkingMinutes(from, sign * (a + b)))
      }),
    )
  })

  it('counts the way back as the negative of the way there', () => {
    fc.assert(
      fc.property(aCalendar, anyMoment, anyMoment, (data, a, b) => {
        const { workingMinutesBetween } = createWorkCalendar(data)
        expect(workingMinutesBetween(a, b) + workingMinutesBetween(b, a)).toBe(0)
      }),
    )
  })

  it('goes days ahead and back again from a working day', () => {
    fc.assert(
      fc.property(aCalendar, anyMoment, fc.integer({ min: -3000, max: 3000 }), (data, from, n) => {
        const calendar = createWorkCalendar(data)
        const day = calendar.nextWorkingDay(dayOf(from))
        expect(calendar.isWorkingDay(day)).toBe(true)
        expect(calendar.addWorkingDays(calendar.addWorkingDays(day, n), -n)).toBe(day)
      }),
    )
  })

  it('is due on a working day, never before receipt, and never earlier for a longer term or a later receipt', () => {
    const unit = fc.constantFrom('working_day', 'calendar_day', 'working_hour')
    const count = fc.integer({ min: 1, max: 90 })
    const aDelay = fc.integer({ min: 0, max: 3 * 1440 * minuteMs })
    fc.assert(
      fc.property(
        aCalendar,
        fc.boolean(),
        aMoment,
        aDelay,
        unit,
        count,
        count,
        (drawn, skips, receivedAt, delay, of, a, b) => {
          const calendar = createWorkCalendar({ ...drawn, calendarTermsSkipDaysOff: skips })
          const due = calendar.dueAt({ receivedAt, term: { unit: of, count: a } })
          const longer = calendar.dueAt({ receivedAt, term: { unit: of, count: a + b } })
          const later = calendar.dueAt({ receivedAt: receivedAt + delay, term: { unit: of, count: a } })
          expect(due).toBeGreaterThanOrEqual(receivedAt)
          expect([longer >= due, later >= due]).toEqual([true, true])
          expect(calendar.isWorkingDay(dayOf(due - 1))).toBe(true)
        },
      ),
    )
  })
})
