import { describe, expect, it } from 'vitest'
import { type Row, instantOf, register, rowSchema, rowsAt, worldAt } from '../sample.fixture.ts'
import { type Second, never } from '../sample-time.ts'
import { eventsOf } from './dossier-columns.ts'
import { createRowRenderer } from './row-renderer.ts'

const now = '2026-05-20T15:00:00+07:00'
const world = worldAt(0.01, now)
const rows = [...rowsAt(world, now)]
const render = createRowRenderer(world)
const dossierCode = /^(?:\d{3}(?:\.\d{2}){2}\.)?[A-Z]\d{2}(?:\.\d{1,3}){0,3}-(?:\d{6}|\d{8})-\d{4,7}$/

function rowAt(index: number, second: Second): Row {
  return rowSchema.parse(JSON.parse(render(index, { second, stampMs: second * 1000 })))
}

function indexes(): number[] {
  return Array.from({ length: world.columns.size }, (_, index) => index)
}

describe(createRowRenderer, () => {
  it('gives every dossier a code of its own in the forms of DOMAIN §2.3, a few in the old one', () => {
    expect(new Set(rows.map(({ MaHoSo }) => MaHoSo)).size).toBe(rows.length)
    for (const { MaHoSo } of rows) expect(MaHoSo).toMatch(dossierCode)
    const old = rows.filter(({ MaHoSo }) => MaHoSo.startsWith('000.')).length
    expect(old).toBeGreaterThan(0)
    expect(old / rows.length).toBeLessThan(0.03)
  })

  it('names units and procedures of the register only', () => {
    const codes = new Set(register.units.map(({ code }) => code))
    const procedures = new Map(register.procedures.map((procedure) => [procedure.code, procedure]))
    for (const row of rows) {
      expect(codes.has(row.DonViXuLy)).toBe(true)
      expect(codes.has(row.DonViTiepNhan)).toBe(true)
      expect(procedures.get(row.MaTTHC)).toMatchObject({ name: row.TenTTHC, field: row.MaLinhVuc })
    }
    expect(new Set(rows.map(({ DonViXuLy }) => DonViXuLy)).size).toBeGreaterThan(130)
  })

  it('shows nothing of what comes after the asked instant', () => {
    const asked = Date.parse(now)
    for (const row of rows) {
      for (const at of [row.NgayNop, row.NgayTiepNhan, row.NgayKetThucXuLy, row.NgayTra]) {
        if (at !== null) expect(instantOf(at)).toBeLessThanOrEqual(asked)
      }
      expect(Date.parse(row.NgayCapNhat)).toBeLessThanOrEqual(asked)
    }
  })

  it('agrees with itself: status, dates and pauses', () => {
    for (const row of rows.filter(({ DaXoa }) => !DaXoa)) {
      const { TrangThai, NgayTiepNhan, NgayKetThucXuLy, NgayTra, NgayHenTra, TamDung } = row
      expect(NgayKetThucXuLy !== null, row.MaHoSo).toBe([3, 7, 8, 9, 10].includes(TrangThai))
      expect(NgayTra !== null).toBe(TrangThai === 10)
      expect(NgayTiepNhan === null).toBe(NgayHenTra === null)
      if (NgayTiepNhan === null) expect([1, 3]).toContain(TrangThai)
      const isPaused = TamDung.some(({ DenNgay }) => DenNgay === null)
      expect(isPaused, row.MaHoSo).toBe(TrangThai === 5 || TrangThai === 6)
    }
  })

  it('changes a row only with its stamp', () => {
    for (const index of indexes().filter((each) => each % 7 === 0)) {
      const life = world.columns.lifeAt(index)
      const events = eventsOf(life)
        .filter((at) => at < never)
        .toSorted((a, b) => a - b)
      for (const [place, event] of events.entries()) {
        const next = events[place + 1] ?? event + 10_000_000
        expect(world.columns.lastEventAt(index, next - 1)).toBe(event)
        const { NgayCapNhat: first, ...shown } = rowAt(index, event)
        const { NgayCapNhat: last, ...later } = rowAt(index, next - 1)
        expect(later).toEqual(shown)
        expect(last >= first).toBe(true)
      }
    }
  })

  it('moves the due date for pauses that are over where it says so, and not where it does not', () => {
    let [moved, kept] = [0, 0]
    for (const index of indexes()) {
      const life = world.columns.lifeAt(index)
      const [pause] = life.detour?.pauses ?? []
      if (pause === undefined || pause.to - pause.from < 4 * 86_400) continue
      const [during, after] = [rowAt(index, pause.to - 1), rowAt(index, pause.to)]
      expect(during.TamDung[0]?.DenNgay).toBeNull()
      expect(after.TamDung[0]?.DenNgay).not.toBeNull()
      const isLater = (after.NgayHenTra ?? '') > (during.NgayHenTra ?? '')
      expect(isLater).toBe(after.HanDaTinhTamDung)
      if (isLater) moved += 1
      else kept += 1
    }
    expect(moved).toBeGreaterThan(kept)
    expect(kept).toBeGreaterThan(0)
  })

  it('keeps the first unit of a moved dossier as the first entry', () => {
    const moved = rows.filter(({ ChuyenDonVi }) => ChuyenDonVi !== undefined)
    expect(moved.length).toBeGreaterThan(0)
    for (const row of moved) {
      expect(row.ChuyenDonVi?.[0]?.TuNgay).toBe(row.NgayTiepNhan)
      expect(row.ChuyenDonVi?.at(-1)?.DonVi).toBe(row.DonViXuLy)
    }
  })

  it('carries people who are obviously nobody', () => {
    for (const { ChuHoSo, SoDienThoai, MaDoiTuong } of rows) {
      expect(ChuHoSo).toMatch(/^MẪU \d{6}$/)
      expect(SoDienThoai).toBe(`0900${ChuHoSo.slice(4)}`)
      expect(MaDoiTuong).toBe(`000000${ChuHoSo.slice(4)}`)
    }
  })
})
