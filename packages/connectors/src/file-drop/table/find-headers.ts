import { RefusedFile } from '../refused-file.ts'
import { looksLikeTcvn3 } from '../tcvn3.ts'
import { type Cell, columnLetters, type Grid, spelt } from './grid.ts'
import { type HeaderPath, headerPaths, measureInHeader, withoutBracket } from './header-paths.ts'
import { type PeriodHeader, periodHeader } from './period-header.ts'
import { type SpreadRow, SpreadMerges } from './spread-merges.ts'
import type { TableConfig } from './table-config.ts'

const mostRowsAbove = 60
const mostHeaderRows = 5

/** A named column, and the unit of measure in its header. */
export interface NamedColumn {
  readonly field: string
  readonly header: string
  readonly column: number
  readonly measure: string | null
}

export interface PeriodColumn {
  readonly column: number
  readonly period: PeriodHeader
  readonly measure: string | null
}

/** Where a table lies in a grid. */
export interface TablePlace {
  readonly above: readonly SpreadRow[]
  readonly columns: readonly NamedColumn[]
  readonly periods: readonly PeriodColumn[]
  /** The number of the last row of headers. */
  readonly lastHeader: number
}

/** Why some rows are not the headers, and how near they come. */
interface Missing {
  readonly score: number
  readonly sentence: string
}

function partsOf(header: string): readonly string[] {
  return header.split('/').map(spelt)
}

function isPart(wanted: string, cell: Cell): boolean {
  const text = spelt(cell)
  return text === wanted || spelt(withoutBracket(text)) === wanted
}

function endsWith(path: HeaderPath, parts: readonly string[]): boolean {
  const end = path.slice(-parts.length)
  return end.length === parts.length && parts.every((part, index) => isPart(part, end[index] ?? null))
}

/** Whether a header text of the catalogue, which may itself hold a slash, is that of a column. */
function fits(path: HeaderPath, header: string): boolean {
  const parts = partsOf(header)
  return endsWith(path, parts) || (parts.length > 1 && endsWith(path, [spelt(header)]))
}

/** Share of letter pairs that two texts have in common, 0 to 1. */
function likeness(a: string, b: string): number {
  const pairs = (text: string) => new Set(Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2)))
  const [left, right] = [pairs(a), pairs(b)]
  const common = [...left].filter((pair) => right.has(pair)).length
  return left.size + right.size === 0 ? 0 : (2 * common) / (left.size + right.size)
}

const fewestLikeness = 0.5

function missing(header: string, on: { paths: readonly HeaderPath[]; row: number; found: number }): Missing {
  const scored = on.paths.map((path, column) => {
    const text = path.map(spelt).join(' / ')
    return { text, column, score: Math.max(likeness(spelt(header), text), likeness(spelt(header), spelt(path.at(-1)))) }
  })
  const best = scored.toSorted((a, b) => b.score - a.score)[0]
  // What is not alike is not shown: it need not be a header, and may name somebody.
  const isAlike = best !== undefined && best.score >= fewestLikeness
  const near = isAlike
    ? `gần nhất là “${best.text}” ở ô ${columnLetters(best.column)}${String(on.row)}`
    : 'không có tiêu đề nào gần giống'
  return { score: on.found + (isAlike ? best.score / 2 : 0), sentence: `không thấy cột “${header}”; ${near}` }
}

type Found = Pick<TablePlace, 'columns' | 'periods'>

