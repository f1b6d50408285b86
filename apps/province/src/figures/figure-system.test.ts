import { dayOf, isoDay } from '@toan-canh/calendar'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readPlaces } from '../places/read-places.ts'
import { calendar, register } from '../sample.fixture.ts'
import { rowsOfFigures } from './figure-system.ts'
import type { FigureTable } from './figure-table.ts'
import { figureTables } from './figure-tables.ts'

const places = readPlaces(register, new URL('../../../../', import.meta.url))
const { isWorkingDay } = calendar
const dayMs = 86_400_000
const rowSchema = z.looseObject({ DonVi: z.string(), Ky: z.string().optional(), CapNhat: z.string() })
const at = (text: string) => Date.parse(`${text}+07:00`)
const iso = (instant: number) => new Date(instant).toISOString()

const monthly: FigureTable = {
  system: 'mau',
  every: 'month',
  lagDays: 5,
  where: 'province',
  from: '2024-01-01',
  columns: { n: { value: 1_000_000 } },
}

/** The rows of a table that changed from one instant to another, as seen at the latter or later. */
function told(table: FigureTable, from: string, to: string, { seen = to, seed = 37 } = {}) {
  const rows = rowsOfFigures({ table, places, seed, isWorkingDay })({ from: at(from), to: at(to), seenAt: at(seen) })
  return rows.map(({ code, changedAt, row }) => ({ code, changedAt, row: rowSchema.parse(row(iso)) }))
}

