const byteOrderMark = '\uFEFF'
const lineEnd = '\r\n'

export type CsvCell = string | number | null | undefined

/** A cell by RFC 4180; a text that a spreadsheet would take for a formula is told to be text. */
function cellText(value: CsvCell): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows as a CSV file that spreadsheets open with its Vietnamese letters: UTF-8 with its mark, lines by RFC 4180. */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  return byteOrderMark + rows.map((row) => row.map(cellText).join(',') + lineEnd).join('')
}
