import type { Merge } from '../table/grid.ts'

/** The column of a cell like `AB12`, counted from 0; NaN when it is none. */
export function columnOf(reference: string): number {
  let column = 0
  let at = 0
  for (; at < reference.length; at += 1) {
    const letter = reference.codePointAt(at) ?? 0
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return at === 0 ? Number.NaN : column - 1
}

const range = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/

/** Reads `A1:C3`, no wider than `columns`; null when it is no rectangle. */
export function mergeOf(reference: string, columns: number): Merge | null {
  const m = range.exec(reference)
  if (m === null) return null
  const [left, right] = [columnOf(m[1] ?? ''), Math.min(columnOf(m[3] ?? ''), columns - 1)]
  const [top, bottom] = [Number(m[2]) - 1, Number(m[4]) - 1]
  return left > right || top > bottom ? null : { top, bottom, left, right }
}
