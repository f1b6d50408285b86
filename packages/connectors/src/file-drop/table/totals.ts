import { isNoData } from '../../mapping/told-number.ts'
import { vietnameseNumber } from '../../mapping/vietnamese-number.ts'
import type { Refusal } from '../../row.ts'
import { type Cell, spelt } from './grid.ts'

/** A column whose rows must add up to their total. */
export interface SummedColumn {
  readonly column: number
  readonly header: string
}

interface Sum {
  value: number
  rows: number
  decimals: number
}

interface Total {
  readonly place: string
  readonly values: ReadonlyMap<number, number>
  /** The sums of the rows since the total before it, as they stood at it. */
  readonly section: ReadonlyMap<number, Readonly<Sum>>
}

const mostTotals = 10_000
const shown = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 6 })

/** The number of a cell; a dash counts as nothing. Null: no number. */
function numberOf(cell: Cell | undefined): number | null {
  if (cell === null || cell === undefined) return 0
  if (typeof cell === 'number') return cell
  return isNoData(cell) || cell.trim() === '' ? 0 : vietnameseNumber(cell)
}

function decimalsOf(value: number): number {
  return /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0
}

/** Whole numbers add up exactly; of numbers with decimals each may be rounded. */
function agrees(total: number, { value, rows, decimals }: Readonly<Sum>): boolean {
  const rounding = decimals === 0 ? 0 : 0.5 * 10 ** -decimals * (rows + 1)
  return Math.abs(total - value) <= rounding + Math.max(1, Math.abs(total)) * 1e-9
}

/** Adds up the rows of a table and compares them with its totals. */
export class Totals {
  readonly #columns: readonly SummedColumn[]
  readonly #words: readonly string[]
  readonly #whole = new Map<number, Sum>()
  #section = new Map<number, Sum>()
  readonly #totals: Total[] = []

  constructor(columns: readonly SummedColumn[], words: readonly string[]) {
    this.#columns = columns
    this.#words = words.map(spelt)
  }

  /** Whether a row is a total, by the word in its label: "Tổng số", "II. Cộng", "Tổng cộng (I+II)". */
  isTotal(label: Cell | undefined): boolean {
    const text = spelt(label).replace(/^[\divx]{1,4}[.)]\s*/, '')
    return this.#words.some((word) => text === word || text.startsWith(`${word} (`))
  }

  add(cells: readonly Cell[]): void {
    for (const { column } of this.#columns) {
      const value = numberOf(cells[column])
      if (value === null) continue
      for (const sums of [this.#whole, this.#section]) {
        const sum = sums.get(column) ?? { value: 0, rows: 0, decimals: 0 }
        const decimals = Math.max(sum.decimals, decimalsOf(value))
        sums.set(column, { value: sum.value + value, rows: sum.rows + 1, decimals })
      }
    }
  }

  /** Keeps a total for the end of the table; beyond the bound totals are no longer compared. */
  total(place: string, cells: readonly Cell[]): void {
    if (this.#totals.length >= mostTotals) return
    const values = this.#columns.flatMap(({ column }) => {
      const cell = cells[column] ?? null
      const value = cell === null ? null : numberOf(cell)
      return value === null ? [] : [[column, value] as const]
    })
    this.#totals.push({ place, values: new Map(values), section: this.#section })
    this.#section = new Map()
  }

  /** What does not add up, one refusal for each total and column: neither the whole nor its section gives it. */
  doubts(): readonly Refusal[] {
    return this.#totals.flatMap(({ place, values, section }) =>
      this.#columns.flatMap(({ column, header }) => {
        const told = values.get(column)
        const whole = this.#whole.get(column)
        if (told === undefined || whole === undefined) return []
        const part = section.get(column)
        if (agrees(told, whole) || (part !== undefined && agrees(told, part))) return []
        const reason = `Dòng tổng: cột “${header}” ghi ${shown.format(told)}, các dòng cộng lại được ${shown.format(whole.value)}.`
        return [{ place, code: 'bad_value' as const, reason, id: null }]
      }),
    )
  }
}
