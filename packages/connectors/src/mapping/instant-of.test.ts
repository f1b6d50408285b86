import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantOf, offsetMinutes } from './instant-of.ts'

const vietnam = 420

function iso(read: ReturnType<typeof instantOf>): string | null {
  return read === null ? null : new Date(read.instant).toISOString()
}

describe(instantOf, () => {
  it.each([
    ['2025-11-14T09:05:06.789+07:00', 'iso', '2025-11-14T02:05:06.789Z'],
    ['2025-11-14T02:05:06Z', 'iso', '2025-11-14T02:05:06.000Z'],
    ['2011-12-06 13:41:31.788000+01:00', 'iso', '2011-12-06T12:41:31.788Z'],
    ['2011-10-11 13:42:22.688999+0200', 'iso', '2011-10-11T11:42:22.688Z'],
    ['2025-11-14T09:05', 'iso', '2025-11-14T02:05:00.000Z'],
    ['2025-11-14', 'iso', '2025-11-13T17:00:00.000Z'],
    ['2025-13-01', 'iso', null],
    ['2025-02-29', 'iso', null],
    ['2024-02-29', 'iso', '2024-02-28T17:00:00.000Z'],
    ['2025-11-14T24:00:00Z', 'iso', null],
    ['14/11/2025', 'iso', null],
    ['20251114090506', 'yyyyMMddHHmmss', '2025-11-14T02:05:06.000Z'],
    ['20251114', 'yyyyMMddHHmmss', null],
    ['20251131090506', 'yyyyMMddHHmmss', null],
    ['20251114096006', 'yyyyMMddHHmmss', null],
    ['20251114', 'yyyyMMdd', '2025-11-13T17:00:00.000Z'],
    ['14/11/2025', 'dd/MM/yyyy', '2025-11-13T17:00:00.000Z'],
    ['4/1/2026', 'dd/MM/yyyy', '2026-01-03T17:00:00.000Z'],
    ['14/11/2025 09:05', 'dd/MM/yyyy', '2025-11-14T02:05:00.000Z'],
    ['14/11/2025 09:05:06', 'dd/MM/yyyy', '2025-11-14T02:05:06.000Z'],
    ['11/14/2025', 'dd/MM/yyyy', null],
    ['14/11/25', 'dd/MM/yyyy', null],
    [45975, 'excel', '2025-11-13T17:00:00.000Z'],
    ['45975.5', 'excel', '2025-11-14T05:00:00.000Z'],
    [60, 'excel', null],
    [-1, 'excel', null],
    [1763085906789, 'epoch-ms', '2025-11-14T02:05:06.789Z'],
    ['1763085906', 'epoch-s', '2025-11-14T02:05:06.000Z'],
    ['1763085906789', 'epoch-s', null],
    ['hôm qua', 'iso', null],
    [null, 'iso', null],
    [{}, 'iso', null],
  ] as const)('reads %j as %s: %s', (value, format, expected) => {
    expect(iso(instantOf(value, format, vietnam))).toBe(expected)
  })

  it.each([
    ['14/11/2025', 'dd/MM/yyyy', false],
    ['14/11/2025 00:00', 'dd/MM/yyyy', true],
    ['2025-11-14', 'iso', false],
    [45975, 'excel', false],
    [45975.25, 'excel', true],
  ] as const)('knows whether %j of %s carries a time of day: %s', (value, format, hasTime) => {
    expect(instantOf(value, format, vietnam)?.hasTime).toBe(hasTime)
  })

  it('reads back every second of two centuries in every format', () => {
    const second = fc.integer({ min: Date.UTC(1970, 0, 2) / 1000, max: Date.UTC(2099, 11, 31) / 1000 })
    fc.assert(
      fc.property(second, (seconds) => {
        const instant = seconds * 1000
        const local = new Date(instant + vietnam * 60_000).toISOString()
        const [day, time] = [local.slice(0, 10), local.slice(11, 19)]
        const digits = `${day}${time}`.replaceAll(/\D/g, '')
        const [year, month, date] = day.split('-')
        for (const [text, format] of [
          [`${day}T${time}`, 'iso'],
          [`${day}T${time}+07:00`, 'iso'],
          [digits, 'yyyyMMddHHmmss'],
          [`${String(date)}/${String(month)}/${String(year)} ${time}`, 'dd/MM/yyyy'],
          [String((instant + vietnam * 60_000) / 86_400_000 + 25_569), 'excel'],
          [String(seconds), 'epoch-s'],
          [String(instant), 'epoch-ms'],
        ] as const)
          expect(instantOf(text, format, vietnam)?.instant).toBe(instant)
      }),
    )
  })
})

describe(offsetMinutes, () => {
  it.each([
    ['+07:00', 420],
    ['-05:30', -330],
    ['+0100', 60],
    ['+07', 420],
    ['Z', 0],
  ])('reads %s as %i', (text, minutes) => {
    expect(offsetMinutes(text)).toBe(minutes)
  })
})
