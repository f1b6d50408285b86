import { describe, expect, it } from 'vitest'
import type { CalendarData } from './calendar-data.ts'
import { type Day, parseDay } from './day.ts'
import { anOffice, aYear } from './office-calendar.fixture.ts'
import { readWorkingDays } from './working-days.ts'

function day(text: string): Day {
  return parseDay(text) ?? Number.NaN
}

const office = readWorkingDays(anOffice())

describe(readWorkingDays, () => {
  it.each([
    ['2025-04-25', true, 'a Friday'],
    ['2025-04-26', true, 'a Saturday worked'],
    ['2025-04-27', false, 'a Sunday'],
    ['2025-04-30', false, 'a holiday'],
    ['2025-05-02', false, 'a day swapped'],
    ['2025-05-05', true, 'a Monday'],
    ['2024-05-01', true, 'a weekday of a year not listed'],
    ['2035-06-16', false, 'a Saturday of a year not listed'],
    ['1950-01-02', true, 'a Monday long ago'],
  ])('says of %s: working %s (%s)', (text, works) => {
    expect(office.isWorking(day(text))).toBe(works)
  })

  it.each([
    ['2025-04-30', false],
    ['2024-12-31', true],
    ['2026-01-01', true],
    ['1999-01-01', true],
  ])('knows whether %s may still change: %s', (text, isProvisional) => {
    expect(office.isProvisional(day(text))).toBe(isProvisional)
  })

  it('marks a whole provisional year, a gap between years, or one day', () => {
    const marked = readWorkingDays(
      anOffice({
        years: [
          aYear({ daysOff: [{ day: '2025-05-02', name: 'swap', provisional: true }] }),
          aYear({ year: 2027, provisional: true, daysOff: [], workedDays: [] }),
        ],
      }),
    )
    const asked = ['2025-05-02', '2025-05-05', '2026-07-01', '2027-07-01'].map((text) =>
      marked.isProvisional(day(text)),
    )
    expect(asked).toEqual([true, false, true, true])
  })

  it('is certain when it lists no years: it has no holidays to be decided', () => {
    expect(readWorkingDays(anOffice({ years: [] })).isProvisional(day('2025-04-30'))).toBe(false)
  })

  it.each<[string, Partial<CalendarData>, string, string]>([
    [
      'a day that does not exist',
      { years: [aYear({ daysOff: [{ day: '2025-02-29', name: 'X' }] })] },
      'day',
      'year 2025, daysOff: "2025-02-29" (X) is no day',
    ],
    [
      'a day of another year',
      { years: [aYear({ daysOff: [{ day: '2026-04-30', name: 'X' }] })] },
      'day',
      '2026-04-30 (X) is not in 2025',
    ],
    [
      'a day off on a rest day',
      { years: [aYear({ daysOff: [{ day: '2025-05-03', name: 'X' }] })] },
      'day',
      '2025-05-03 (X) is a Saturday, a rest day already',
    ],
    [
      'a worked day that is no rest day',
      { years: [aYear({ workedDays: [{ day: '2025-05-05', name: 'X' }] })] },
      'day',
      'workedDays: 2025-05-05 (X) is a Monday, no rest day',
    ],
    [
      'a day listed twice',
      {
        years: [
          aYear({
            daysOff: [
              { day: '2025-05-01', name: 'X' },
              { day: '2025-05-01', name: 'Y' },
            ],
          }),
        ],
      },
      'day',
      '2025-05-01 (Y) is listed twice',
    ],
    [
      'a year listed twice',
      { years: [aYear(), aYear({ daysOff: [], workedDays: [] })] },
      'year',
      '2025 is listed twice',
    ],
    [
      'a year without bound',
      { years: [aYear({ year: 99_999, daysOff: [], workedDays: [] })] },
      'year',
      '99999 is no year from 1900 to 2200',
    ],
    ['a broken year', { years: [aYear({ year: 2025.5, daysOff: [], workedDays: [] })] }, 'year', '2025.5 is no year'],
    ['weekday 8', { restWeekdays: [8] }, 'weekday', '8 is no weekday'],
    ['weekday 0', { restWeekdays: [0] }, 'weekday', '0 is no weekday'],
    ['seven rest days', { restWeekdays: [1, 2, 3, 4, 5, 6, 7], years: [] }, 'weekday', 'no weekday is left'],
  ])('refuses %s and names the place', (_, changes, code, sentence) => {
    expect(() => readWorkingDays(anOffice(changes))).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(sentence) }),
    )
  })

  it('numbers working days one by one through listed years and beyond both ends', () => {
    let expected = office.countBefore(day('2023-11-01'))
    for (let at = day('2023-11-01'); at < day('2027-03-01'); at += 1) {
      expect(office.countBefore(at)).toBe(expected)
      if (!office.isWorking(at)) continue
      expect(office.nth(expected)).toBe(at)
      expected += 1
    }
  })
})
