import { dayOf, parseDay } from '@toan-canh/calendar'
import { describe, expect, it } from 'vitest'
import { readPlaces } from '../places/read-places.ts'
import { calendar, register } from '../sample.fixture.ts'
import type { CaseTable } from './case-table.ts'
import { CaseBook, rowsOfCases } from './case-system.ts'
import { caseTables } from './case-tables.ts'
import type { DrawnCase } from './draw-case.ts'
import { claimsOf, seeCase } from './seen-case.ts'

const places = readPlaces(register, new URL('../../../../', import.meta.url))
const { isWorkingDay } = calendar
const dayMs = 86_400_000
const now = Date.parse('2026-03-12T10:00:00+07:00')
const firstDay = parseDay('2025-10-01') ?? Number.NaN
const named = caseTables.map((table) => [table.system, table] as const)
const stamp = (instant: number) => new Date(instant).toISOString()

function bookOf(table: CaseTable, seed = 37) {
  return new CaseBook({ table, places: places[table.where], seed, scale: 100 / table.perDay, isWorkingDay })
}

function rowsOf(table: CaseTable, from = now - 30 * dayMs, to = now, seenAt = now) {
  return rowsOfCases(bookOf(table))({ from, to, seenAt })
}

describe(seeCase, () => {
  const table = caseTables.find(({ system }) => system === 'phan-anh') ?? expect.fail('no system of field reports')
  const drawn: DrawnCase = {
    table,
    code: 'X',
    place: { code: 'H42', name: 'X', lon: null, lat: null, people: 0 },
    submittedAt: 100,
    acceptedAt: 200,
    dueAt: 300,
    endedAt: 400,
    end: 'rut',
    rating: null,
    fields: {},
    claims: {},
    at: null,
    steps: {},
  }

  it.each([
    [100, 'cho_tiep_nhan', 100, false, false],
    [199, 'cho_tiep_nhan', 100, false, false],
    [200, 'dang_xu_ly', 200, true, false],
    [399, 'dang_xu_ly', 200, true, false],
    [400, 'rut', 400, true, true],
    [9000, 'rut', 400, true, true],
  ])('sees at %i a case that is %s since %i', (at, state, changedAt, isAccepted, isEnded) => {
    expect(seeCase(drawn, at)).toEqual({ drawn, state, changedAt, isAccepted, isEnded, steps: {} })
  })

  it('sees a further step once it has come, and the case changed by it', () => {
    const published = { ...drawn, end: 'hoan_thanh', steps: { ThoiDiemCongKhai: 500 } }
    expect(seeCase(published, 499)).toMatchObject({ changedAt: 400, steps: {} })
    expect(seeCase(published, 500)).toMatchObject({ changedAt: 500, steps: { ThoiDiemCongKhai: 500 } })
  })

  it('sees nothing of a case before it is submitted', () => {
    expect(seeCase(drawn, 99)).toBeNull()
  })

  it('sees a refused case end without ever having been taken', () => {
    const refused = { ...drawn, acceptedAt: null, end: 'tu_choi' }
    expect(seeCase(refused, 399)).toMatchObject({ state: 'cho_tiep_nhan', isAccepted: false })
    expect(seeCase(refused, 400)).toMatchObject({ state: 'tu_choi', isAccepted: false, isEnded: true })
  })

  it('sees a case without an end worked on for ever', () => {
    const endless = seeCase({ ...drawn, endedAt: null }, Number.MAX_SAFE_INTEGER)
    expect(endless).toMatchObject({ state: 'dang_xu_ly', changedAt: 200, isEnded: false })
  })
})

describe(claimsOf, () => {
  it.each(named)('tells of no case of %s what is decided at a later step', (_, table) => {
    for (const drawn of bookOf(table).ofDay(dayOf(now)).slice(0, 40)) {
      const ends = drawn.endedAt ?? Number.MAX_SAFE_INTEGER
      for (const at of [drawn.submittedAt, drawn.acceptedAt ?? ends, ends]) {
        const seen = seeCase(drawn, at) ?? expect.fail('it has been sent')
        const isKnown = { sent: true, taken: seen.state !== 'cho_tiep_nhan', ended: seen.isEnded }
        for (const [name, { since }] of Object.entries(table.claims))
          expect(claimsOf(seen)[name], name).toBe(isKnown[since] ? drawn.claims[name] : null)
      }
    }
  })

  it('has extensions, returns and reopenings wait for their step', () => {
    const steps = caseTables.flatMap(({ claims }) => Object.entries(claims).map(([name, { since }]) => [name, since]))
    expect(Object.fromEntries(steps)).toMatchObject({ GiaHan: 'taken', TraLai: 'taken', MoLai: 'ended', Mat: 'sent' })
  })
})