describe(rowsOfFigures, () => {
  it('tells a month at half past five of its due day, not a second earlier', () => {
    const last = (to: string) => told(monthly, '2026-09-01T00:00:00', to).filter(({ row }) => row.Ky === '2026-09')
    expect(last('2026-10-06T05:29:59')).toEqual([])
    const [row, ...more] = last('2026-10-06T05:30:00')
    expect(more).toEqual([])
    expect(row?.changedAt).toBe(at('2026-10-06T05:30:00'))
    expect(row?.row.CapNhat).toBe('2026-10-05T22:30:00.000Z')
  })

  it('tells a plan within its own year where the lag is negative', () => {
    const table: FigureTable = { ...monthly, every: 'year', lagDays: -358 }
    const years = told(table, '2024-01-01T00:00:00', '2026-02-01T00:00:00').map(({ row, changedAt }) => {
      expect(isoDay(dayOf(changedAt)).slice(0, 7)).toBe(`${row.Ky}-01`)
      return row.Ky
    })
    expect(years).toEqual(['2024', '2025', '2026'])
  })

  it('tells a day the next morning, and none before the first day of the table', () => {
    const table: FigureTable = { ...monthly, every: 'day', lagDays: 0, from: '2026-07-01' }
    const rows = told(table, '2026-06-01T00:00:00', '2026-07-05T05:30:00', { seen: '2026-07-05T05:30:00' })
    expect(rows.map(({ row }) => row.Ky)).toEqual(['2026-07-01', '2026-07-02', '2026-07-03', '2026-07-04'])
    expect(rows[0]?.changedAt).toBe(at('2026-07-02T05:30:00'))
  })

  it('revises some days a week after their first telling, in place of it', () => {
    const table: FigureTable = { ...monthly, every: 'day', lagDays: 0, from: '2026-01-01' }
    const from = '2026-01-01T00:00:00'
    const early = new Map<string, { readonly changedAt: number; readonly number: unknown }>()
    for (let day = at('2026-01-02T06:00:00'); day < at('2026-07-01T00:00:00'); day += dayMs) {
      const seen = new Date(day + 7 * 3_600_000).toISOString().slice(0, 19)
      for (const { code, changedAt, row } of told(table, new Date(day).toISOString().slice(0, 19), seen))
        if (!early.has(code)) early.set(code, { changedAt, number: row['n'] })
    }
    const late = told(table, from, '2026-07-20T00:00:00').filter(({ code }) => early.has(code))
    expect(new Set(late.map(({ code }) => code)).size).toBe(late.length)
    const revised = late.filter(({ code, changedAt }) => changedAt !== early.get(code)?.changedAt)
    for (const { code, changedAt, row } of revised) {
      expect(changedAt - (early.get(code)?.changedAt ?? 0)).toBe(7 * dayMs)
      expect(row['n']).not.toBe(early.get(code)?.number)
    }
    expect(revised.length).toBeGreaterThan(late.length * 0.05)
    expect(revised.length).toBeLessThan(late.length * 0.3)
  })

  it('tells of a stretch cut in two what it tells of the whole', () => {
    const table: FigureTable = { ...monthly, every: 'day', where: 'communes', from: '2026-01-01' }
    const seen = '2026-11-01T00:00:00'
    const parts = [
      ...told(table, '2026-09-01T00:00:00', '2026-09-12T05:29:59', { seen }),
      ...told(table, '2026-09-12T05:29:59.001', '2026-09-20T00:00:00', { seen }),
    ]
    const codes = parts.map(({ code }) => code)
    const whole = told(table, '2026-09-01T00:00:00', '2026-09-20T00:00:00', { seen }).map(({ code }) => code)
    expect(codes.toSorted()).toEqual(whole.toSorted())
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes.length).toBeGreaterThan(1000)
  })

  it('tells a running day anew each hour, with more of it each time', () => {
    const table: FigureTable = { ...monthly, every: 'running', columns: { n: { value: 100_000, noise: 0 } } }
    const numbers = ['01', '07', '12', '18', '23'].map((hour) => {
      const rows = told(table, '2026-11-24T00:30:00', `2026-11-24T${hour}:20:00`)
      const row = rows.find((each) => each.row.Ky === '2026-11-24')
      expect(row?.changedAt).toBe(at(`2026-11-24T${hour}:00:00`))
      return Number(row?.row['n'])
    })
    expect(new Set(numbers).size).toBe(5)
    expect(numbers).toEqual(numbers.toSorted((one, other) => one - other))
    const over = told(table, '2026-11-25T00:00:00', '2026-11-25T00:20:00')
    expect(over.map(({ row }) => [row.Ky, row['n']])).toEqual([['2026-11-24', 100_000]])
  })

  it('measures every so many minutes at every n-th place', () => {
    const table: FigureTable = { ...monthly, every: 'instant', minutes: 30, where: 'communes', oneOf: 9 }
    const rows = told(table, '2026-11-24T10:00:00', '2026-11-24T11:15:00')
    const stations = places.communes.filter((_, index) => index % 9 === 0).map(({ code }) => code)
    expect(new Set(rows.map(({ row }) => row.DonVi))).toEqual(new Set(stations))
    expect(rows).toHaveLength(stations.length * 3)
    expect(new Set(rows.map(({ row }) => row['ThoiDiemDo']))).toEqual(
      new Set(['2026-11-24T03:00:00.000Z', '2026-11-24T03:30:00.000Z', '2026-11-24T04:00:00.000Z']),
    )
  })

  it('gives each kind a row and its share', () => {
    const kinds = { field: 'Loai', shares: { a: 0.75, b: 0.25 } }
    const table: FigureTable = { ...monthly, kinds, every: 'running', columns: { n: { value: 1000, noise: 0 } } }
    const rows = told(table, '2026-11-25T00:00:00', '2026-11-25T00:10:00')
    expect(rows.map(({ row }) => [row['Loai'], row['n']])).toEqual([
      ['a', 750],
      ['b', 250],
    ])
  })

  it('adds up the months since January, and begins anew in the next year', () => {
    const table: FigureTable = { ...monthly, columns: { n: { value: 100, noise: 0, isCumulative: true } } }
    const numbers = told(table, '2025-11-01T00:00:00', '2026-04-01T00:00:00').map(({ row }) => [row.Ky, row['n']])
    const around = new Map(numbers.map(([period, number]) => [period, Math.round(Number(number) / 100)]))
    expect([...around].slice(-4)).toEqual([
      ['2025-11', 11],
      ['2025-12', 12],
      ['2026-01', 1],
      ['2026-02', 2],
    ])
  })

  it('has less on a day off where the column says so', () => {
    const table: FigureTable = { ...monthly, every: 'running', columns: { n: { value: 1000, rest: 0.3, noise: 0 } } }
    const number = (after: string) => told(table, `${after}T00:00:00`, `${after}T00:10:00`)[0]?.row['n']
    expect(number('2026-11-21')).toBe(1000)
    expect(number('2026-11-23')).toBe(300)
  })

  it.each(figureTables.map((table) => [table.system, table] as const))(
    'tells nothing of %s after it is seen, twice or below none, and no part above its whole',
    (_, table) => {
      const from = table.every === 'year' || table.every === 'quarter' ? '2025-06-01' : '2026-11-22'
      const since = table.every === 'month' ? '2026-10-01' : from
      const rows = told(table, `${since}T00:00:00`, '2026-11-24T10:00:00')
      expect(rows.length).toBeGreaterThan(0)
      const keys = rows.map(({ code, changedAt }) => `${code} ${table.every === 'instant' ? changedAt : ''}`)
      expect(new Set(keys).size).toBe(keys.length)
      for (const { changedAt, row } of rows) {
        if (changedAt > at('2026-11-24T10:00:00')) throw new Error(`${row.CapNhat} is yet to come`)
        for (const [name, { of }] of Object.entries(table.columns)) {
          const number = z.number().min(0).parse(row[name])
          if (of !== undefined && number > Number(row[of])) throw new Error(`${name} of ${row.DonVi} is above ${of}`)
          if (name.endsWith('_rate') && number > 100) throw new Error(`${name} is above 100`)
        }
      }
    },
  )
})
