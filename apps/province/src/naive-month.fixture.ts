import { type Row, calendar, instantOf } from './sample.fixture.ts'

/** When the row had to be ended: its `NgayHenTra`, moved by the pauses where the upstream has not done that itself. */
function dueOf(row: Row): number | null {
  if (row.NgayHenTra === null) return null
  const promised = instantOf(row.NgayHenTra)
  if (row.HanDaTinhTamDung) return promised
  const minutes = row.TamDung.map(({ TuNgay, DenNgay }) =>
    DenNgay === null ? 0 : calendar.workingMinutesBetween(instantOf(TuNgay), instantOf(DenNgay)),
  )
  return calendar.addWorkingMinutes(
    promised,
    minutes.reduce((sum, part) => sum + part, 0),
  )
}

export interface NaiveMonth {
  carried: number
  received: number
  onTime: number
  late: number
  otherwise: number
  open: number
  openOverdue: number
  paused: number
  supplementedTwice: number
  moved: number
}

function supplements(row: Row): number {
  return row.TamDung.filter(({ LyDo }) => LyDo === 'bo_sung').length
}

/** Counts a month from rows, one at a time and by nothing but their fields: from `from` up to `to`, excluded. */
export function countMonth(
  rows: Iterable<Row>,
  { from, to }: { readonly from: number; readonly to: number },
): NaiveMonth {
  const month: NaiveMonth = {
    carried: 0, received: 0, onTime: 0, late: 0, otherwise: 0, open: 0, openOverdue: 0, paused: 0, supplementedTwice: 0, moved: 0,
  } // prettier-ignore
  for (const row of rows) {
    if (row.DaXoa || row.NgayTiepNhan === null) continue
    const received = instantOf(row.NgayTiepNhan)
    const closed = row.NgayKetThucXuLy === null ? Infinity : instantOf(row.NgayKetThucXuLy)
    if (received >= to || closed < from) continue
    const due = dueOf(row) ?? Infinity
    if (received < from) month.carried += 1
    else month.received += 1
    if (closed >= to) {
      month.open += 1
      if (due < to) month.openOverdue += 1
      if (row.TamDung.some((p) => instantOf(p.TuNgay) < to && (p.DenNgay === null || instantOf(p.DenNgay) >= to)))
        month.paused += 1
    } else if (row.TrangThai !== 9 && row.TrangThai !== 10) month.otherwise += 1
    else if (closed > due) month.late += 1
    else month.onTime += 1
    if (supplements(row) > 1) month.supplementedTwice += 1
    if (
      row.ChuyenDonVi?.some(({ TuNgay }, index) => index > 0 && instantOf(TuNgay) >= from && instantOf(TuNgay) < to) ===
      true
    ) {
      month.moved += 1
    }
  }
  return month
}
