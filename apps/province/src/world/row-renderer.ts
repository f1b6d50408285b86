import { mix } from '../chance.ts'
import { type Detour, type Lifecycle, flagBits, pausedWork } from '../lifecycle.ts'
import type { Procedure, SampleUnit } from '../register/read-register.ts'
import { type Second, never } from '../sample-time.ts'
import type { WorkTime } from '../work-time.ts'
import { compactTime, isoTime } from './local-text.ts'
import type { SampleWorld } from './sample-world.ts'

/** What a row shows of a dossier at a second. */
interface Shown {
  readonly status: number
  readonly closed: Second
  readonly delivered: Second
  readonly due: Second
  readonly unit: number
}

function statusAt(life: Lifecycle, at: Second, { closed, delivered }: { closed: Second; delivered: Second }): number {
  if (delivered <= at) return 10
  if (closed <= at) return life.end
  const pause = life.detour?.pauses.find(({ from, to }) => from <= at && at < to)
  if (pause !== undefined) return pause.reason === 'bo_sung' ? 5 : 6
  if (life.started <= at) return 4
  return life.received <= at ? 2 : 1
}

/** The due date in force: extended, and moved by the pauses that are over when the source does that itself. */
function dueAt(workTime: WorkTime, life: Lifecycle, at: Second): Second {
  if (life.received > at) return never
  const { detour } = life
  if (detour === null) return life.due
  const extended = detour.apology !== null && detour.apology.at <= at ? detour.apology.due : null
  const over = detour.pauses.filter(({ to }) => to <= at)
  const promised = extended ?? life.due
  if (over.length === 0 || (life.flags & flagBits.dueIncludesPauses) === 0) return promised
  return workTime.until(workTime.worked(promised) + pausedWork(workTime, over))
}

function shownAt(workTime: WorkTime, life: Lifecycle, at: Second): Shown {
  const again = life.detour?.reopened
  const ends = again !== undefined && again !== null && again.at <= at ? again : life
  const moved = life.detour?.moved
  return {
    status: statusAt(life, at, ends),
    closed: ends.closed,
    delivered: ends.delivered,
    due: dueAt(workTime, life, at),
    unit: moved !== undefined && moved !== null && moved.at <= at ? moved.unit : life.unit,
  }
}

function timeOrNull(second: Second, at: Second): string {
  return second <= at ? `"${compactTime(second)}"` : 'null'
}

function pausesText(detour: Detour | null, at: Second): string {
  if (detour === null) return '[]'
  const begun = detour.pauses.filter(({ from }) => from <= at)
  const parts = begun.map(
    ({ from, to, reason }) => `{"TuNgay":"${compactTime(from)}","DenNgay":${timeOrNull(to, at)},"LyDo":"${reason}"}`,
  )
  return `[${parts.join(',')}]`
}

function procedureText({ code, name, field, fieldName }: Procedure): string {
  return `"MaTTHC":"${code}","TenTTHC":${JSON.stringify(name)},"MaLinhVuc":"${field}","TenLinhVuc":${JSON.stringify(fieldName)}`
}

/** Obviously artificial: a leak of personal data into the product is seen at a glance. */
function personText(index: number): string {
  const number = String(mix(index, 41) % 1_000_000).padStart(6, '0')
  return `"ChuHoSo":"MẪU ${number}","SoDienThoai":"0900${number}","MaDoiTuong":"000000${number}"`
}

/** One row as JSON text. `second` is the instant asked for, `stampMs` what `NgayCapNhat` shows, in sample milliseconds. */
export type RowRenderer = (index: number, moment: { readonly second: Second; readonly stampMs: number }) => string

/** Prepares the pieces of text that rows share. */
export function createRowRenderer(world: SampleWorld): RowRenderer {
  const { workTime } = world
  const procedureTexts = world.register.procedures.map(procedureText)
  const unitCode = (unit: number): SampleUnit['code'] => world.unitAt(unit).code
  return (index, { second, stampMs }) => {
    const life = world.columns.lifeAt(index)
    const deletedAt = life.detour?.deletedAt ?? never
    const at = Math.min(second, deletedAt)
    const { status, closed, delivered, due, unit } = shownAt(workTime, life, at)
    const { flags, detour, received } = life
    const isReceived = received <= at
    const isEnded = closed <= at
    const paidBy = (flags & flagBits.nationalPayment) !== 0 ? 1 : 2
    const apology = detour?.apology ?? null
    const moves =
      detour !== null && detour.moved !== null && detour.moved.at <= at
        ? `,"ChuyenDonVi":[{"DonVi":"${unitCode(life.unit)}","TuNgay":"${compactTime(received)}"},{"DonVi":"${unitCode(unit)}","TuNgay":"${compactTime(detour.moved.at)}"}]`
        : ''
    return (
      `{"MaHoSo":"${world.codeOf(index, life)}",${procedureTexts[life.procedure]}` +
      `,"DonViXuLy":"${unitCode(unit)}","DonViTiepNhan":"${unitCode(life.receiver)}"` +
      `,"KenhThucHien":${life.channel === 0 ? 'null' : `"${life.channel}"`},"TrangThai":${status}` +
      `,"NgayNop":"${compactTime(life.submitted)}","NgayTiepNhan":${timeOrNull(received, at)}` +
      `,"NgayHenTra":${due === never ? 'null' : `"${compactTime(due)}"`}` +
      `,"NgayKetThucXuLy":${timeOrNull(closed, at)},"NgayTra":${timeOrNull(delivered, at)},"NgayCapNhat":"${isoTime(stampMs)}"` +
      `,"TamDung":${pausesText(detour, at)},"HanDaTinhTamDung":${(flags & flagBits.dueIncludesPauses) !== 0}${moves}` +
      `,"CoPhi":${(flags & flagBits.feeBearing) !== 0},"ThanhToanTrucTuyen":${life.paid <= at ? paidBy : 0}` +
      `,"DuocNopTrucTuyen":${world.register.procedures[life.procedure]?.isOnline === true}` +
      `,"CoThanhPhanSoHoa":${isReceived && (flags & flagBits.digitised) !== 0}` +
      `,"CoKetQuaDienTu":${isEnded && life.end === 9 && (flags & flagBits.electronicResult) !== 0}` +
      `,"TaiSuDung":${isReceived && (flags & flagBits.reused) !== 0}` +
      `,"DaXinLoi":${apology !== null && apology.at <= at},"DaXoa":${deletedAt <= second},${personText(index)}}`
    )
  }
}