describe(CaseBook, () => {
  it.each(named)('has no case of %s before the first day, and some from then on', (_, table) => {
    const book = bookOf(table)
    expect(book.ofDay(firstDay - 1)).toEqual([])
    expect(book.ofDay(firstDay).length).toBeGreaterThan(50)
  })

  it.each(named)('tells the same of a day of %s in whatever order days are asked for', (_, table) => {
    const [one, other] = [bookOf(table), bookOf(table)]
    const day = dayOf(now)
    other.ofDay(day + 1)
    other.ofDay(day - 5)
    expect(other.ofDay(day)).toEqual(one.ofDay(day))
    expect(bookOf(table, 38).ofDay(day)).not.toEqual(one.ofDay(day))
  })

  it('gives what was submitted within a stretch, both ends included, and nothing of the future', () => {
    const book = bookOf(caseTables[0] ?? expect.fail('there is no table'))
    const all = book.ofDay(dayOf(now)).map(({ submittedAt }) => submittedAt)
    const [from, to] = [Math.min(...all), Math.max(...all)]
    expect([...book.submitted(from, to, now + dayMs)]).toHaveLength(all.length)
    expect([...book.submitted(from + 1, to - 1, now + dayMs)]).toHaveLength(all.length - 2)
    expect([...book.submitted(from, to, now)]).toHaveLength(all.filter((at) => at <= now).length)
    expect(all.some((at) => at > now)).toBe(true)
  })
})

describe(rowsOfCases, () => {
  it.each(named)('gives every case of %s once, changed within the stretch', (_, table) => {
    const rows = rowsOf(table)
    expect(rows.length).toBeGreaterThan(1000)
    expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length)
    for (const { changedAt } of rows) {
      expect(changedAt).toBeGreaterThanOrEqual(now - 30 * dayMs)
      expect(changedAt).toBeLessThanOrEqual(now)
    }
  })

  it.each(named)('finds in %s all that changed, however long ago it began', (_, table) => {
    const book = bookOf(table)
    const [from, expected] = [now - 2 * dayMs, new Set<string>()]
    for (let day = firstDay; day <= dayOf(now); day += 1)
      for (const drawn of book.ofDay(day)) if ((seeCase(drawn, now)?.changedAt ?? 0) >= from) expected.add(drawn.code)
    expect(new Set(rowsOf(table, from).map(({ code }) => code))).toEqual(expected)
  })

  it.each(named)('tells in %s what has happened, and nothing that is still to come', (_, table) => {
    const states = new Set<unknown>()
    for (const { row, code, changedAt } of rowsOf(table)) {
      const told = row(stamp)
      states.add(told['TrangThai'])
      const isEnded = !['cho_tiep_nhan', 'dang_xu_ly'].includes(String(told['TrangThai']))
      expect(told['Ma']).toBe(code)
      expect(told['CapNhat']).toBe(stamp(changedAt))
      expect(told['ThoiDiemXong'] !== null).toBe(isEnded)
      expect(told['ThoiDiemNhan'] !== null).toBe(!['cho_tiep_nhan', 'tu_choi'].includes(String(told['TrangThai'])))
      if (told['ThoiDiemNhan'] === null) expect(told['Han']).toBeNull()
      if (!isEnded) expect(told['DanhGia']).toBeNull()
      const steps = Object.keys(table.steps).map((name) => told[name])
      const times = [told['ThoiDiemGui'], told['ThoiDiemNhan'], told['ThoiDiemXong'], ...steps]
      for (const time of times) if (typeof time === 'string') expect(Date.parse(time)).toBeLessThanOrEqual(now)
    }
    for (const end of Object.keys(table.ends)) expect(states).toContain(end)
  })

  it('asks for more while a petition is worked on, and publishes answers after the end, some of them too late', () => {
    const table = caseTables.find(({ system }) => system === 'pakn-quy-dinh') ?? expect.fail('no system of petitions')
    const told = rowsOf(table).map(({ row }) => row(stamp))
    const between = (from: string, to: string) => (each: Readonly<Record<string, unknown>>) => {
      const [a, b] = [each[from], each[to]]
      return typeof a === 'string' && typeof b === 'string' ? [(Date.parse(b) - Date.parse(a)) / dayMs] : []
    }
    const asked = told.flatMap(between('ThoiDiemNhan', 'ThoiDiemYeuCauBoSung'))
    const published = told.flatMap(between('ThoiDiemXong', 'ThoiDiemCongKhai'))
    for (const days of [asked, published]) {
      expect(Math.min(...days)).toBeGreaterThanOrEqual(0)
      expect(days.length).toBeGreaterThan(80)
    }
    expect(told.flatMap(between('ThoiDiemYeuCauBoSung', 'ThoiDiemXong')).every((days) => days > 0)).toBe(true)
    expect(published.some((days) => days > 4)).toBe(true)
    expect(told.some((each) => each['TrangThai'] === 'hoan_thanh' && each['ThoiDiemCongKhai'] === null)).toBe(true)
  })

  it.each(named)('names no person in %s: only marks that are obviously artificial', (_, table) => {
    const plain = 'Ma DonVi ThoiDiemGui ThoiDiemNhan Han ThoiDiemXong TrangThai CapNhat DanhGia KinhDo ViDo'.split(' ')
    const own = [table.fields, table.claims, table.steps].flatMap((each) => Object.keys(each))
    const known = [...plain, ...own, 'NguoiGui', 'SoDienThoai']
    const units = new Set(register.units.map(({ code }) => code))
    for (const { code, row } of rowsOf(table, now - dayMs)) {
      const told = row(stamp)
      expect(Object.keys(told).toSorted()).toEqual(known.toSorted())
      expect(told).toMatchObject({ NguoiGui: `MẪU ${code}`, SoDienThoai: '0000000000' })
      expect(units).toContain(told['DonVi'])
    }
  })
})
