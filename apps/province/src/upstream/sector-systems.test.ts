import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { requestsOf } from '../casework/field-reports.ts'
import { caseTables } from '../casework/case-tables.ts'
import { figureTables } from '../figures/figure-tables.ts'
import { readPlaces } from '../places/read-places.ts'
import { calendar, register } from '../sample.fixture.ts'
import { readChangedQuery } from './changed-query.ts'
import type { Fault } from './faults.ts'
import { createSectorSystems } from './sector-systems.ts'

const repository = new URL('../../../../', import.meta.url)
const places = readPlaces(register, repository)
const { isWorkingDay } = calendar
const now = Date.parse('2026-11-25T10:00:00+07:00')
const hourMs = 3_600_000
const answerSchema = z.object({
  duLieu: z.array(z.looseObject({ DonVi: z.string(), CapNhat: z.string() })),
  tongSo: z.number(),
  trangSau: z.string().nullable(),
})
const none: Fault = { kind: 'none' }

function open(scale = 0.05, seed = 37) {
  return createSectorSystems({ places, seed, scale, isWorkingDay })
}

function ask(systems: ReturnType<typeof open>, system: string, query: object, fault: Fault = none, at = now) {
  const read = readChangedQuery(query)
  if (typeof read === 'string') throw new Error(read)
  return answerSchema.parse(systems.bySystem.get(system)?.answer(read, { now: at, fault }))
}

const lately = { updatedSince: new Date(now - 24 * hourMs).toISOString(), size: 5000 }

describe(createSectorSystems, () => {
  it('has one system for each name', () => {
    const names = [...caseTables, ...figureTables].map(({ system }) => system)
    expect(new Set(names).size).toBe(names.length)
    expect(open().bySystem.size).toBe(names.length)
  })

  it('answers alike for the same seed, scale and instant, and otherwise for another seed', () => {
    for (const system of ['van-ban', 'phan-anh', 'du-lich', 'quan-trac']) {
      expect(ask(open(), system, lately)).toEqual(ask(open(), system, lately))
      expect(ask(open(), system, lately)).not.toEqual(ask(open(0.05, 38), system, lately))
    }
  })

  it.each(caseTables.map(({ system }) => system))(
    'gives %s in the order of their changes, none after now',
    (system) => {
      const since = new Date(now - 20 * 24 * hourMs).toISOString()
      const stamps = ask(open(), system, { updatedSince: since, size: 2000 }).duLieu.map((row) =>
        Date.parse(row.CapNhat),
      )
      expect(stamps.length).toBeGreaterThan(0)
      expect(stamps).toEqual(stamps.toSorted((a, b) => a - b))
      expect(Math.max(...stamps)).toBeLessThanOrEqual(now)
    },
  )

  it.each(figureTables.map(({ system }) => system))('tells figures in %s', (system) => {
    const rows = ask(open(), system, { updatedSince: '2024-01-01T00:00:00Z', size: 5000 }).duLieu
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows.slice(0, 50))
      for (const value of Object.values(row)) if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true)
  })

  it('gives every row of a walk once, page by page, while the world moves on', () => {
    const systems = open()
    const codes: unknown[] = []
    let cursor: string | null = null
    let at = now
    do {
      const query = { ...lately, size: 40, ...(cursor === null ? {} : { cursor }) }
      const page = ask(systems, 'van-ban', query, none, at)
      codes.push(...page.duLieu.map((row) => row['Ma']))
      cursor = page.trangSau
      at += hourMs
    } while (cursor !== null)
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes).toHaveLength(ask(systems, 'van-ban', lately).tongSo)
  })

  it('adds up what has come together since January', () => {
    const rows = ask(open(), 'kho-bac', { updatedSince: '2026-01-31T17:00:00Z', size: 5000 }).duLieu
    const revenue = rows.filter((row) => String(row['Ky']).startsWith('2026')).map((row) => Number(row['revenue']))
    expect(revenue.length).toBeGreaterThan(6)
    expect(revenue).toEqual(revenue.toSorted((a, b) => a - b))
  })

  it('misbehaves when it is asked to', () => {
    const systems = open()
    const turned = ask(systems, 'van-ban', lately, { kind: 'outOfOrder', forMs: 1 })
    expect(turned.duLieu.toReversed()).toEqual(ask(systems, 'van-ban', lately).duLieu)
    expect(() => ask(systems, 'van-ban', lately, { kind: 'wrongShape', forMs: 1 })).toThrow()
  })
})

describe(requestsOf, () => {
  const query = { start_date: now - 60 * 24 * hourMs, end_date: now, page: 1, page_size: 1000 }
  const requests = z
    .array(z.looseObject({ agency_responsible: z.string(), lat: z.number(), long: z.number(), status: z.string() }))
    .parse(requestsOf(open(1).fieldReports, query, now))

  it('puts every report near the centre of its commune', () => {
    const centres = new Map(places.communes.map((place) => [place.code, place]))
    expect(requests.length).toBe(1000)
    for (const { agency_responsible: unit, lat, long } of requests) {
      const centre = centres.get(unit)
      expect(Math.hypot(lat - (centre?.lat ?? 0), long - (centre?.lon ?? 0))).toBeLessThan(0.0115)
    }
  })

  it('gives the newest first, open ones and closed ones', () => {
    expect(new Set(requests.map(({ status }) => status))).toEqual(new Set(['open', 'closed']))
  })
})