function columnsIn(paths: readonly HeaderPath[], config: TableConfig, row: number): Found | Missing {
  const columns: NamedColumn[] = []
  for (const [field, header] of Object.entries(config.columns)) {
    const fitting = paths.flatMap((path, column) => (fits(path, header) ? [column] : []))
    const whole = fitting.filter((column) => paths[column]?.length === partsOf(header).length)
    const [column, second] = whole.length > 0 ? whole : fitting
    if (column === undefined) return missing(header, { paths, row, found: columns.length })
    if (second !== undefined) {
      const places = [column, second].map(columnLetters).join(', ')
      const sentence = `tiêu đề “${header}” có ở nhiều cột (${places}); hãy ghi cả tiêu đề ở trên nó: “Trên / ${header}”`
      return { score: columns.length + 0.9, sentence }
    }
    columns.push({ field, header, column, measure: measureInHeader(paths[column] ?? []) })
  }
  const { periods } = config
  if (periods === undefined) return { columns, periods: [] }
  const under = periods.under === undefined ? null : partsOf(periods.under)
  const told = paths.flatMap((path, column) => {
    const period = periodHeader(path)
    const isUnder = under === null || path.some((_, index) => endsWith(path.slice(0, index + 1), under))
    return period !== null && isUnder ? [{ column, period, measure: measureInHeader(path.slice(0, -1)) }] : []
  })
  if (told.length > 0) return { columns, periods: told }
  const where = periods.under === undefined ? '' : ` dưới “${periods.under}”`
  return { score: columns.length, sentence: `không thấy cột tháng, quý hay lũy kế nào${where}` }
}

/** Headers reach up and down as far as the merges that touch them. */
function touched(grid: Grid, first: number, last: number): { readonly first: number; readonly last: number } {
  let [top, bottom] = [first - 1, last - 1]
  for (let isGrowing = true; isGrowing && bottom - top < mostHeaderRows;) {
    const touching = grid.merges.filter((merge) => merge.top <= bottom && merge.bottom >= top)
    const [up, down] = [
      Math.min(top, ...touching.map((each) => each.top)),
      Math.max(bottom, ...touching.map((each) => each.bottom)),
    ]
    isGrowing = up < top || down > bottom
    top = up
    bottom = down
  }
  return { first: top + 1, last: bottom + 1 }
}

async function firstRows(grid: Grid): Promise<readonly SpreadRow[]> {
  const spread = new SpreadMerges(grid.merges.filter(({ top }) => top < mostRowsAbove))
  const rows: SpreadRow[] = []
  for await (const raw of grid.rows()) {
    rows.push(spread.row(raw))
    if (rows.length >= mostRowsAbove) break
  }
  return rows
}

/** The place that some rows give, grown by the merges that touch them when the grown rows still hold all headers. */
function placeOf(
  grid: Grid,
  rows: readonly SpreadRow[],
  on: { heads: readonly SpreadRow[]; found: Found; config: TableConfig },
) {
  const last = on.heads.at(-1)?.number ?? 0
  const grown = touched(grid, on.heads[0]?.number ?? last, last)
  const heads = rows.filter(({ number }) => number >= grown.first && number <= grown.last)
  const found = columnsIn(headerPaths(heads), on.config, last)
  const above = rows.filter(({ number }) => number < grown.first)
  return { ...('columns' in found ? found : on.found), above, lastHeader: grown.last }
}

/** Looks through the first rows for headers. Throws `RefusedFile` that names the sheet, the header missing and the nearest found. */
export async function findHeaders(grid: Grid, config: TableConfig): Promise<TablePlace> {
  const rows = await firstRows(grid)
  let best: Missing = { score: -1, sentence: 'trang trống' }
  for (let end = 1; end <= rows.length; end += 1) {
    for (let height = 1; height <= Math.min(mostHeaderRows, end); height += 1) {
      const heads = rows.slice(end - height, end)
      const found = columnsIn(headerPaths(heads), config, heads.at(-1)?.number ?? 0)
      if ('columns' in found) return placeOf(grid, rows, { heads, found, config })
      if (found.score > best.score) best = found
    }
  }
  const texts = rows.flatMap(({ heads }) => heads).filter((cell) => typeof cell === 'string')
  if (looksLikeTcvn3(texts.join(' ')))
    throw new RefusedFile(
      `Trang “${grid.name}” dùng phông chữ cũ TCVN3 (.VnTime); hãy chuyển sang Unicode hoặc đặt encoding: tcvn3.`,
    )
  throw new RefusedFile(`Trang “${grid.name}”: ${best.sentence}.`)
}
