import { dayOf, parseDay, startOfDay } from '@toan-canh/calendar'
import { describe, expect, it } from 'vitest'
import { readPlaces } from '../places/read-places.ts'
import { calendar, register } from '../sample.fixture.ts'
import type { CaseTable } from './case-table.ts'
import { caseTables } from './case-tables.ts'
import { type DrawnCase, drawCasesOfDay, longestLifeDays, seedOfName } from './draw-case.ts'

const places = readPlaces(register, new URL('../../../../', import.meta.url))
const { isWorkingDay } = calendar
const hourMs = 3_600_000
const tuesday = parseDay('2026-03-10') ?? Number.NaN
const sunday = parseDay('2026-03-15') ?? Number.NaN
const named = caseTables.map((table) => [table.system, table] as const)

function draw(table: CaseTable, { day = tuesday, seed = 37, scale = 1 } = {}) {
  return drawCasesOfDay({ table, places: places[table.where], day, seed, scale, isWorkingDay })
}

/** About so many cases, drawn over three weeks. */
function drawMany(table: CaseTable, wanted = 2000): readonly DrawnCase[] {
  const scale = wanted / 15 / table.perDay
  return Array.from({ length: 21 }, (_, index) => draw(table, { day: tuesday + index, scale })).flat()
}

function timeOf(instant: number): number {
  return instant - startOfDay(dayOf(instant))
}

describe('the tables of cases', () => {
  it('give every system its own name, prefix and seed', () => {
    for (const keyOf of [
      ({ system }: CaseTable) => system,
      ({ prefix }: CaseTable) => prefix,
      ({ system }: CaseTable) => String(seedOfName(system)),
    ])
      expect(new Set(caseTables.map(keyOf)).size).toBe(caseTables.length)
  })

  it.each(named)('tell shares between 0 and 1 in %s, with ends that add up to one', (_, table) => {
    const groups = [...Object.values(table.fields), table.ends, ...(table.rated === undefined ? [] : [table.rated.of])]
    for (const shares of groups) {
      const sum = Object.values(shares).reduce((total, share) => total + share, 0)
      expect(sum).toBeCloseTo(1, 9)
    }
    const claims = Object.values(table.claims).map(({ share }) => share)
    for (const share of [...groups.flatMap((shares) => Object.values(shares)), ...claims]) {
      expect(share).toBeGreaterThan(0)
      expect(share).toBeLessThanOrEqual(1)
    }
  })

  it.each(named)('name terms in %s only by values that its fields can take', (_, { term, fields }) => {
    const values = Object.keys(fields[term?.by ?? ''] ?? {})
    for (const value of Object.keys(term?.of ?? {})) expect(values).toContain(value)
  })
})

