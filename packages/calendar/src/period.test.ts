import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Day, isoDay, parseDay, weekdayOf } from './day.ts'
import {
  type FixedPeriodKind,
  type Period,
  parsePeriod,
  periodAt,
  periodBefore,
  periodLimits,
  periodSpan,
  periodWithin,
} from './period.ts'

const kinds: readonly FixedPeriodKind[] = ['day', 'week', 'month', 'quarter', 'half', 'year']
const aKind = fc.constantFrom(...kinds)
const aDay = fc.integer({ min: -25_000, max: 47_000 })

function day(text: string): Day {
  const found = parseDay(text)
  if (found === null) throw new Error(`${text} is no day`)
  return found
}

function period(id: string): Period {
  const found = parsePeriod(id)
  if (found === null) throw new Error(`${id} is no period`)
  return found
}

function ids(periods: readonly Period[]): string[] {
  return periods.map(({ id }) => id)
}

describe(parsePeriod, () => {
  it.each([
    ['2025-11-14', 'day', '2025-11-14', '2025-11-14'],
    ['2025-W46', 'week', '2025-11-10', '2025-11-16'],
    ['2025-W01', 'week', '2024-12-30', '2025-01-05'],
    ['2026-W53', 'week', '2026-12-28', '2027-01-03'],
    ['2020-W53', 'week', '2020-12-28', '2021-01-03'],
    ['2025-11', 'month', '2025-11-01', '2025-11-30'],
    ['2024-02', 'month', '2024-02-01', '2024-02-29'],
    ['2025-Q4', 'quarter', '2025-10-01', '2025-12-31'],
    ['2025-H1', 'half', '2025-01-01', '2025-06-30'],
    ['2025-H2', 'half', '2025-07-01', '2025-12-31'],
    ['2025', 'year', '2025-01-01', '2025-12-31'],
    ['7d@2025-11-14', 'rolling', '2025-11-08', '2025-11-14'],
    ['30d@2025-03-01', 'rolling', '2025-01-31', '2025-03-01'],
    ['1d@2025-11-14', 'rolling', '2025-11-14', '2025-11-14'],
    ['400d@2025-11-14', 'rolling', '2024-10-11', '2025-11-14'],
    ['1308d@2020-07-31', 'rolling', '2017-01-01', '2020-07-31'],
  ])('reads %s as a %s from %s to %s', (id, kind, from, to) => {
    expect(parsePeriod(id)).toEqual({ kind, id, from: day(from), to: day(to) })
  })

  it.each([
    ['2025-W53'],
    ['2025-W00'],
    ['2025-W54'],
    ['2025-w46'],
    ['2025-00'],
    ['2025-13'],
    ['2025-Q0'],
    ['2025-Q5'],
    ['2025-H3'],
    ['25'],
    ['02025'],
    ['2025-02-29'],
    ['0d@2025-11-14'],
    ['4001d@2025-11-14'],
    ['07d@2025-11-14'],
    ['7d@2025-11-31'],
    ['7d@2025-11'],
    ['7D@2025-11-14'],
    [' 2025'],
    ['2025\n'],
    [''],
  ])('refuses "%s"', (id) => {
    expect(parsePeriod(id)).toBeNull()
  })

  it('reads back every name that periodAt gives', () => {
    fc.assert(
      fc.property(aKind, aDay, (kind, at) => {
        const named = periodAt(kind, at)
        expect(parsePeriod(named.id)).toEqual(named)
      }),
    )
  })

  it('reads only canonical names, whatever the text', () => {
    const text = fc.stringMatching(/^[0-9]{1,5}(-?[WQH]?[0-9]{0,3}){0,2}$/)
    fc.assert(fc.property(text, (id) => [undefined, id].includes(parsePeriod(id)?.id)))
  })
})

