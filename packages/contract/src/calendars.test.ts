import { readdirSync, readFileSync } from 'node:fs'
import {
  createWorkCalendar,
  dayOf,
  formatInstant,
  isoDay,
  parseDay,
  parseInstant,
  type WorkCalendar,
  weekdayOf,
} from '@toan-canh/calendar'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { calendarSchema } from './calendars.ts'

const folder = new URL('../../../catalogue/calendars/', import.meta.url)

function dataOf(id: string) {
  return calendarSchema.parse(parse(readFileSync(new URL(`${id}.yaml`, folder), 'utf8')))
}

const vietnam = createWorkCalendar(dataOf('vn'))

function day(text: string): number {
  const found = parseDay(text)
  if (found === null) throw new Error(`${text} is no day`)
  return found
}

/** Weekdays without work and weekend days with it, as `MM-DD`. */
function exceptionsOf(calendar: WorkCalendar, year: number) {
  const [off, worked]: [string[], string[]] = [[], []]
  for (let at = day(`${year}-01-01`); at <= day(`${year}-12-31`); at += 1) {
    const isWeekend = weekdayOf(at) > 5
    if (calendar.isWorkingDay(at) === isWeekend) (isWeekend ? worked : off).push(isoDay(at).slice(5))
  }
  return { off, worked }
}

describe('catalogue/calendars', () => {
  it.each(readdirSync(folder))('holds %s, a calendar named after its file', (file) => {
    const id = file.replace('.yaml', '')
    expect(createWorkCalendar(dataOf(id)).id).toBe(id)
  })

  it.each([
    [2024, '01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03', '05-04'],
    [2025, '01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02', '04-26'],
    [2026, '01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24', '01-10 08-22'],
    [2027, '01-01 02-04 02-05 02-08 02-09 02-10 04-16 04-30 05-03 09-02 09-03 11-24', ''],
  ])('takes off in %i the weekdays %s and works on the Saturdays %s', (year, off, worked) => {
    expect(exceptionsOf(vietnam, year)).toEqual({ off: off.split(' '), worked: worked.split(' ').filter(Boolean) })
  })

  it.each([
    ['2025-01-29', 'mùng 1'],
    ['2025-01-27', '28 tháng Chạp'],
    ['2026-02-17', 'mùng 1'],
    ['2026-02-16', '29 tháng Chạp'],
  ])('calls %s %s', (text, name) => {
    const named = dataOf('vn')
      .years.flatMap(({ daysOff }) => daysOff)
      .find((off) => off.day === text)
    expect(named?.name).toBe(`Tết Nguyên đán (${name})`)
  })

  it('counts twelve weekdays off in 2025', () => {
    expect(exceptionsOf(vietnam, 2025).off).toHaveLength(12)
  })

  it('keeps Culture Day from 2026 on, a Tuesday, and not before', () => {
    expect(weekdayOf(day('2026-11-24'))).toBe(2)
    expect(isoDay(vietnam.nextWorkingDay(day('2025-11-24')))).toBe('2025-11-24')
    expect(isoDay(vietnam.nextWorkingDay(day('2026-11-24')))).toBe('2026-11-25')
  })

  it.each([
    ['2023-06-01', true, 'not listed'],
    ['2025-04-26', false, 'decided'],
    ['2026-01-02', true, 'announced, text not seen'],
    ['2026-01-10', true, 'announced, text not seen'],
    ['2026-08-22', true, 'announced, text not seen'],
    ['2026-08-31', true, 'announced, text not seen'],
    ['2026-11-24', false, 'law'],
    ['2027-02-08', true, 'no notice yet'],
    ['2028-01-03', true, 'not listed'],
  ])('marks %s as provisional: %s (%s)', (text, isProvisional) => {
    expect(vietnam.isProvisional(day(text))).toBe(isProvisional)
  })

  it('gives each listed year a source in words', () => {
    expect(dataOf('vn').years.map(({ year, source }) => [year, source.length > 20])).toEqual([
      [2024, true],
      [2025, true],
      [2026, true],
      [2027, true],
    ])
  })

  it.each([
    ['2025-01-24T10:00:00+07:00', 1, '2025-02-03T17:00:00+07:00', 'over Tết 2025'],
    ['2025-04-25T10:00:00+07:00', 1, '2025-04-26T17:00:00+07:00', 'to a Saturday worked'],
    ['2026-02-13T18:00:00+07:00', 1, '2026-02-24T17:00:00+07:00', 'received in the evening before Tết 2026'],
    ['2026-11-23T10:00:00+07:00', 1, '2026-11-25T17:00:00+07:00', 'over Culture Day'],
  ])('makes %s plus %i working day due %s (%s)', (received, count, due) => {
    const receivedAt = parseInstant(received)
    if (receivedAt === null) throw new Error(`${received} is no instant`)
    expect(formatInstant(vietnam.dueAt({ receivedAt, term: { unit: 'working_day', count } }))).toBe(due)
  })

  it('knows no holidays in the plain calendar and no rest in the continuous one', () => {
    const [plain, continuous] = [createWorkCalendar(dataOf('plain')), createWorkCalendar(dataOf('continuous'))]
    expect(exceptionsOf(plain, 2026)).toEqual({ off: [], worked: [] })
    expect(exceptionsOf(continuous, 2026).worked).toHaveLength(104)
    const noon = Date.UTC(2026, 1, 17, 5)
    expect(continuous.workingMinutesBetween(noon, noon + 48 * 3_600_000)).toBe(2880)
    expect([plain, continuous].map((calendar) => calendar.isProvisional(dayOf(noon)))).toEqual([false, false])
  })
})

describe('calendarSchema', () => {
  it.each([
    ['an unknown key', { holidays: [] }, 'holidays'],
    ['hours that are no times', { hours: [['7h', '11h30']] }, 'hours'],
    [
      'a date that does not exist',
      {
        years: [
          { year: 2025, provisional: false, source: 'x', daysOff: [{ day: '2025-02-30', name: 'x' }], workedDays: [] },
        ],
      },
      'day',
    ],
    ['a rest weekday 0', { restWeekdays: [0] }, 'restWeekdays'],
  ])('refuses %s and names it', (_, change, place) => {
    const found = calendarSchema.safeParse({ ...dataOf('plain'), ...change })
    expect(JSON.stringify(found.error?.issues)).toContain(place)
  })
})