describe(drawCasesOfDay, () => {
  it.each(named)('draws %s alike for the same seed and day, otherwise for another', (_, table) => {
    const scale = 300 / table.perDay
    expect(draw(table, { scale })).toEqual(draw(table, { scale }))
    const times = (options: object) => draw(table, { scale, ...options }).map((each) => timeOf(each.submittedAt))
    expect(times({ seed: 38 })).not.toEqual(times({}))
    expect(times({ day: tuesday + 1 })).not.toEqual(times({}))
  })

  it.each(named)('draws about as many in %s as the table says, and fewer on a day off', (_, table) => {
    const scale = 2000 / table.perDay
    const [worked, rested] = [draw(table, { scale }).length, draw(table, { day: sunday, scale }).length]
    expect(worked).toBeGreaterThanOrEqual(1699)
    expect(worked).toBeLessThanOrEqual(2301)
    expect(rested).toBeGreaterThanOrEqual(Math.floor(1700 * table.restShare))
    expect(rested).toBeLessThanOrEqual(Math.ceil(2300 * table.restShare))
  })

  it.each(named)('gives every case of %s a code of its own, with prefix and day', (_, table) => {
    const drawn = draw(table, { scale: 400 / table.perDay })
    expect(new Set(drawn.map(({ code }) => code)).size).toBe(drawn.length)
    for (const { code } of drawn) expect(code).toMatch(new RegExp(`^${table.prefix}-20260310-\\d{5}$`))
  })

  it.each(named)('keeps the times of %s in order', (_, table) => {
    for (const { submittedAt, acceptedAt, dueAt, endedAt } of drawMany(table)) {
      const times = [submittedAt, acceptedAt, endedAt].filter((time) => time !== null)
      expect(times).toEqual(times.toSorted((a, b) => a - b))
      expect((endedAt ?? submittedAt) - submittedAt).toBeLessThanOrEqual(longestLifeDays * 24 * hourMs)
      expect(dueAt ?? Number.POSITIVE_INFINITY).toBeGreaterThan(acceptedAt ?? submittedAt)
    }
  })

  it.each(named)('begins every case of %s on its day, at one of its units', (_, table) => {
    const codes = new Set(places[table.where].map(({ code }) => code))
    const drawn = draw(table, { scale: 400 / table.perDay })
    for (const { submittedAt, place } of drawn) {
      expect(dayOf(submittedAt)).toBe(tuesday)
      expect(codes).toContain(place.code)
    }
    expect(new Set(drawn.map(({ place }) => place.code)).size).toBeGreaterThan(20)
  })

  it.each(named)('gives cases of %s a due instant just when they are taken and have a term', (_, table) => {
    for (const { acceptedAt, dueAt, end } of drawMany(table)) {
      expect(acceptedAt === null).toBe(end === 'tu_choi')
      expect(dueAt === null).toBe(acceptedAt === null || table.term === null)
    }
  })

  it.each(named.filter(([, { hours }]) => hours === 'office'))('takes and ends %s in office hours only', (_, table) => {
    for (const { acceptedAt, endedAt, dueAt } of drawMany(table)) {
      for (const time of [acceptedAt, endedAt, dueAt].filter((each) => each !== null)) {
        expect(isWorkingDay(dayOf(time))).toBe(true)
        expect(timeOf(time)).toBeGreaterThanOrEqual(7.5 * hourMs)
        expect(timeOf(time)).toBeLessThanOrEqual(17 * hourMs)
      }
    }
  })

  it.each(named.filter(([, { term }]) => term !== null))(
    'ends about as many of %s late as the table says',
    (_, table) => {
      const due = drawMany(table, 4000).filter(({ dueAt }) => dueAt !== null)
      const late = due.filter(({ dueAt, endedAt }) => (endedAt ?? Number.POSITIVE_INFINITY) > (dueAt ?? 0))
      expect(Math.abs(late.length / due.length - table.late)).toBeLessThan(0.02)
    },
  )

  it.each(named)('draws fields, claims and ends of %s as often as their shares say', (_, table) => {
    const drawn = drawMany(table, 4000)
    const shareOf = (fits: (each: DrawnCase) => boolean) => drawn.filter(fits).length / drawn.length
    for (const [field, shares] of Object.entries(table.fields))
      for (const [value, share] of Object.entries(shares))
        expect(Math.abs(shareOf(({ fields }) => fields[field] === value) - share)).toBeLessThan(0.035)
    for (const [claim, { share }] of Object.entries(table.claims))
      expect(Math.abs(shareOf(({ claims }) => claims[claim] === true) - share)).toBeLessThan(0.035)
    for (const [name, share] of Object.entries(table.ends))
      expect(Math.abs(shareOf(({ end }) => end === name) - share)).toBeLessThan(0.035)
  })

  it.each(named.filter(([, { hours }]) => hours === 'always'))('begins %s at every hour, few at night', (_, table) => {
    const hours = drawMany(table, 4000).map(({ submittedAt }) => Math.floor(timeOf(submittedAt) / hourMs))
    expect(new Set(hours).size).toBe(24)
    expect(hours.filter((hour) => hour < 5).length / hours.length).toBeCloseTo(0.08, 1)
  })

  it.each(named)('asks for a rating in %s only after what was done', (_, table) => {
    const rated = drawMany(table).filter(({ rating }) => rating !== null)
    expect(rated.length > 0).toBe(table.rated !== undefined)
    for (const { rating, end } of rated) {
      expect(end).toBe('hoan_thanh')
      expect(Object.keys(table.rated?.of ?? {})).toContain(rating)
    }
  })

  it.each(named)('puts %s on the map if its table says so', (_, table) => {
    for (const { at, place } of drawMany(table, 500)) {
      expect(at !== null).toBe(table.isOnMap)
      if (at === null) continue
      expect(Math.abs(at[0] - (place.lon ?? 0))).toBeLessThanOrEqual(0.008)
      expect(Math.abs(at[1] - (place.lat ?? 0))).toBeLessThanOrEqual(0.008)
    }
  })
})
