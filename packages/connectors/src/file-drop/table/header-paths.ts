import { type Cell, spelt } from './grid.ts'
import type { SpreadRow } from './spread-merges.ts'

/** The headers of one column, outermost first, each once. */
export type HeaderPath = readonly Cell[]

const bracket = /\s*\(([^()]*)\)\s*$/
const measureWords = /^(?:đvt|đơn vị(?: tính)?)\s*:?\s*/

/** A header without what stands in brackets at its end. */
export function withoutBracket(text: string): string {
  return text.replace(bracket, '')
}

/** The unit of measure that stands in brackets in a header, innermost first; null when there is none. */
export function measureInHeader(path: HeaderPath): string | null {
  for (const part of path.toReversed()) {
    const inside = bracket.exec(spelt(part))?.[1]?.replace(measureWords, '').trim()
    if (inside !== undefined && inside !== '' && !/^[\d\s=+*:/-]+$/.test(inside)) return inside
  }
  return null
}

/** A group header that is not merged but stands over the first of its columns only is taken for all of them. */
function inherit(rows: readonly (readonly Cell[])[], index: number): readonly Cell[] {
  const row = rows[index] ?? []
  const below = rows[index + 1]
  if (below === undefined) return row
  let last: Cell = null
  return Array.from({ length: Math.max(row.length, below.length) }, (_, column) => {
    const own = row[column] ?? null
    const under = below[column] ?? null
    // A header that goes on into the row below is merged downwards: it groups nothing at its right.
    if (own !== null) last = under !== null && spelt(under) === spelt(own) ? null : own
    return own ?? (under === null ? null : last)
  })
}

/** The header path of every column of some rows. */
export function headerPaths(rows: readonly SpreadRow[]): readonly HeaderPath[] {
  const cells = rows.map(({ heads }) => heads)
  const grouped = cells.map((_, index) => inherit(cells, index))
  const width = Math.max(0, ...grouped.map((row) => row.length))
  return Array.from({ length: width }, (_, column) => {
    const path: Cell[] = []
    for (const row of grouped) {
      const cell = row[column] ?? null
      if (spelt(cell) !== '' && spelt(cell) !== spelt(path.at(-1))) path.push(cell)
    }
    return path
  })
}
