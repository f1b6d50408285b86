import type { OfficeReport } from './office-report.ts'
import type { ToldReport } from './told-reports.ts'

/** A cell as it is written: a text or a number, over so many columns and rows. */
export interface SheetCell {
  readonly value: string | number
  readonly columnSpan?: number
  readonly rowSpan?: number
  readonly isBold?: boolean
}
export type SheetRow = readonly (SheetCell | null)[]

type Line = OfficeReport['lines'][number]

const columns = 7
const empty: SheetRow = []
const written = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 3 })
const romans = ['I', 'II', 'III', 'IV']
const million = 1_000

function merged(value: string, from: number, columnSpan: number): SheetRow {
  return [...Array.from({ length: from }, () => null), { value, columnSpan, isBold: true }]
}

/** A period as an office heads a column with it: `2026-10` is “Tháng 10/2026”. */
export function periodHeader(period: string): string {
  const [year = '', part] = period.split('-')
  if (part === undefined) return `Năm ${year}`
  return part.startsWith('Q')
    ? `Quý ${romans[Number(part.slice(1)) - 1] ?? ''}/${year}`
    : `Tháng ${String(Number(part))}/${year}`
}

/** Every other number is a number, the others are texts with a point for thousands and a comma for decimals. */
function numberCell(value: number | undefined, index: number): SheetCell | null {
  if (value === undefined) return null
  return { value: index % 2 === 0 ? value : written.format(value) }
}

function lineCells(line: Line, on: { report: OfficeReport; told: ToldReport; mark: string; index: number }): SheetRow {
  const { report, told, mark, index } = on
  const times = report.measures === 'above' ? million : 1
  const of = (numbers: Readonly<Record<string, number>> | undefined): number | undefined => {
    const value = numbers?.[line.column]
    return value === undefined ? undefined : Number((value * times).toFixed(3))
  }
  const [now, before] = [of(told.numbers), of(told.before?.numbers)]
  const growth =
    now === undefined || before === undefined || before === 0 ? null : `${written.format((now / before) * 100)}%`
  return [
    { value: mark },
    { value: line.label },
    report.measures === 'column' ? { value: line.measure } : null,
    numberCell(before, index + 1),
    numberCell(now, index),
    growth === null ? { value: '-' } : { value: growth },
    null,
  ]
}

/** The parts of a total, whole tenths that add up to it exactly, and the total itself. */
function sumLines(report: OfficeReport, told: ToldReport): readonly SheetRow[] {
  const { sum } = report
  if (sum === undefined) return []
  const labels = Object.keys(sum.parts)
  const shared = (total: number | undefined, label: string): number | undefined => {
    if (total === undefined) return undefined
    const part = (name: string): number => Number((total * (sum.parts[name] ?? 0)).toFixed(1))
    if (label !== labels.at(-1)) return part(label)
    return Number((total - labels.slice(0, -1).reduce((all, name) => all + part(name), 0)).toFixed(1))
  }
  const parts = labels.map((label, index): SheetRow => [
    { value: String(index + 1) },
    { value: label },
    { value: sum.measure },
    numberCell(shared(told.before?.numbers[sum.column], label), index),
    numberCell(shared(told.numbers[sum.column], label), index),
    { value: '-' },
    null,
  ])
  return [...parts, lineCells(sum, { report, told, mark: '', index: 0 })]
}

/** The sheet of a report: titles above, two rows of headers with merged cells, a row that numbers the columns, totals, who wrote it. */
export function reportSheet(report: OfficeReport, told: ToldReport): readonly SheetRow[] {
  const header = periodHeader(told.period)
  const [year = ''] = told.period.split('-')
  const head = (value: string): SheetCell => ({ value, rowSpan: 2, isBold: true })
  const hasBefore = told.before !== null
  const first = report.sum === undefined ? 0 : Object.keys(report.sum.parts).length
  return [
    [{ value: report.issuer, columnSpan: 3, isBold: true }, null, null, { value: 'SỐ LIỆU MẪU', columnSpan: 4 }],
    merged(`${report.title} (${header})`, 0, columns),
    ...(told.isRevision ? [merged('Số liệu điều chỉnh, thay cho biểu đã gửi', 0, columns)] : []),
    ...(report.measures === 'above' ? [merged('(Đơn vị tính: triệu đồng)', 4, 3)] : [empty]),
    [
      head('STT'),
      head('Chỉ tiêu'),
      head(report.measures === 'above' ? 'Căn cứ' : 'Đơn vị tính'),
      { value: `Thực hiện năm ${year}`, columnSpan: 2, isBold: true },
      null,
      head('So với kỳ trước (%)'),
      head('Ghi chú'),
    ],
    [
      null,
      null,
      null,
      { value: hasBefore ? periodHeader(told.before?.period ?? '') : 'Kỳ trước', isBold: true },
      { value: header, isBold: true },
    ],
    ['A', 'B', 'C', '1', '2', '3', '4'].map((value) => ({ value })),
    ...sumLines(report, told),
    ...report.lines.map((line, index) =>
      lineCells(line, { report, told, mark: String(first + index + 1), index: index + 1 }),
    ),
    empty,
    merged('Người lập biểu', 0, 2),
  ]
}
