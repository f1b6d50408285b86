import { describe, expect, it } from 'vitest'
import type { Failing, Health } from '../cameras/health-of-camera.ts'
import { caseTables } from '../casework/case-tables.ts'
import { figureTables } from '../figures/figure-tables.ts'
import { readPlaces } from '../places/read-places.ts'
import { register } from '../sample.fixture.ts'
import { hourAt, instantAt, StormBook, stormRequest } from './storm-book.ts'
import { stormCases } from './storm-cases.ts'
import { stormFigures } from './storm-figures.ts'
import { healthInStorms } from './storm-health.ts'
import { courseAt, stormTable } from './storm-table.ts'

const { communes, province } = readPlaces(register, new URL('../../../../', import.meta.url))
const start = Date.parse('2026-11-25T19:00:00+07:00')
const hourMs = 3_600_000
const factor = 60
const place = communes[0] ?? expect.fail('there is no commune')

function begun(at = start, times = factor) {
  const book = new StormBook()
  return { book, storm: book.begin(at, times) }
}

describe('the table of the storm', () => {
  it('speaks of systems, columns and fields that there are', () => {
    for (const { system, column } of stormTable.figures)
      expect(Object.keys(figureTables.find((table) => table.system === system)?.columns ?? {})).toContain(column)
    for (const { system, fields } of stormTable.cases) {
      const table = caseTables.find((each) => each.system === system) ?? expect.fail(`no system ${system}`)
      for (const [field, shares] of Object.entries(fields)) {
        expect(Object.keys(table.fields[field] ?? {})).toEqual(expect.arrayContaining(Object.keys(shares)))
        expect(Object.values(shares).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
      }
    }
  })

  it('lets the water rise above the second alarm and fall again', () => {
    const water = Array.from({ length: 61 }, (_, step) => courseAt('water', step / 10))
    expect(Math.max(...water)).toBeGreaterThan(3.5)
    expect(water[0]).toBeLessThan(3)
    expect(water.at(-1)).toBeLessThan(Math.max(...water))
  })

  it.each([
    [-0.1, 0],
    [0, 4],
    [0.5, 11],
    [1, 18],
    [6, 3],
    [6.1, 0],
  ])('has at hour %s rain of %s', (hour, rain) => {
    expect(courseAt('rain', hour)).toBeCloseTo(rain, 9)
  })
})

describe(StormBook, () => {
  it('plays six hours in six minutes when they go by sixty times faster', () => {
    const { book, storm } = begun()
    expect(storm.endsAt - storm.startedAt).toBe(6 * 60_000)
    expect(hourAt(storm, start + 60_000)).toBe(1)
    expect(instantAt(storm, 1)).toBe(start + 60_000)
    expect([start - 1, start, storm.endsAt - 1, storm.endsAt].map((at) => book.at(at))).toEqual([
      null,
      storm,
      storm,
      null,
    ])
  })

  it('ends before its time when asked to, and once', () => {
    const { book } = begun()
    expect(book.end(start + 60_000)).toMatchObject({ endsAt: start + 60_000 })
    expect(book.at(start + 61_000)).toBeNull()
    expect(book.end(start + 62_000)).toBeNull()
  })

  it('ends one storm with the next, and remembers four', () => {
    const { book } = begun()
    for (let count = 1; count <= 5; count += 1) book.begin(start + count * 1000, factor)
    expect(book.storms).toHaveLength(4)
    for (const [index, { endsAt }] of book.storms.slice(0, -1).entries())
      expect(endsAt).toBe(book.storms[index + 1]?.startedAt)
  })

  it('tells anew every ten minutes of the evening, and once of the calm after it', () => {
    const { book, storm } = begun()
    const told = book.instants(start, start + hourMs)
    expect(told).toHaveLength(37)
    expect(told[1]).toBe(start + 10_000)
    expect(told.at(-1)).toBe(storm.endsAt)
    book.end(start + 25_000)
    expect(book.instants(start, start + hourMs)).toEqual([start, start + 10_000, start + 20_000, start + 25_000])
    expect(book.instants(start + 1, start + 20_000)).toEqual([start + 10_000, start + 20_000])
  })

  it('is asked for with a factor within bounds', () => {
    expect(stormRequest.parse({ kind: 'begin' })).toEqual({ kind: 'begin', factor: 60 })
    for (const asked of [{ kind: 'begin', factor: 0 }, { kind: 'begin', factor: 3601 }, { kind: 'flood' }])
      expect(stormRequest.safeParse(asked).success).toBe(false)
  })
})

describe(stormFigures, () => {
  const changed = (system: string, column: string, value: number, hour: number, where = place) => {
    const { book, storm } = begun()
    const at = instantAt(storm, hour)
    return stormFigures(book, system, 37)?.changed(value, { column, place: where, at })
  }

  it('raises levels, adds by people, and takes a share away', () => {
    const [whole = place] = province
    expect(changed('quan-trac-tinh', 'water_level', 2.3, 4, whole)).toBe(4)
    expect(changed('quan-trac-tinh', 'rain', 90, 4, whole)).toBe(90)
    expect(changed('dien-luc', 'outage_customers', 5, 3)).toBeGreaterThan(5)
    expect(changed('chieu-sang', 'lamps_on', 100, 3)).toBeLessThan(100)
    expect(changed('chieu-sang', 'lamps', 100, 3)).toBe(100)
  })

  it('leaves everything as it is before and after, and systems that it does not touch', () => {
    expect(changed('quan-trac-tinh', 'water_level', 2.3, -1)).toBe(2.3)
    expect(changed('quan-trac-tinh', 'water_level', 2.3, 6)).toBe(2.3)
    expect(stormFigures(new StormBook(), 'du-lich', 37)).toBeUndefined()
  })
})

describe(stormCases, () => {
  const named = stormTable.cases.map(({ system, count }) => [system, count] as const)
  const casesOf = (system: string, book: StormBook, seed = 37) => {
    const table = caseTables.find((each) => each.system === system) ?? expect.fail(`no system ${system}`)
    return stormCases(book, { table, places: communes, seed })
  }

  it.each(named)('brings more of %s: %i, each within its evening and over at its end', (system, count) => {
    const { book, storm } = begun()
    const drawn = casesOf(system, book)()
    expect(drawn).toHaveLength(count)
    expect(new Set(drawn.map(({ code }) => code)).size).toBe(count)
    for (const { code, submittedAt, acceptedAt, endedAt } of drawn) {
      expect(code).toMatch(/^[A-Z]+-20261125-B1900-\d{4}$/)
      expect(submittedAt).toBeGreaterThanOrEqual(storm.startedAt)
      expect(acceptedAt ?? 0).toBeGreaterThan(submittedAt)
      expect(endedAt ?? 0).toBeGreaterThanOrEqual(acceptedAt ?? 0)
      expect(endedAt ?? Infinity).toBeLessThanOrEqual(storm.endsAt)
    }
    expect(casesOf(system, begun().book)()).toEqual(drawn)
    expect(casesOf(system, book, 38)()).not.toEqual(drawn)
    expect(casesOf(system, begun(start + 60_000).book)().map(({ code }) => code)).not.toEqual(
      drawn.map(({ code }) => code),
    )
  })

  it('brings no more after an early end, and ends what has come', () => {
    const { book } = begun()
    const cases = casesOf('phan-anh', book)
    const all = cases().length
    const end = start + 2 * 60_000
    book.end(end)
    expect(cases().length).toBeLessThan(all)
    for (const { submittedAt, endedAt } of cases()) {
      expect(submittedAt).toBeLessThan(end)
      expect(endedAt ?? Infinity).toBeLessThanOrEqual(end)
    }
  })

  it('brings nothing without a storm, nor to a system that it does not touch', () => {
    expect(casesOf('phan-anh', new StormBook())()).toEqual([])
    expect(casesOf('van-ban', begun().book)()).toEqual([])
  })
})

describe(healthInStorms, () => {
  const well: Health = { state: 'ONLINE', since: start - 24 * hourMs, lastSeenAt: start }
  const things: readonly Failing[] = Array.from({ length: 400 }, (_, index) => ({ index, temper: 'steady' }))
  const { book, storm } = begun()
  const healthOf = healthInStorms(() => well, { book, seed: 37, salt: 5 })
  const darkAt = (at: number) => things.filter((thing) => healthOf(thing, at).state === 'OFFLINE')

  it('darkens a share in the middle of the storm, and nothing before or after it', () => {
    expect(darkAt(start - 1)).toEqual([])
    const share = darkAt(instantAt(storm, 3)).length / things.length
    expect(share).toBeGreaterThan(0.26)
    expect(share).toBeLessThan(0.42)
    expect(darkAt(storm.endsAt)).toEqual([])
    for (const thing of things) expect(healthOf(thing, start - 1)).toBe(well)
  })

  it('is dark without a break, since the instant at which it went dark, and back since it came back', () => {
    for (const thing of darkAt(instantAt(storm, 3)).slice(0, 40)) {
      const { since } = healthOf(thing, instantAt(storm, 3))
      expect(healthOf(thing, since - 1).state).toBe('ONLINE')
      expect(healthOf(thing, since)).toEqual({ state: 'OFFLINE', since, lastSeenAt: since })
      const back = healthOf(thing, storm.endsAt + hourMs)
      expect(back.state).toBe('ONLINE')
      expect(back.since).toBeGreaterThan(instantAt(storm, 3))
      expect(healthOf(thing, back.since - 1).state).toBe('OFFLINE')
    }
  })

  it('leaves dark what had been dark for long', () => {
    const long: Health = { state: 'OFFLINE', since: start - hourMs, lastSeenAt: start - hourMs }
    const dark = healthInStorms(() => long, { book, seed: 37, salt: 5 })
    for (const thing of things) expect(dark(thing, instantAt(storm, 3))).toEqual(long)
  })
})
