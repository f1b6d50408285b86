import type { Row } from '../../row.ts'
import { RefusedFile } from '../refused-file.ts'
import { findHeaders, type NamedColumn, type TablePlace } from './find-headers.ts'
import { type Cell, type Grid, spelt } from './grid.ts'
import { periodAbove, readAbove } from './read-above.ts'
import { type SpreadRow, SpreadMerges } from './spread-merges.ts'
import type { TableConfig } from './table-config.ts'
import { Totals } from './totals.ts'

/** A line of the table says something only if it fills so many of the columns that are read. */
const fewestFilled = 2
const hidden = { code: 'bad_shape', reason: 'Dòng bị ẩn hoặc lọc; hãy bỏ ẩn rồi gửi lại.', id: null } as const

function isEmpty(cell: Cell | undefined): boolean {
  return spelt(cell) === ''
}

/** A row of numbers or letters that only numbers the columns: A, B, 1, 2, 3 … or (1), (2), (3)=(1)+(2). */
function isNumbering(cells: readonly Cell[]): boolean {
  const marks = cells.filter((cell) => !isEmpty(cell)).map((cell) => spelt(cell).replaceAll(/[()\s]/g, ''))
  const numbers = marks
    .flatMap((mark) => /^(\d{1,3})(?:=.*)?$/.exec(mark)?.[1] ?? [])
    .map(Number)
    .toSorted((a, b) => a - b)
  const isCounting = numbers.every((mark, index) => index === 0 || mark === (numbers[index - 1] ?? mark) + 1)
  const others = marks.filter((mark) => !/^\d{1,3}(?:=.*)?$/.test(mark))
  return numbers.length > 1 && isCounting && (numbers[0] ?? 0) <= 2 && others.every((mark) => /^[a-d]$/.test(mark))
}

/** Reads the lines of one table, once. */
class TableReader {
  readonly #config: TableConfig
  readonly #place: TablePlace
  readonly #above: Readonly<Record<string, Cell>>
  readonly #periodAbove: string | null
  readonly #last = new Map<string, Cell>()
  readonly #ends: readonly string[]
  readonly #label: number
  readonly totals: Totals

  constructor(grid: Grid, config: TableConfig, place: TablePlace) {
    this.#config = config
    this.#place = place
    this.#above = readAbove(config.above, place.above, grid.name)
    this.#periodAbove = periodAbove(place.above, grid.name)
    this.#ends = config.endsAt.map(spelt)
    this.#label = this.#column(config.totals.in)?.column ?? 0
    this.totals = new Totals(this.#summed(), config.totals.words)
  }

  #column(field: string | undefined): NamedColumn | undefined {
    const { columns } = this.#place
    return field === undefined ? columns[0] : columns.find((column) => column.field === field)
  }

  #summed() {
    const { totals, periods } = this.#config
    const named = totals.sum.flatMap((field) => this.#place.columns.filter((column) => column.field === field))
    const isUnpivoted = periods !== undefined && totals.sum.includes(periods.value)
    const told = isUnpivoted ? this.#place.periods : []
    return [...named, ...told.map(({ column, period }) => ({ column, header: period.text ?? period.kind }))]
  }

  isEnd(cells: readonly Cell[]): boolean {
    const texts = cells.map(spelt)
    return this.#ends.some((end) => texts.some((text) => text.startsWith(end)))
  }

