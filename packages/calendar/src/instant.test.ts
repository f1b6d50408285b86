import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatInstant, parseInstant } from './instant.ts'

const eightInVietnam = Date.UTC(2025, 10, 14, 1, 0, 0)

describe(parseInstant, () => {
  it.each([
    ['2025-11-14T08:00:00+07:00'],
    ['2025-11-14 08:00:00+07:00'],
    ['2025-11-14 08:00:00.000000+07'],
    ['2025-11-14T08:00+0700'],
    ['2025-11-14T01:00:00Z'],
    ['2025-11-14t01:00:00.0z'],
    ['2025-11-13T20:30:00-04:30'],
    ['2025-11-14T15:00:00+14:00'],
  ])('reads %s as eight in the morning in Vietnam', (text) => {
    expect(parseInstant(text)).toBe(eightInVietnam)
  })

  it.each([
    ['2025-11-14T01:00:00.7Z', 700],
    ['2025-11-14T01:00:00,25Z', 250],
    ['2025-11-14T01:00:00.123999Z', 123],
    ['2025-11-14 01:00:00.123456789+00:00', 123],
  ])('cuts %s off after its %i milliseconds', (text, millis) => {
    expect(parseInstant(text)).toBe(eightInVietnam + millis)
  })

  it('reads the instants of a municipality with offsets of summer and winter', () => {
    expect(parseInstant('2011-12-06 13:41:31.788000+01:00')).toBe(Date.UTC(2011, 11, 6, 12, 41, 31, 788))
    expect(parseInstant('2011-10-11 13:42:22.688000+02:00')).toBe(Date.UTC(2011, 9, 11, 11, 42, 22, 688))
  })

  it.each([
    ['no offset', '2025-11-14T08:00:00'],
    ['a day alone', '2025-11-14'],
    ['a date that does not exist', '2025-02-29T08:00:00Z'],
    ['hour 24', '2025-11-14T24:00:00Z'],
    ['minute 60', '2025-11-14T08:60:00Z'],
    ['a leap second', '2016-12-31T23:59:60Z'],
    ['an offset beyond 14 hours', '2025-11-14T08:00:00+14:01'],
    ['an offset of 60 minutes', '2025-11-14T08:00:00+06:60'],
    ['a Vietnamese date', '14/11/2025 08:00:00+07:00'],
    ['space around', ' 2025-11-14T08:00:00Z '],
    ['a line behind', '2025-11-14T08:00:00Z\n'],
    ['nothing', ''],
    ['digits of another script', '٢٠٢٥-11-14T08:00:00Z'],
  ])('refuses %s', (_, text) => {
    expect(parseInstant(text)).toBeNull()
  })

  it('agrees with the platform on what both can read', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-01Z'), max: new Date('9999-12-31Z'), noInvalidDate: true }),
        (date) => {
          expect(parseInstant(date.toISOString())).toBe(date.getTime())
        },
      ),
    )
  })
})

describe(formatInstant, () => {
  it.each([
    [eightInVietnam, '2025-11-14T08:00:00+07:00'],
    [eightInVietnam + 5, '2025-11-14T08:00:00.005+07:00'],
    [0, '1970-01-01T07:00:00+07:00'],
    [-1, '1970-01-01T06:59:59.999+07:00'],
    [Date.UTC(2025, 11, 31, 17), '2026-01-01T00:00:00+07:00'],
  ])('writes %i as %s', (instant, text) => {
    expect(formatInstant(instant)).toBe(text)
  })

  it('is undone by parseInstant', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2_208_988_800_000, max: 4_102_444_800_000 }), (instant) => {
        expect(parseInstant(formatInstant(instant))).toBe(instant)
      }),
    )
  })

  it('sorts as time does', () => {
    const instant = fc.integer({ min: eightInVietnam, max: eightInVietnam + 5000 })
    fc.assert(fc.property(instant, instant, (a, b) => a < b === formatInstant(a) < formatInstant(b)))
  })
})
