/** Where the keyboard stands in a table. */
export interface Cell {
  readonly row: string
  readonly column: number
}

interface Grid {
  readonly rows: readonly string[]
  readonly columnCount: number
}

const pageRows = 10

function limited(value: number, last: number): number {
  return Math.min(last, Math.max(0, value))
}

/** The cell to which a key leads; `null` for keys that do not move. Movement ends at the edges. */
export function cellAfter(key: string, { row, column }: Cell, { rows, columnCount }: Grid): Cell | null {
  const at = rows.indexOf(row)
  if (at < 0) return null
  const move = (rowAt: number, columnAt: number): Cell => ({
    row: rows[limited(rowAt, rows.length - 1)] ?? row,
    column: limited(columnAt, columnCount - 1),
  })
  const moves = new Map<string, Cell>([
    ['ArrowUp', move(at - 1, column)],
    ['ArrowDown', move(at + 1, column)],
    ['ArrowLeft', move(at, column - 1)],
    ['ArrowRight', move(at, column + 1)],
    ['PageUp', move(at - pageRows, column)],
    ['PageDown', move(at + pageRows, column)],
    ['Home', move(0, column)],
    ['End', move(rows.length - 1, column)],
  ])
  return moves.get(key) ?? null
}
