import { describe, expect, it } from 'vitest'
import { at } from '../builders/at.ts'
import { officeCalendar } from '../builders/office-calendar.ts'
import { naiveWorkingTime } from './naive-working-time.ts'

const time = naiveWorkingTime(officeCalendar)
const swapped = naiveWorkingTime({
  ...officeCalendar,
  years: officeCalendar.years.map((year) => ({ ...year, workedDays: [{ day: '2026-02-14', name: 'làm bù' }] })),
})

describe(naiveWorkingTime, () => {
  it('has the minutes of the hours of a day', () => {
    expect(time.minutesPerDay).toBe(480)
  })

  it.each([
    // A Monday: four hours before lunch and four after it.
    ['2026-03-02 00:00', '2026-03-03 00:00', 480],
    // Half an hour before lunch, an hour and a half of lunch, half an hour after it.
    ['2026-03-02 11:00', '2026-03-02 13:30', 60],
    // Friday afternoon's last hour, the weekend, Monday's first.
    ['2026-03-06 16:00', '2026-03-09 08:30', 120],
    // Friday 13 February, then nine days until Monday 23 February: Tết.
    ['2026-02-13 16:59', '2026-02-23 07:31', 2],
    ['2026-02-14 00:00', '2026-02-23 00:00', 0],
    // Wednesday 29 April is worked; 30 April, 1 May and the weekend are not.
    ['2026-04-29 07:30', '2026-05-04 07:30', 480],
    // 90 seconds are one minute; 59,999 ms are none; two stretches of 30 s in two blocks are one minute together.
    ['2026-03-02 08:00:00', '2026-03-02 08:01:30', 1],
    ['2026-03-02 08:00:00.001', '2026-03-02 08:01:00', 0],
    ['2026-03-02 11:29:30', '2026-03-02 13:00:30', 1],
    ['2026-03-02 09:00', '2026-03-02 09:00', 0],
    ['2026-03-02 10:00', '2026-03-02 09:00', 0],
  ])('counts from %s to %s %i minutes', (from, to, minutes) => {
    expect(time.between(at(from), at(to))).toBe(minutes)
  })

  it('works on a rest day that makes up for another', () => {
    expect(swapped.between(at('2026-02-14 00:00'), at('2026-02-16 00:00'))).toBe(480)
  })

  it.each([
    // The end of the day is reached before the next morning.
    ['2026-03-02 16:00', 60, '2026-03-02 17:00'],
    ['2026-03-02 16:00', 61, '2026-03-03 07:31'],
    ['2026-03-02 17:00', 480, '2026-03-03 17:00'],
    ['2026-03-02 11:00', 30, '2026-03-02 11:30'],
    ['2026-03-02 12:00', 1, '2026-03-02 13:01'],
    // Saturday is no work: Monday's first hour.
    ['2026-03-07 10:00', 60, '2026-03-09 08:30'],
    // From the eve of Tết into the week after it.
    ['2026-02-13 16:30', 60, '2026-02-23 08:00'],
    // Seconds are carried along.
    ['2026-03-02 16:59:30', 1, '2026-03-03 07:30:30'],
    ['2026-03-07 10:00', 0, '2026-03-07 10:00'],
    // Backwards the start of the day is reached before the evening before.
    ['2026-03-09 17:00', -480, '2026-03-09 07:30'],
    ['2026-03-09 17:00', -481, '2026-03-06 16:59'],
    ['2026-03-09 10:00', -480, '2026-03-06 10:00'],
    ['2026-03-08 12:00', -60, '2026-03-06 16:00'],
    ['2026-02-23 07:30', -480, '2026-02-13 07:30'],
  ])('adds to %s %i minutes: %s', (from, minutes, to) => {
    expect(time.add(at(from), minutes)).toBe(at(to))
  })

  it('says so when nobody ever works', () => {
    const never = naiveWorkingTime({ ...officeCalendar, restWeekdays: [1, 2, 3, 4, 5, 6, 7] })
    expect(() => never.add(at('2026-03-02 08:00'), 1)).toThrow('no 60000 ms of working time')
  })
})
