import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateOfDays, daysOfDate, firstOfMonth } from './civil-date.ts'

const dayMs = 86_400_000

describe(dateOfDays, () => {
  it('agrees with the platform for every day from 1600 to 2399', () => {
    for (let days = -135_140; days < 157_054; days += 1) {
      const platform = new Date(days * dayMs)
      const { year, month, date } = dateOfDays(days)
      if (
        date !== platform.getUTCDate() ||
        month !== platform.getUTCMonth() + 1 ||
        year !== platform.getUTCFullYear()
      ) {
        expect.fail(`${platform.toISOString()} is read as ${year}-${month}-${date}`)
      }
    }
  })
})

describe(daysOfDate, () => {
  it('is undone by dateOfDays', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (days) => daysOfDate(dateOfDays(days)) === days),
    )
  })

  it.each([
    ['30 February', 2025, 2, 30],
    ['29 February of a common year', 2025, 2, 29],
    ['29 February of a century that is no leap year', 2100, 2, 29],
    ['31 April', 2025, 4, 31],
    ['day 0', 2025, 1, 0],
    ['month 0', 2025, 0, 1],
    ['month 13', 2025, 13, 1],
  ])('knows no %s', (_, year, month, date) => {
    expect(daysOfDate({ year, month, date })).toBeNull()
  })

  it.each([[2024], [2000]])('knows 29 February %i', (year) => {
    expect(daysOfDate({ year, month: 2, date: 29 })).toBe(Date.UTC(year, 1, 29) / dayMs)
  })
})

describe(firstOfMonth, () => {
  it('lets months run into the years around', () => {
    expect(firstOfMonth(2025, 13)).toBe(firstOfMonth(2026, 1))
    expect(firstOfMonth(2025, 0)).toBe(firstOfMonth(2024, 12))
  })
})