  /** Whether a line fills enough of the columns to be one; titles, notes and signatures do not. */
  isLine({ cells, number }: SpreadRow): boolean {
    const read = [...this.#place.columns, ...this.#place.periods]
    const filled = read.filter(({ column }) => !isEmpty(cells[column])).length
    const isFirst = number === this.#place.lastHeader + 1
    return filled >= Math.min(fewestFilled, read.length) && !(isFirst && isNumbering(cells))
  }

  /** Takes a line into the sums or among the totals; true when it is to be read on. */
  count(place: string, cells: readonly Cell[]): boolean {
    if (!this.totals.isTotal(cells[this.#label])) {
      this.totals.add(cells)
      return true
    }
    this.totals.total(place, cells)
    return this.#config.totals.rows === 'pass'
  }

  /** The fields of a line: one record, or one for each period that is filled. */
  records(cells: readonly Cell[]): readonly Readonly<Record<string, Cell>>[] {
    const record: Record<string, Cell> = { ...this.#above }
    for (const { field, column, measure } of this.#place.columns) {
      const own = cells[column] ?? null
      const isFilled = isEmpty(own) && this.#config.fillDown.includes(field)
      record[field] = isFilled ? (this.#last.get(field) ?? null) : own
      this.#last.set(field, record[field])
      if (measure !== null) record[`${field}Measure`] = measure
    }
    const { periods } = this.#config
    if (periods === undefined) return [record]
    return this.#place.periods
      .filter(({ column }) => !isEmpty(cells[column]))
      .map(({ column, period, measure }) => ({
        ...record,
        [periods.period]: period.text ?? this.#periodAbove,
        [periods.value]: cells[column] ?? null,
        ...(periods.kind === undefined ? {} : { [periods.kind]: period.kind }),
        ...(measure === null ? {} : { [`${periods.value}Measure`]: measure }),
      }))
  }
}

async function* linesOf(grid: Grid, config: TableConfig, name: string): AsyncGenerator<Row> {
  const place = await findHeaders(grid, config)
  const reader = new TableReader(grid, config, place)
  const spread = new SpreadMerges(grid.merges)
  const where = (row: number): string => `${name} ${grid.name === '' ? '' : `trang ${grid.name} `}dòng ${String(row)}`
  for await (const raw of grid.rows()) {
    const row = spread.row(raw)
    if (row.number <= place.lastHeader || !reader.isLine(row)) continue
    if (reader.isEnd(row.cells)) break
    if (row.isHidden && config.hiddenRows !== 'take') {
      if (config.hiddenRows === 'refuse') yield { place: where(row.number), value: null, refused: hidden }
      continue
    }
    if (!reader.count(where(row.number), row.cells)) continue
    for (const value of reader.records(row.cells)) yield { place: where(row.number), value }
  }
  for (const { place: total, ...refused } of reader.totals.doubts()) yield { place: total, value: null, refused }
}

async function hasHeaders(grid: Grid, config: TableConfig): Promise<RefusedFile | null> {
  try {
    await findHeaders(grid, config)
    return null
  } catch (error) {
    if (error instanceof RefusedFile) return error
    throw error
  }
}

/** What a file offers: its visible sheets in order, or the one table of a CSV. */
export interface Offered {
  readonly name: string
  readonly isHidden: boolean
  readonly open: () => Promise<Grid>
}

/** The sheets that the configuration means. Throws `RefusedFile` when there is none, or more than one. */
async function chosen(sheets: readonly Offered[], config: TableConfig): Promise<readonly Grid[]> {
  if (config.sheet !== undefined && config.sheet !== '*') {
    const named = sheets.find(({ name }) => spelt(name) === spelt(config.sheet))
    if (named === undefined)
      throw new RefusedFile(`Tệp không có trang “${config.sheet}” (có ${String(sheets.length)} trang khác tên).`)
    return [await named.open()]
  }
  const fitting: Grid[] = []
  let why: RefusedFile | null = null
  for (const sheet of sheets.filter(({ isHidden }) => !isHidden)) {
    const grid = await sheet.open()
    const missing = await hasHeaders(grid, config)
    if (missing === null) fitting.push(grid)
    else why ??= missing
  }
  if (fitting.length > 1 && config.sheet === undefined) {
    const names = fitting.slice(0, 3).map(({ name }) => `“${name}”`)
    throw new RefusedFile(`Nhiều trang cùng có các cột này (${names.join(', ')}); hãy ghi tên trang, hoặc sheet: '*'.`)
  }
  if (fitting.length > 0) return fitting
  throw why ?? new RefusedFile('Tệp không có trang nào hiện; các trang ẩn không được đọc.')
}

/** Reads the tables of a file as records named by the configuration. Throws `RefusedFile` when there is none to be read. */
export async function* tableRows(sheets: readonly Offered[], config: TableConfig, file: string): AsyncGenerator<Row> {
  for (const grid of await chosen(sheets, config)) yield* linesOf(grid, config, file)
}
