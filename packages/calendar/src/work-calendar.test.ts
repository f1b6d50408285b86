import { describe, expect, it } from 'vitest'
import { isoDay, parseDay } from './day.ts'
import { formatInstant } from './instant.ts'
import { anOffice, at } from './office-calendar.fixture.ts'
import { createWorkCalendar } from './work-calendar.ts'

const office = createWorkCalendar(anOffice())
const always = createWorkCalendar(anOffice({ hours: [['00:00', '24:00']], restWeekdays: [], years: [] }))

function shown(text: string): string {
  return formatInstant(at(text))
}

describe('workingMinutesBetween', () => {
  it.each([
    ['04-28 08:00', '04-28 09:30', 90, 'inside a morning'],
    ['04-28 11:00', '04-28 14:00', 60, 'over lunch'],
    ['04-28 11:30', '04-28 13:30', 0, 'lunch alone'],
    ['04-28 06:00', '04-28 20:00', 480, 'a whole day'],
    ['04-28 16:00', '04-29 08:00', 120, 'over a night'],
    ['04-29 16:00', '05-05 08:00', 120, 'over holidays, a swap and a weekend'],
    ['04-25 16:00', '04-28 07:00', 540, 'over a Saturday worked'],
    ['04-27 08:00', '04-27 18:00', 0, 'a Sunday'],
    ['04-28 08:00', '04-28 08:00:59.999', 0, 'less than a minute'],
    ['04-28 08:00:30', '04-28 08:02:29', 1, 'less than two minutes'],
    ['04-28 11:29:30', '04-28 13:30:30', 1, 'two halves of a minute around lunch'],
    ['2024-12-31 08:00', '2026-01-02 08:00', 260 * 480, 'a year: 261 weekdays, 4 off, a Saturday, and days outside'],
  ])('from %s to %s is %i (%s)', (a, b, minutes) => {
    expect(office.workingMinutesBetween(at(a), at(b))).toBe(minutes)
    expect(office.workingMinutesBetween(at(b), at(a))).toBe(minutes === 0 ? 0 : -minutes)
  })

  it('counts every minute where work never stops', () => {
    expect(always.workingMinutesBetween(at('04-30 00:00'), at('05-02 12:34'))).toBe(2 * 1440 + 754)
  })
})

describe('addWorkingMinutes', () => {
  it.each([
    ['04-28 08:00', 90, '04-28 09:30', 'inside a morning'],
    ['04-28 11:00', 30, '04-28 11:30', 'to the end of the morning, not over lunch'],
    ['04-28 11:00', 31, '04-28 13:31', 'over lunch'],
    ['04-28 07:00', 480, '04-28 17:00', 'a whole day, to its closing'],
    ['04-28 07:00', 481, '04-29 07:01', 'over a night'],
    ['04-29 16:00', 61, '05-05 07:01', 'over holidays'],
    ['04-25 17:00', 1, '04-26 07:01', 'into a Saturday worked'],
    ['04-27 12:00', 1, '04-28 07:01', 'from a Sunday'],
    ['04-28 12:00', 0, '04-28 12:00', 'nothing, even at lunch'],
    ['04-28 08:00:15.250', 1, '04-28 08:01:15.250', 'with seconds'],
    ['04-28 09:30', -90, '04-28 08:00', 'back inside a morning'],
    ['04-28 14:00', -30, '04-28 13:30', 'back to the start of the afternoon'],
    ['04-28 14:00', -31, '04-28 11:29', 'back over lunch'],
    ['05-05 08:00', -61, '04-29 16:59', 'back over holidays'],
    ['04-28 17:00', -480, '04-28 07:00', 'back a whole day'],
    ['04-28 06:00', -480, '04-26 07:00', 'back before opening'],
  ])('moves %s by %i to %s (%s)', (from, minutes, to) => {
    expect(formatInstant(office.addWorkingMinutes(at(from), minutes))).toBe(shown(to))
  })

  it('is plain addition where work never stops', () => {
    expect(always.addWorkingMinutes(at('04-30 23:00'), 60)).toBe(at('05-01 00:00'))
    expect(always.addWorkingMinutes(at('05-01 00:30'), -60)).toBe(at('04-30 23:30'))
  })
})

describe('addWorkingDays', () => {
  it.each([
    ['2025-04-28', 1, '2025-04-29'],
    ['2025-04-28', 2, '2025-05-05'],
    ['2025-04-24', 2, '2025-04-26'],
    ['2025-04-27', 1, '2025-04-28'],
    ['2025-04-27', 0, '2025-04-27'],
    ['2025-04-27', -1, '2025-04-26'],
    ['2025-05-05', -1, '2025-04-29'],
    ['2025-12-31', 1, '2026-01-01'],
    ['2025-01-01', -1, '2024-12-31'],
    ['2030-01-04', 1, '2030-01-07'],
  ])('moves %s by %i to %s', (from, n, to) => {
    expect(isoDay(office.addWorkingDays(parseDay(from) ?? Number.NaN, n))).toBe(to)
  })
})

describe('nextWorkingDay', () => {
  it.each([
    ['2025-04-28', '2025-04-28'],
    ['2025-04-27', '2025-04-28'],
    ['2025-04-30', '2025-05-05'],
    ['2025-04-26', '2025-04-26'],
  ])('from %s is %s', (from, to) => {
    expect(isoDay(office.nextWorkingDay(parseDay(from) ?? Number.NaN))).toBe(to)
  })
})

describe(createWorkCalendar, () => {
  it('says how long a day is', () => {
    expect([office.id, office.minutesPerDay, always.minutesPerDay]).toEqual(['office', 480, 1440])
  })
})
