import { describe, expect, it } from 'vitest'
import { readPlaces } from '../places/read-places.ts'
import { register } from '../sample.fixture.ts'
import { healthBySeed, rowsOfDevices } from './device-rows.ts'
import { deviceTables } from './device-table.ts'
import { drawDevices } from './draw-devices.ts'

const { communes } = readPlaces(register, new URL('../../../../', import.meta.url))
const now = Date.parse('2026-11-25T09:00:00+07:00')
const minuteMs = 60_000
const stamp = (instant: number) => new Date(instant).toISOString()
const named = deviceTables.map((table) => [table.system, table] as const)

describe(drawDevices, () => {
  it.each(named)('puts every device of %s in its commune, with a code of its own', (_, table) => {
    const devices = drawDevices(table, communes, 37)
    expect(devices).toHaveLength(Math.ceil(communes.length / table.oneOf) * table.perPlace)
    expect(new Set(devices.map(({ code }) => code)).size).toBe(devices.length)
    const centres = new Map(communes.map((place) => [place.code, place]))
    for (const { unit, lon, lat } of devices) {
      expect(Math.abs(lon - (centres.get(unit)?.lon ?? 0))).toBeLessThanOrEqual(0.02)
      expect(Math.abs(lat - (centres.get(unit)?.lat ?? 0))).toBeLessThanOrEqual(0.02)
    }
    expect(drawDevices(table, communes, 37)).toEqual(devices)
    expect(drawDevices(table, communes, 38)).not.toEqual(devices)
  })
})

describe(rowsOfDevices, () => {
  const table = deviceTables[0] ?? expect.fail('there is no table')
  const devices = drawDevices(table, communes, 37)
  const rows = rowsOfDevices(devices, healthBySeed(37))
  const told = (from: number, to: number) => rows({ from, to, seenAt: to })

  it('tells the state of all within two days, most of them alive', () => {
    const all = told(now - 48 * 60 * minuteMs, now).map(({ row }) => row(stamp))
    expect(all.length).toBeGreaterThan(devices.length * 0.95)
    const alive = all.filter(({ TrangThai: state }) => state === 'hoat_dong')
    expect(alive.length / all.length).toBeGreaterThan(0.85)
    expect(alive.length).toBeLessThan(all.length)
  })

  it('has each that works say so once in a quarter of an hour, and none that is dark', () => {
    const beats = Array.from({ length: 15 }, (_, minute) =>
      told(now + minute * minuteMs + 1, now + (minute + 1) * minuteMs),
    )
    const codes = beats.flatMap((part) => part.map(({ code }) => code))
    const healthy = devices.filter((device) => healthBySeed(37)(device, now + 15 * minuteMs).state !== 'OFFLINE')
    for (const { code } of healthy.slice(0, 50)) expect(codes).toContain(code)
    expect(codes.length).toBeLessThan(devices.length * 1.2)
    for (const { row } of beats.flat()) {
      const { TrangThai: state, TinHieuLuc: seen, TuLuc: since } = row(stamp)
      if (state === 'mat_ket_noi') expect(seen).toBe(since)
    }
  })

  it('has nothing to say within a minute', () => {
    expect(told(now + 1, now + minuteMs - 1)).toEqual([])
  })

  it('tells of a turn when it comes', () => {
    const turning = devices.flatMap((device) => {
      const { state, since } = healthBySeed(37)(device, now)
      return state === 'OFFLINE' && since > now - 600 * minuteMs ? [{ device, since }] : []
    })
    expect(turning.length).toBeGreaterThan(0)
    for (const { device, since } of turning.slice(0, 5)) {
      const row = told(since - 1, since).find(({ code }) => code === device.code)
      expect(row?.row(stamp)).toMatchObject({ TrangThai: 'mat_ket_noi', TuLuc: stamp(since), CapNhat: stamp(since) })
    }
  })
})
