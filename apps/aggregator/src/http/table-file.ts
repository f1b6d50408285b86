import { type Form, type FormCell, writeForm } from '@toan-canh/connectors'
import { type CsvCell, csvText } from '@toan-canh/contract'
import { FileAnswer } from './serve-routes.ts'

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const widths = { least: 10, most: 48 } as const

/** A table with the words above it. */
export interface TableFile {
  readonly name: string
  readonly title: string
  readonly notes: readonly string[]
  /** The head, and the lines below it. */
  readonly rows: readonly (readonly CsvCell[])[]
}

/** The table alone as CSV. */
export function csvFile({ name, rows }: TableFile): FileAnswer {
  return new FileAnswer(`${name}.csv`, 'text/csv; charset=utf-8', Buffer.from(csvText(rows)))
}

function cellOf(value: CsvCell): FormCell {
  return typeof value === 'number' ? { text: String(value), kind: 'number' } : { text: value ?? '', kind: 'fixed' }
}

function widthOf(rows: TableFile['rows'], column: number): number {
  const longest = Math.max(...rows.map((row) => String(row[column] ?? '').length))
  return Math.min(widths.most, Math.max(widths.least, longest + 2))
}

/** The table as a workbook, its title and notes above it; numbers are numbers, everything else is text. */
export async function xlsxFile({ name, title, notes, rows }: TableFile, at: Date): Promise<FileAnswer> {
  const [head = [], ...lines] = rows
  const above = [title, ...notes]
  const form: Form = {
    name: 'Số liệu',
    isOpen: true,
    frozen: { columns: 1, rows: above.length + 1 },
    columns: head.map((_, column) => ({ width: widthOf(rows, column) })),
    rows: [
      ...above.map((text, line) => ({ cells: [{ text, kind: line === 0 ? 'title' : 'note' } as const] })),
      { cells: head.map((text) => ({ text: String(text), kind: 'head' }) as const) },
      ...lines.map((line) => ({ cells: line.map(cellOf) })),
    ],
  }
  return new FileAnswer(`${name}.xlsx`, xlsxType, await writeForm(form, at))
}
