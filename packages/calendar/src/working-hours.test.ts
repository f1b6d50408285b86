import { describe, expect, it } from 'vitest'
import type { CalendarData } from './calendar-data.ts'
import { hourMs } from './instant.ts'
import { anOffice } from './office-calendar.fixture.ts'
import { readWorkingHours } from './working-hours.ts'

const office = readWorkingHours(anOffice())

describe(readWorkingHours, () => {
  it('adds up a day of eight hours', () => {
    expect(office).toMatchObject({
      msPerDay: 8 * hourMs,
      opening: 7 * hourMs,
      closing: 17 * hourMs,
      sameDayUntil: 15 * hourMs,
    })
  })

  it('takes the limit of same-day procedures from the data', () => {
    expect(readWorkingHours(anOffice({ sameDayUntil: '14:30' })).sameDayUntil).toBe(14.5 * hourMs)
  })

  it.each<[string, Partial<CalendarData>, string]>([
    ['no hours', { hours: [] }, 'calendar office, hours: at least one stretch'],
    [
      'overlapping hours',
      {
        hours: [
          ['07:00', '12:00'],
          ['11:30', '17:00'],
        ],
      },
      'hours 2 (11:30–17:00) begin before',
    ],
    [
      'hours out of order',
      {
        hours: [
          ['13:30', '17:00'],
          ['07:00', '11:30'],
        ],
      },
      'hours 2 (07:00–11:30) begin before',
    ],
    ['hours that end as they begin', { hours: [['07:00', '07:00']] }, 'hours 1 (07:00–07:00) must end after'],
    ['a night shift', { hours: [['22:00', '06:00']] }, 'must end after'],
    ['hour 25', { hours: [['07:00', '25:00']] }, '"25:00" is no time of day'],
    ['24:01', { hours: [['07:00', '24:01']] }, '"24:01" is no time of day'],
    ['minute 60', { hours: [['07:60', '12:00']] }, '"07:60" is no time of day'],
    ['a loose form', { hours: [['7:00', '12:00']] }, '"7:00" is no time of day'],
    ['a limit that is no time', { sameDayUntil: '3pm' }, 'calendar office, sameDayUntil: "3pm"'],
  ])('refuses %s and names the place', (_, changes, sentence) => {
    expect(() => readWorkingHours(anOffice(changes))).toThrow(
      expect.objectContaining({ code: 'hours', message: expect.stringContaining(sentence) }),
    )
  })

  it.each([
    [0, 0],
    [7, 0],
    [9, 2],
    [11.5, 4.5],
    [12, 4.5],
    [13.5, 4.5],
    [15, 6],
    [17, 8],
    [24, 8],
  ])('counts the work done before %f h as %f h', (time, worked) => {
    expect(office.workedBefore(time * hourMs)).toBe(worked * hourMs)
  })

  it.each([
    [4.5, 11.5, 13.5],
    [2, 9, 9],
    [6, 15, 15],
  ])('finds %f h of work done at %f h at the earliest and %f h at the latest', (worked, earliest, latest) => {
    expect(office.timeAtWorked(worked * hourMs)).toBe(earliest * hourMs)
    expect(office.timeAfterWorked(worked * hourMs)).toBe(latest * hourMs)
  })

  it.each([
    [3, 7],
    [7, 7],
    [8.25, 8.25],
    [11.5, 13.5],
    [12, 13.5],
    [16.75, 16.75],
    [17, 17],
  ])('lets a clock of %f h run from %f h', (time, open) => {
    expect(office.openFrom(time * hourMs)).toBe(open * hourMs)
  })

  it('lets no clock run later than closing', () => {
    expect(office.openFrom(17 * hourMs + 1)).toBeNull()
  })
})
