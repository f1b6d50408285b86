import { z } from 'zod'
import { readCalendar } from './register/read-calendar.ts'
import { readRegister } from './register/read-register.ts'
import { drawSetting } from './draw/draw-setting.ts'
import { sampleMsOf } from './sample-time.ts'
import { createDossierFeed, seenSecond } from './world/dossier-feed.ts'
import { createRowRenderer } from './world/row-renderer.ts'
import { SampleWorld } from './world/sample-world.ts'

const repository = new URL('../../../', import.meta.url)
export const register = readRegister(repository)
export const calendar = readCalendar(repository)
const { isWorkingDay } = calendar
export const seed = 37

export function settingAt(scale: number, seedOf = seed) {
  return drawSetting({ seed: seedOf, scale, register, isWorkingDay })
}

export function worldAt(scale: number, iso: string, seedOf = seed): SampleWorld {
  const world = new SampleWorld({ seed: seedOf, scale, register, isWorkingDay })
  world.advanceTo(Date.parse(iso))
  return world
}

const localTime = z.string().regex(/^\d{14}$/)

/** A row as an upstream answers it, read strictly: no field more, none less. */
export const rowSchema = z.strictObject({
  MaHoSo: z.string(),
  MaTTHC: z.string().regex(/^\d\.\d{6}$/),
  TenTTHC: z.string().min(1),
  MaLinhVuc: z.string().regex(/^[a-z-]+$/),
  TenLinhVuc: z.string().min(1),
  DonViXuLy: z.string(),
  DonViTiepNhan: z.string(),
  KenhThucHien: z.enum(['1', '2', '3']).nullable(),
  TrangThai: z.number().int().min(1).max(10),
  NgayNop: localTime,
  NgayTiepNhan: localTime.nullable(),
  NgayHenTra: localTime.nullable(),
  NgayKetThucXuLy: localTime.nullable(),
  NgayTra: localTime.nullable(),
  NgayCapNhat: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}\+07:00$/),
  TamDung: z.array(
    z.strictObject({
      TuNgay: localTime,
      DenNgay: localTime.nullable(),
      LyDo: z.enum(['bo_sung', 'nghia_vu_tai_chinh']),
    }),
  ),
  HanDaTinhTamDung: z.boolean(),
  ChuyenDonVi: z.array(z.strictObject({ DonVi: z.string(), TuNgay: localTime })).optional(),
  CoPhi: z.boolean(),
  ThanhToanTrucTuyen: z.number().int().min(0).max(2),
  DuocNopTrucTuyen: z.boolean(),
  CoThanhPhanSoHoa: z.boolean(),
  CoKetQuaDienTu: z.boolean(),
  TaiSuDung: z.boolean(),
  DaXinLoi: z.boolean(),
  DaXoa: z.boolean(),
  ChuHoSo: z.string(),
  SoDienThoai: z.string(),
  MaDoiTuong: z.string(),
})
export type Row = z.infer<typeof rowSchema>

/** The rows of the world as seen at an instant, changed since another, oldest change first, through the text that upstream sends. */
export function* rowsAt(world: SampleWorld, iso: string, since = '2025-08-01T00:00:00+07:00'): Generator<Row> {
  const render = createRowRenderer(world)
  const seenMs = sampleMsOf(Date.parse(iso))
  const feed = createDossierFeed(world.events, world.columns)
  for (const { index, ms } of feed.ascending(
    { from: sampleMsOf(Date.parse(since)), before: seenMs + 1 },
    () => seenMs,
  )) {
    yield rowSchema.parse(JSON.parse(render(index, { second: seenSecond(index, seenMs), stampMs: ms })))
  }
}

/** `20251103081500` of Vietnam's clock as milliseconds since 1970. */
export function instantOf(local: string): number {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(local) ?? []
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}+07:00`)
}
