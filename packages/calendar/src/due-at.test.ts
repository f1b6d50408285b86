import { describe, expect, it } from 'vitest'
import { createDueAt, type Term } from './due-at.ts'
import { dayOf } from './day.ts'
import { formatInstant } from './instant.ts'
import { anOffice, at } from './office-calendar.fixture.ts'
import { createWorkCalendar } from './work-calendar.ts'

const office = createWorkCalendar(anOffice())
const skipping = createWorkCalendar(anOffice({ calendarTermsSkipDaysOff: true }))
const always = createWorkCalendar(anOffice({ hours: [['00:00', '24:00']], restWeekdays: [], years: [] }))
const workingDays = (count: number): Term => ({ unit: 'working_day', count })
const calendarDays = (count: number): Term => ({ unit: 'calendar_day', count })
const workingHours = (count: number): Term => ({ unit: 'working_hour', count })
const sameDay: Term = { unit: 'same_day' }

describe(createDueAt, () => {
  it.each<[string, Term, string, string]>([
    ['04-21 08:00', workingDays(1), '04-22 17:00', 'the day after that of receipt, at closing'],
    ['04-21 06:15', workingDays(1), '04-22 17:00', 'before opening counts as the opening'],
    ['04-21 12:00', workingDays(1), '04-22 17:00', 'during lunch counts as the afternoon'],
    ['04-21 17:00', workingDays(1), '04-22 17:00', 'at closing is still that day'],
    ['04-21 17:00:00.001', workingDays(1), '04-23 17:00', 'later than closing counts as the next morning'],
    ['04-20 10:00', workingDays(1), '04-22 17:00', 'a Sunday counts as Monday morning'],
    ['04-24 08:00', workingDays(2), '04-26 17:00', 'a Saturday worked counts'],
    [
      '04-25 18:00',
      workingDays(1),
      '04-28 17:00',
      'received on Friday evening, the clock starts on the Saturday worked',
    ],
    ['04-28 08:00', workingDays(2), '05-05 17:00', 'holidays, a swap and a weekend do not count'],
    ['04-21 08:00', workingDays(0), '04-21 17:00', 'no day is the day of receipt'],
    ['04-21 08:00', workingDays(0.5), '04-22 17:00', 'half a day is promised as a day'],
    ['04-21 08:00', calendarDays(2), '04-23 17:00', 'calendar days'],
    ['04-18 18:00', calendarDays(1), '04-22 17:00', 'calendar days run from Monday after a Friday evening'],
    ['04-20 10:00', calendarDays(1), '04-22 17:00', 'calendar days run from Monday after a Sunday'],
    ['04-21 08:00', calendarDays(5), '04-26 17:00', 'an end on a Saturday worked stays'],
    ['04-21 08:00', calendarDays(6), '04-28 17:00', 'an end on a Sunday moves to Monday'],
    ['04-28 08:00', calendarDays(3), '05-05 17:00', 'an end on a holiday moves behind the rest days'],
    ['04-28 08:00', calendarDays(8), '05-06 17:00', 'holidays inside count'],
    ['04-21 08:00', workingHours(4), '04-21 14:00', 'over lunch'],
    ['04-21 07:00', workingHours(8), '04-21 17:00', 'eight hours are a day'],
    ['04-21 06:00', workingHours(1.5), '04-21 08:30', 'hours run from the opening'],
    ['04-21 12:10', workingHours(1), '04-21 14:30', 'hours run from the afternoon'],
    ['04-21 18:00', workingHours(1), '04-22 08:00', 'hours run from the next morning'],
    ['04-21 17:00', workingHours(1), '04-22 08:00', 'no hour is left at closing'],
    ['04-29 16:00', workingHours(2), '05-05 08:00', 'over holidays'],
    ['04-20 16:00', workingHours(0), '04-21 07:00', 'no hour is the start of the clock'],
    ['04-21 08:00', sameDay, '04-21 17:00', 'the same day'],
    ['04-21 05:00', sameDay, '04-21 17:00', 'early on the same day'],
    ['04-21 15:00', sameDay, '04-21 17:00', 'at three exactly'],
    ['04-21 15:00:00.001', sameDay, '04-22 17:00', 'later than three'],
    ['04-25 15:30', sameDay, '04-26 17:00', 'later than three before a Saturday worked'],
    ['04-29 15:30', sameDay, '05-05 17:00', 'later than three before holidays'],
    ['04-20 09:00', sameDay, '04-21 17:00', 'on a Sunday'],
    ['04-20 16:00', sameDay, '04-21 17:00', 'on a Sunday afternoon'],
  ])('received %s under %j is due %s (%s)', (received, term, due) => {
    expect(formatInstant(office.dueAt({ receivedAt: at(received), term }))).toBe(formatInstant(at(due)))
  })

  it.each([
    ['04-28 08:00', 1, '04-29 17:00', 'no day off inside'],
    ['04-28 08:00', 2, '05-05 17:00', 'an end pushed to Saturday moves on to Monday'],
    ['04-28 08:00', 8, '05-09 17:00', 'three days off inside are not counted, the weekend is'],
    ['04-28 08:00', 0, '04-28 17:00', 'no day'],
  ])('where days off are skipped, %s and %i calendar days are due %s (%s)', (received, count, due) => {
    const found = skipping.dueAt({ receivedAt: at(received), term: calendarDays(count) })
    expect(formatInstant(found)).toBe(formatInstant(at(due)))
  })

  it.each([
    ['hour', 4, '04-19 02:00'],
    ['minute', 30, '04-18 22:30'],
  ] as const)('runs %ss day and night, on rest days too', (unit, count, due) => {
    expect(office.dueAt({ receivedAt: at('04-18 22:00'), term: { unit, count } })).toBe(at(due))
  })

  it('keeps what is due at 24:00 on its day', () => {
    const due = always.dueAt({ receivedAt: at('04-21 08:00'), term: workingDays(1) })
    expect(dayOf(due)).toBe(dayOf(at('04-22 08:00')))
    expect(always.dueAt({ receivedAt: at('04-21 08:00'), term: workingHours(30) })).toBe(at('04-22 14:00'))
  })

  it.each([[workingDays(-1)], [calendarDays(Number.NaN)], [workingHours(Number.POSITIVE_INFINITY)]])(
    'refuses %j',
    (term) => {
      expect(() => office.dueAt({ receivedAt: at('04-21 08:00'), term })).toThrow(RangeError)
    },
  )
})
