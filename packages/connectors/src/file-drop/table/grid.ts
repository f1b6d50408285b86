/** What stands in a cell; dates are ISO texts. */
export type Cell = string | number | null

/** One row of a sheet or a CSV, numbered as people see it. */
export interface GridRow {
  readonly number: number
  readonly isHidden: boolean
  readonly cells: readonly Cell[]
}

/** A rectangle of merged cells, counted from 0, ends included. */
export interface Merge {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** A sheet of a workbook, or a whole CSV. Rows can be read more than once. */
export interface Grid {
  readonly name: string
  readonly merges: readonly Merge[]
  readonly rows: () => AsyncIterable<GridRow>
}

/** The letters by which people call a column: 0 is A. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26) - 1
  return (rest < 0 ? '' : columnLetters(rest)) + String.fromCodePoint(65 + (index % 26))
}

/** How two texts of a table are compared: composed, blanks as one, no case, no colon at the end. */
export function spelt(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  return String(cell).normalize('NFC').replaceAll(/\s+/g, ' ').trim().replace(/:$/, '').trim().toLowerCase()
}
