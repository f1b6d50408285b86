import type { Cell, GridRow, Merge } from './grid.ts'

/** A row whose merged cells are filled. */
export interface SpreadRow extends GridRow {
  /** As `cells`, but numbers are spread too: a year above twelve months is a header, a number in the body counts once. */
  readonly heads: readonly Cell[]
}

interface Active {
  readonly merge: Merge
  readonly value: Cell
}

/** Spreads the value of each merge over its cells, row after row; of the body a number stays in its first cell. */
export class SpreadMerges {
  readonly #merges: readonly Merge[]
  #next = 0
  #active: readonly Active[] = []

  constructor(merges: readonly Merge[]) {
    this.#merges = merges.toSorted((a, b) => a.top - b.top)
  }

  /** Takes the rows of a sheet in their order. */
  row(raw: GridRow): SpreadRow {
    const at = raw.number - 1
    this.#enter(raw, at)
    if (this.#active.length === 0) return { ...raw, heads: raw.cells }
    const [cells, heads] = [[...raw.cells], [...raw.cells]]
    for (const { merge, value } of this.#active) {
      for (let column = merge.left; column <= merge.right; column += 1) {
        if (at === merge.top && column === merge.left) continue
        heads[column] = value
        cells[column] = typeof value === 'number' ? null : value
      }
    }
    return { ...raw, cells: filled(cells), heads: filled(heads) }
  }

  #enter(raw: GridRow, at: number): void {
    const active = this.#active.filter(({ merge }) => merge.bottom >= at)
    for (let merge = this.#merges[this.#next]; merge !== undefined && merge.top <= at;) {
      if (merge.top === at) active.push({ merge, value: raw.cells[merge.left] ?? null })
      this.#next += 1
      merge = this.#merges[this.#next]
    }
    this.#active = active
  }
}

/** Without holes. */
function filled(cells: readonly (Cell | undefined)[]): readonly Cell[] {
  return Array.from(cells, (cell) => cell ?? null)
}
