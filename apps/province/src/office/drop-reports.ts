import { access, mkdir, rename, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant } from '@toan-canh/calendar'
import writeExcelFile from 'write-excel-file/node'
import type { Fault } from '../upstream/faults.ts'
import type { RowsChanged } from '../upstream/sector-system.ts'
import type { OfficeReport } from './office-report.ts'
import { reportSheet, type SheetRow } from './report-sheet.ts'
import { ReportDesk, type ToldReport } from './told-reports.ts'

/** A report with what it is made of: the rows of its system from a day on. */
export interface OfficeSource {
  readonly report: OfficeReport
  readonly rows: RowsChanged
  readonly from: string
}

interface Moment {
  readonly now: Instant
  readonly fault: Fault
}

const widths = [6, 52, 14, 18, 18, 18, 24].map((width) => ({ width }))

async function workbook(rows: readonly SheetRow[]): Promise<Buffer> {
  const data = rows.map((row) =>
    row.map((cell) =>
      cell === null
        ? null
        : {
            value: cell.value,
            ...(cell.columnSpan === undefined ? {} : { columnSpan: cell.columnSpan }),
            ...(cell.rowSpan === undefined ? {} : { rowSpan: cell.rowSpan }),
            ...(cell.isBold === true ? { fontWeight: 'bold' as const } : {}),
          },
    ),
  )
  return writeExcelFile(data, { sheet: 'Biểu 01', columns: widths }).toBuffer()
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

/** Puts workbooks into watched folders as offices do: whole at once, dated when they were sent, each only once. */
export class OfficeDrops {
  readonly #folder: string
  readonly #desks: readonly { readonly report: OfficeReport; readonly desk: ReportDesk }[]
  #last: { readonly report: OfficeReport; readonly told: ToldReport } | null = null

  constructor(folder: string, sources: readonly OfficeSource[]) {
    this.#folder = folder
    this.#desks = sources.map(({ report, rows, from }) => ({ report, desk: new ReportDesk(rows, from) }))
  }

  /** Drops what has been told since the last time. An office that is down sends nothing, and all of it when it is back. */
  async drop({ now, fault }: Moment): Promise<void> {
    if (fault.kind === 'down' || fault.kind === 'error500') return
    if (fault.kind === 'wrongShape') await this.#dropWrong(now)
    const lagMs = fault.kind === 'lateUpdates' ? fault.lagMs : fault.kind === 'slow' ? fault.delayMs : 0
    const skewMs = fault.kind === 'clockSkew' ? fault.skewMs : 0
    for (const { report, desk } of this.#desks) {
      for (const told of desk.upTo(now - lagMs)) {
        const name = `${report.file}-${told.period}${told.isRevision ? '-dieu-chinh' : ''}.xlsx`
        await this.#put(report, { name, content: () => workbook(reportSheet(report, told)), at: told.toldAt + skewMs })
        this.#last = { report, told }
      }
    }
  }

  /** The newest report once more, with another form than agreed: whoever reads it must refuse it whole. */
  async #dropWrong(now: Instant): Promise<void> {
    if (this.#last === null) return
    const { report, told } = this.#last
    const rows = reportSheet(report, told).map((row) =>
      row.map((cell) => (cell?.value === 'Chỉ tiêu' ? { ...cell, value: 'Mục' } : cell)),
    )
    const name = `${report.file}-${told.period}-sai-mau.xlsx`
    await this.#put(report, { name, content: () => workbook(rows), at: now })
  }

  async #put(
    { folder }: OfficeReport,
    { name, content, at }: { name: string; content: () => Promise<Buffer>; at: Instant },
  ): Promise<void> {
    const target = join(this.#folder, folder)
    const places = [target, join(target, 'done'), join(target, 'refused')].map((place) => join(place, name))
    for (const place of places) if (await exists(place)) return
    await mkdir(target, { recursive: true })
    const half = join(target, `.${name}`)
    await writeFile(half, await content())
    await utimes(half, at / 1000, at / 1000)
    await rename(half, join(target, name))
  }
}
