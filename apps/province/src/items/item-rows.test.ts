import { describe, expect, it } from 'vitest'
import { readPlaces } from '../places/read-places.ts'
import { register } from '../sample.fixture.ts'
import { drawItems } from './draw-items.ts'
import { rowsOfItems } from './item-rows.ts'
import { type ItemTable, itemTables } from './item-table.ts'

const places = readPlaces(register, new URL('../../../../', import.meta.url))
const now = Date.parse('2026-11-25T09:00:00+07:00')
const dayMs = 86_400_000
const stamp = (instant: number) => new Date(instant).toISOString()

function tableOf(system: string): ItemTable {
  return itemTables.find((table) => table.system === system) ?? expect.fail(`there is no register ${system}`)
}
function told(system: string, from: number, to = now) {
  const table = tableOf(system)
  const rows = rowsOfItems(table, drawItems(table, places, 37), 37)
  return rows({ from, to, seenAt: to }).map(({ code, changedAt, row }) => ({ code, changedAt, row: row(stamp) }))
}

describe(drawItems, () => {
  it.each(itemTables.map((table) => [table.system, table] as const))('draws %s alike for the same seed', (_, table) => {
    const items = drawItems(table, places, 37)
    expect(items).toEqual(drawItems(table, places, 37))
    expect(items.length).toBeGreaterThan(5)
    expect(new Set(items.map(({ code }) => code)).size).toBe(items.length)
    const known = new Set([...places.agencies, ...places.province].map(({ code }) => code))
    expect(items.every(({ unit }) => known.has(unit))).toBe(true)
  })

  it('refuses a row of a unit that is not there', () => {
    const table = { ...tableOf('dich-vu-lgsp'), rows: [{ Ma: 'X', Ten: 'X', DonVi: 'nowhere' }] }
    expect(() => drawItems(table, places, 37)).toThrow('there is no unit nowhere')
  })
})

describe(rowsOfItems, () => {
  it('tells each item that is there at least once a day, each row once', () => {
    const rows = told('duong-truyen', now - dayMs)
    expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length)
    const alive = new Set(rows.map(({ row }) => row['Ma']))
    expect(alive.size).toBeGreaterThan(drawItems(tableOf('duong-truyen'), places, 37).length * 0.95)
  })

  it('tells its past turn by turn, each state from the end of the one before', () => {
    const rows = told('duong-truyen', now - 30 * dayMs)
    const turns = Map.groupBy(rows, ({ row }) => String(row['Ma']))
    const restless = [...turns.values()].find((each) => each.length > 4) ?? expect.fail('nothing ever turned')
    const states = restless.toSorted((a, b) => a.changedAt - b.changedAt).map(({ row }) => row['TrangThai'])
    expect(states.every((state, at) => at === 0 || state !== states[at - 1])).toBe(true)
  })

  it('tells nothing of a stretch in which nothing happens', () => {
    expect(told('he-thong-cap-do', now - 1_000).length).toBeLessThan(2)
  })

  it('keeps a day that comes round ahead of today, but for the few that nobody attended to', () => {
    const days = told('he-thong-cap-do', now - 2 * dayMs).map(({ row }) => Date.parse(String(row['KiemTraTiep'])))
    expect(days.length).toBeGreaterThan(100)
    const late = days.filter((day) => day < now - dayMs)
    expect(late.length).toBeLessThan(days.length * 0.06)
    expect(Math.max(...days)).toBeLessThan(now + 366 * dayMs)
  })

  it('renews certificates before their end, and a few after it', () => {
    const rows = told('chung-thu-so', now - 1_200 * dayMs)
    const open = rows.filter(({ row }) => row['ThoiDiemThayThe'] === null)
    expect(open).toHaveLength(drawItems(tableOf('chung-thu-so'), places, 37).length)
    const expired = open.filter(({ row }) => Date.parse(String(row['HetHan'])) < now)
    expect(expired.length).toBeLessThan(open.length * 0.02)
    for (const { row } of rows.filter(({ row: each }) => each['ThoiDiemThayThe'] !== null).slice(0, 200))
      expect(Date.parse(String(row['ThoiDiemThayThe']))).toBeGreaterThan(Date.parse(String(row['ThoiDiemCap'])))
  })

  it('carries nobody’s name', () => {
    const fields = new Set(
      itemTables.flatMap(({ system }) => told(system, now - 3 * dayMs).flatMap(({ row }) => Object.keys(row))),
    )
    expect([...fields].filter((field) => /HoTen|NguoiDung|DienThoai|Email|CCCD/.test(field))).toEqual([])
  })
})