describe(periodAt, () => {
  it('holds the day it is asked for', () => {
    fc.assert(fc.property(aKind, aDay, (kind, at) => periodWithin(periodAt(kind, at), at)))
  })

  it('gives the same period for each of its days and another for the days around', () => {
    fc.assert(
      fc.property(aKind, aDay, (kind, at) => {
        const { id, from, to } = periodAt(kind, at)
        expect([periodAt(kind, from).id, periodAt(kind, to).id]).toEqual([id, id])
        expect(periodAt(kind, from - 1)).toMatchObject({ to: from - 1 })
        expect(periodAt(kind, to + 1)).toMatchObject({ from: to + 1 })
      }),
    )
  })

  it.each([
    ['2024-12-29', '2024-W52'],
    ['2024-12-30', '2025-W01'],
    ['2025-12-28', '2025-W52'],
    ['2025-12-29', '2026-W01'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2023-01-01', '2022-W52'],
  ])('puts %s into the ISO week %s across the turn of the year', (text, id) => {
    expect(periodAt('week', day(text)).id).toBe(id)
  })

  it('begins weeks on Monday and names them after the year of their Thursday', () => {
    fc.assert(
      fc.property(aDay, (at) => {
        const { id, from } = periodAt('week', at)
        expect(weekdayOf(from)).toBe(1)
        expect(id.slice(0, 4)).toBe(isoDay(from + 3).slice(0, 4))
      }),
    )
  })
})

describe(periodBefore, () => {
  it.each([
    ['2025-11-01', 1, '2025-10-31'],
    ['2025-W01', 1, '2024-W52'],
    ['2027-W01', 1, '2026-W53'],
    ['2025-01', 1, '2024-12'],
    ['2025-03', 12, '2024-03'],
    ['2025-Q1', 1, '2024-Q4'],
    ['2025-H1', 3, '2023-H2'],
    ['2025', 1, '2024'],
    ['2025', -1, '2026'],
    ['2025', 0, '2025'],
    ['7d@2025-11-14', 1, '7d@2025-11-07'],
    ['30d@2025-03-01', 2, '30d@2024-12-31'],
  ])('moves %s by %i to %s', (id, count, earlier) => {
    expect(periodBefore(period(id), count)).toEqual(period(earlier))
  })

  it('gives the period that ends where this one begins', () => {
    const anyPeriod = fc.oneof(
      fc.tuple(aKind, aDay).map(([kind, at]) => periodAt(kind, at)),
      fc
        .tuple(fc.integer({ min: 1, max: periodLimits.rollingDays }), aDay)
        .map(([days, to]) => period(`${days}d@${isoDay(to)}`)),
    )
    fc.assert(
      fc.property(anyPeriod, (here) => {
        const earlier = periodBefore(here)
        expect(earlier).toMatchObject({ kind: here.kind, to: here.from - 1 })
        expect(periodBefore(earlier, -1)).toEqual(here)
      }),
    )
  })
})

describe(periodSpan, () => {
  it.each([
    ['2025-11', '2026-02', ['2025-11', '2025-12', '2026-01', '2026-02']],
    ['2026-W52', '2027-W01', ['2026-W52', '2026-W53', '2027-W01']],
    ['2024-02-28', '2024-03-01', ['2024-02-28', '2024-02-29', '2024-03-01']],
    ['2025-Q4', '2026-Q1', ['2025-Q4', '2026-Q1']],
    ['2025-H2', '2025-H2', ['2025-H2']],
    ['2026', '2025', []],
  ])('lists %s to %s', (first, last, expected) => {
    expect(ids(periodSpan(period(first), period(last)))).toEqual(expected)
  })

  it('covers its days without gap or overlap', () => {
    fc.assert(
      fc.property(aKind, aDay, fc.integer({ min: 0, max: 500 }), (kind, at, days) => {
        const [first, last] = [periodAt(kind, at), periodAt(kind, at + days)]
        const span = periodSpan(first, last)
        expect(span[0]).toEqual(first)
        expect(span.at(-1)).toEqual(last)
        expect(span.slice(1).map(({ from }) => from)).toEqual(span.slice(0, -1).map(({ to }) => to + 1))
      }),
    )
  })

  it.each([
    ['of two kinds', '2025-11', '2025'],
    ['of rolling periods', '7d@2025-11-07', '7d@2025-11-14'],
    ['beyond its bound', '1900-01-01', '2100-01-01'],
  ])('refuses a span %s', (_, first, last) => {
    expect(() => periodSpan(period(first), period(last))).toThrow(RangeError)
  })
})
