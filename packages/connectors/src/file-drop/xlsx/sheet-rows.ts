import { RefusedFile } from '../refused-file.ts'
import type { Cell, GridRow } from '../table/grid.ts'
import { columnOf } from './cell-reference.ts'
import { type NumberKind, numberCell } from './number-formats.ts'
import { readXml } from './read-xml.ts'
import { xlsxBounds } from './xlsx-bounds.ts'

/** What the cells of a sheet refer to. */
export interface CellContext {
  readonly texts: readonly string[]
  readonly kinds: readonly NumberKind[]
  readonly is1904: boolean
  readonly columns: number
  /** Texts as they are meant: composed, and out of an old font. */
  readonly spell: (text: string) => string
}

/** A formula that nobody has computed: neither empty nor 0. */
const uncomputed = '#CALC!'

/** Gathers the rows of a sheet from what its XML says. */
class RowGatherer {
  readonly #context: CellContext
  readonly #rows: GridRow[] = []
  #row: { number: number; isHidden: boolean; cells: Cell[] } = { number: 0, isHidden: false, cells: [] }
  #column = -1
  #type = ''
  #style = 0
  #value = ''
  #isFormula = false
  #isText = false
  #cells = 0

  constructor(context: CellContext) {
    this.#context = context
  }

  /** The rows that are whole, each once. */
  take(): readonly GridRow[] {
    return this.#rows.splice(0)
  }

  opened(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'c') {
      this.#column = attributes['r'] === undefined ? this.#column + 1 : columnOf(attributes['r'])
      this.#type = attributes['t'] ?? 'n'
      this.#style = Number(attributes['s'] ?? 0)
      this.#value = ''
      this.#isFormula = false
    } else if (name === 'v' || name === 't') this.#isText = true
    else if (name === 'f') this.#isFormula = true
    else if (name === 'row') {
      const number = attributes['r'] === undefined ? this.#row.number + 1 : Number(attributes['r'])
      const isHidden = attributes['hidden'] === '1' || attributes['hidden'] === 'true'
      this.#row = { number, isHidden, cells: [] }
      this.#column = -1
    }
  }

  text(text: string): void {
    if (this.#isText) this.#value += text
  }

  closed(name: string): void {
    if (name === 'v' || name === 't') this.#isText = false
    else if (name === 'c') this.#keep(this.#cell())
    else if (name === 'row' && this.#row.cells.length > 0) this.#rows.push(this.#row)
  }

  #cell(): Cell {
    const { texts, kinds, is1904, spell } = this.#context
    const text = this.#value
    if (text === '') return this.#isFormula && this.#type === 'n' ? uncomputed : null
    switch (this.#type) {
      case 's':
        return texts[Number(text)] ?? null
      case 'n':
        return numberCell(Number(text), kinds[this.#style] ?? 'plain', is1904)
      case 'b':
        return text === '1' ? 'true' : 'false'
      default:
        return spell(text)
    }
  }

  #keep(cell: Cell): void {
    if (cell === null || cell === '') return
    const { columns } = this.#context
    if (!(this.#column >= 0 && this.#column < columns))
      throw new RefusedFile(`Trang tính có quá ${String(columns)} cột.`)
    this.#cells += 1
    if (this.#cells > xlsxBounds.cells)
      throw new RefusedFile(`Trang tính có quá ${String(xlsxBounds.cells)} ô có dữ liệu.`)
    const { cells } = this.#row
    while (cells.length < this.#column) cells.push(null)
    cells[this.#column] = cell
  }
}

/** Reads the rows of a sheet that have something in them. `progress` is told the bytes read. */
export async function* sheetRows(
  sheet: AsyncIterable<Buffer>,
  context: CellContext,
  progress: (bytes: number) => void,
): AsyncGenerator<GridRow> {
  const gatherer = new RowGatherer(context)
  const listener = {
    opened: (name: string, attributes: Readonly<Record<string, string>>) => gatherer.opened(name, attributes),
    closed: (name: string) => gatherer.closed(name),
    text: (text: string) => gatherer.text(text),
  }
  for await (const bytes of readXml(sheet, listener)) {
    progress(bytes)
    yield* gatherer.take()
  }
}
