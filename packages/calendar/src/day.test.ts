import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOf, endOfDay, hourOf, isoDay, parseDay, startOfDay, weekdayOf } from './day.ts'
import { parseInstant } from './instant.ts'

const anInstant = fc.integer({ min: -2_208_988_800_000, max: 4_102_444_800_000 })

function at(text: string): number {
  return parseInstant(text) ?? Number.NaN
}

describe(dayOf, () => {
  it.each([
    ['2025-11-14T00:00:00+07:00', '2025-11-14'],
    ['2025-11-14T23:59:59.999+07:00', '2025-11-14'],
    ['2025-11-13T17:00:00Z', '2025-11-14'],
    ['2025-11-13T16:59:59.999Z', '2025-11-13'],
    ['1969-12-31T16:59:59Z', '1969-12-31'],
  ])('puts %s on %s', (text, day) => {
    expect(isoDay(dayOf(at(text)))).toBe(day)
  })

  it('holds each instant between its start and its end, which touch the days around', () => {
    fc.assert(
      fc.property(anInstant, (instant) => {
        const day = dayOf(instant)
        expect(startOfDay(day)).toBeLessThanOrEqual(instant)
        expect(endOfDay(day)).toBeGreaterThanOrEqual(instant)
        expect(endOfDay(day) + 1).toBe(startOfDay(day + 1))
      }),
    )
  })
})

describe(hourOf, () => {
  it.each([
    ['2025-11-14T00:00:00+07:00', 0],
    ['2025-11-14T07:59:59.999+07:00', 7],
    ['2025-11-14T16:59:59Z', 23],
    ['1960-05-05T12:30:00+07:00', 12],
  ])('shows %s in hour %i', (text, hour) => {
    expect(hourOf(at(text))).toBe(hour)
  })
})

describe(weekdayOf, () => {
  it.each([
    ['2025-11-10', 1],
    ['2025-04-26', 6],
    ['2026-11-24', 2],
    ['2027-02-06', 6],
    ['1970-01-01', 4],
    ['1969-12-28', 7],
  ])('names %s weekday %i', (text, weekday) => {
    expect(weekdayOf(parseDay(text) ?? Number.NaN)).toBe(weekday)
  })
})

describe(parseDay, () => {
  it('undoes isoDay', () => {
    fc.assert(fc.property(anInstant.map(dayOf), (day) => parseDay(isoDay(day)) === day))
  })

  it.each([
    ['2025-02-29'],
    ['2025-13-01'],
    ['2025-1-01'],
    ['20250101'],
    ['2025-01-01T00:00:00Z'],
    ['01/02/2025'],
    [''],
  ])('refuses "%s"', (text) => {
    expect(parseDay(text)).toBeNull()
  })
})
