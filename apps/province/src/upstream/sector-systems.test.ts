import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { requestsOf } from '../casework/field-reports.ts'
import { caseTables } from '../casework/case-tables.ts'
import { deviceTables } from '../devices/device-table.ts'
import { figureTables } from '../figures/figure-tables.ts'
import { itemTables } from '../items/item-table.ts'
import { readPlaces } from '../places/read-places.ts'
import { readIn } from '../places/read-table.ts'
import { calendar, register } from '../sample.fixture.ts'
import { StormBook } from '../storm/storm-book.ts'
import { readChangedQuery } from './changed-query.ts'
import type { Fault } from './faults.ts'
import { createSectorSystems } from './sector-systems.ts'

const repository = new URL('../../../../', import.meta.url)
const cases = readIn('http', caseTables)
const figures = readIn('http', figureTables)
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
  return createSectorSystems({ places, seed, scale, isWorkingDay, storms: new StormBook() })
}

function ask(systems: ReturnType<typeof open>, system: string, query: object, fault: Fault = none, at = now) {
  const read = readChangedQuery(query)
  if (typeof read === 'string') throw new Error(read)
  return answerSchema.parse(systems.bySystem.get(system)?.answer(read, { now: at, fault }))
}

const lately = { updatedSince: new Date(now - 24 * hourMs).toISOString(), size: 5000 }

describe(createSectorSystems, () => {
  it('has one system for each name', () => {
    const names = [...caseTables, ...figureTables, ...itemTables].map(({ system }) => system)
    expect(new Set(names).size).toBe(names.length)
    expect([...open().bySystem.keys()]).toEqual([...cases, ...figures, ...itemTables].map(({ system }) => system))
  })

  it('tells a system in one way only', () => {
    const systems = open()
    const messages = [...readIn('messages', caseTables), ...readIn('messages', figureTables), ...deviceTables]
    expect(systems.feeds).toHaveLength(messages.length)
    for (const { system } of messages) expect(systems.bySystem.has(system)).toBe(false)
    expect(systems.bySystem.has('phan-anh')).toBe(false)
  })

  it('has a topic for each place that measures, and one for each case', () => {
    const topics = open(1).feeds.map(({ rows, topicOf }) =>
      rows({ from: now - 3 * hourMs, to: now, seenAt: now }).map((row) => topicOf(row, row.row(String))),
    )
    for (const list of topics) expect(list.length).toBeGreaterThan(0)
    expect(topics.flat()).toContainEqual(expect.stringMatching(/^lay-so\/[\dH.]+\/LS-[\d-]+$/))
    expect(topics.flat()).toContainEqual(expect.stringMatching(/^chieu-sang\/\d{5}$/))
    expect(topics.flat()).toContainEqual(expect.stringMatching(/^kiosk-mot-cua\/\d{5}\/KSK-\d{4}$/))
  })

  it('answers alike for the same seed, scale and instant, and otherwise for another seed', () => {
    for (const system of ['van-ban', 'nhiem-vu', 'du-lich', 'dien-nang']) {
      expect(ask(open(), system, lately)).toEqual(ask(open(), system, lately))
      expect(ask(open(), system, lately)).not.toEqual(ask(open(0.05, 38), system, lately))
    }
  })

  it.each(cases.map(({ system }) => system))('gives %s in the order of their changes, none after now', (system) => {
    const since = new Date(now - 20 * 24 * hourMs).toISOString()
    const stamps = ask(open(), system, { updatedSince: since, size: 2000 }).duLieu.map((row) => Date.parse(row.CapNhat))
    expect(stamps.length).toBeGreaterThan(0)
    expect(stamps).toEqual(stamps.toSorted((a, b) => a - b))
    expect(Math.max(...stamps)).toBeLessThanOrEqual(now)
  })

  it.each(figures.map(({ system }) => system))('tells figures in %s', (system) => {
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
    const from = Date.parse('2026-01-31T17:00:00Z')
    const rows = open()
      .treasury({ from, to: now, seenAt: now })
      .toSorted((a, b) => (a.code < b.code ? -1 : 1))
      .map(({ row }) => row(String))
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
