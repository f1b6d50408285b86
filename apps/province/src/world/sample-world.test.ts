import { describe, expect, it } from 'vitest'
import { calendar, register, rowsAt, seed, worldAt } from '../sample.fixture.ts'
import { SampleWorld, lastSampleInstant } from './sample-world.ts'

const scale = 0.02

describe(SampleWorld, () => {
  it('answers the same for the same seed, scale and instant, however time went before', () => {
    const now = '2026-02-10T10:30:00+07:00'
    const atOnce = [...rowsAt(worldAt(scale, now), now)]
    const stepwise = worldAt(scale, '2025-12-01T00:00:00+07:00')
    for (let at = Date.parse('2025-12-01T05:00:00+07:00'); at < Date.parse(now); at += 5 * 3_600_000)
      stepwise.advanceTo(at)
    stepwise.advanceTo(Date.parse(now))
    expect([...rowsAt(stepwise, now)]).toEqual(atOnce)
    const far = worldAt(scale, '2026-04-01T00:00:00+07:00')
    expect([...rowsAt(far, now)]).toEqual(atOnce)
  })

  it('answers differently for another seed', () => {
    const now = '2025-11-10T10:30:00+07:00'
    const first = rowsAt(worldAt(scale, now), now).next().value
    expect(rowsAt(worldAt(scale, now, seed + 1), now).next().value).not.toEqual(first)
  })

  it('never changes what it has shown, but by newer changes', () => {
    const world = worldAt(scale, '2026-03-20T09:00:00+07:00')
    const before = '2026-03-18T09:00:00+07:00'
    const later = new Map([...rowsAt(world, '2026-03-20T09:00:00+07:00')].map((row) => [row.MaHoSo, row]))
    let changed = 0
    for (const row of rowsAt(world, before)) {
      const now = later.get(row.MaHoSo)
      if (now?.NgayCapNhat === row.NgayCapNhat) expect(now).toEqual(row)
      else {
        changed += 1
        expect(Date.parse(now?.NgayCapNhat ?? '')).toBeGreaterThan(Date.parse(before))
      }
    }
    expect(changed).toBeGreaterThan(200)
  })

  it('is alive on a Saturday, at night too', () => {
    const saturday = {
      from: '2026-11-21T08:00:00+07:00',
      night: '2026-11-21T20:00:00+07:00',
      to: '2026-11-21T23:00:00+07:00',
    }
    const rows = [...rowsAt(worldAt(0.1, saturday.to), saturday.to, saturday.from)]
    expect(rows.filter(({ NgayCapNhat }) => NgayCapNhat >= saturday.night).length).toBeGreaterThan(20)
    expect(rows.filter(({ TrangThai }) => TrangThai === 1).length).toBeGreaterThan(60)
    expect(rows.filter(({ TrangThai }) => TrangThai === 9 || TrangThai === 10).length).toBeGreaterThan(10)
    expect(rows.some(({ NgayTiepNhan }) => (NgayTiepNhan ?? '') > '20261121')).toBe(false)
  })

  it('has some hundreds overdue at full scale, on many units', () => {
    const now = '2026-11-18T14:00:00+07:00'
    const overdue = [...rowsAt(worldAt(0.2, now), now, '2026-09-15T00:00:00+07:00')].filter(
      ({ NgayKetThucXuLy, NgayHenTra, TamDung, DaXoa }) =>
        !DaXoa &&
        NgayKetThucXuLy === null &&
        (NgayHenTra ?? '9') < '20261118140000' &&
        TamDung.every(({ DenNgay }) => DenNgay !== null),
    )
    expect(overdue.length / 0.2).toBeGreaterThan(100)
    expect(overdue.length / 0.2).toBeLessThan(900)
    expect(new Set(overdue.map(({ DonViXuLy }) => DonViXuLy)).size).toBeGreaterThan(6)
  })

  it('reaches the end of its time without falling over', () => {
    const world = new SampleWorld({ seed, scale: 0.004, register, isWorkingDay: calendar.isWorkingDay })
    world.advanceTo(lastSampleInstant)
    expect(world.columns.size).toBeGreaterThan(40_000)
  })
})
