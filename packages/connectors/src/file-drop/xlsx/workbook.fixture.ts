import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { columnLetters } from '../table/grid.ts'

/** A cell to be written: a day or a percentage carries its number format, a formula may never have been computed. */
export type WrittenCell =
  | string
  | number
  | null
  | { readonly day: number }
  | { readonly percent: number }
  | { readonly formula: string; readonly value?: number }

export interface WrittenSheet {
  readonly name: string
  readonly rows: readonly (readonly WrittenCell[])[]
  readonly merges?: readonly string[]
  readonly isHidden?: boolean
  readonly hiddenRows?: readonly number[]
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const spaces = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** Texts that cells share, in the order in which they are first used. */
class SharedTexts {
  readonly #texts = new Map<string, number>()

  indexOf(text: string): number {
    const index = this.#texts.get(text) ?? this.#texts.size
    this.#texts.set(text, index)
    return index
  }

  xml(): string {
    const items = [...this.#texts.keys()].map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`)
    return `${head}<sst xmlns="${spaces}">${items.join('')}</sst>`
  }
}

function cellXml(cell: WrittenCell, at: string, texts: SharedTexts): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return `<c r="${at}" t="s"><v>${String(texts.indexOf(cell))}</v></c>`
  if (typeof cell === 'number') return `<c r="${at}"><v>${String(cell)}</v></c>`
  if ('day' in cell) return `<c r="${at}" s="1"><v>${String(cell.day)}</v></c>`
  if ('percent' in cell) return `<c r="${at}" s="2"><v>${String(cell.percent)}</v></c>`
  const value = cell.value === undefined ? '' : `<v>${String(cell.value)}</v>`
  return `<c r="${at}"><f>${escaped(cell.formula)}</f>${value}</c>`
}

function sheetXml({ rows, merges = [], hiddenRows = [] }: WrittenSheet, texts: SharedTexts): string {
  const lines = rows.map((row, index) => {
    const number = index + 1
    const cells = row.map((cell, column) => cellXml(cell, `${columnLetters(column)}${String(number)}`, texts))
    return `<row r="${String(number)}"${hiddenRows.includes(number) ? ' hidden="1"' : ''}>${cells.join('')}</row>`
  })
  const merged = merges.map((each) => `<mergeCell ref="${each}"/>`).join('')
  return `${head}<worksheet xmlns="${spaces}"><sheetData>${lines.join('')}</sheetData>${
    merged === '' ? '' : `<mergeCells count="${String(merges.length)}">${merged}</mergeCells>`
  }</worksheet>`
}

/** The parts of a workbook by their names, to be zipped or spoilt. */
export function workbookParts(sheets: readonly WrittenSheet[], is1904 = false): Map<string, string> {
  const texts = new SharedTexts()
  const list = sheets.map(({ name, isHidden }, index) => {
    const id = String(index + 1)
    return `<sheet name="${escaped(name)}" sheetId="${id}"${isHidden === true ? ' state="hidden"' : ''} r:id="rId${id}"/>`
  })
  const targets = sheets.map(
    (_, index) =>
      `<Relationship Id="rId${String(index + 1)}" Type="x" Target="worksheets/sheet${String(index + 1)}.xml"/>`,
  )
  const parts = new Map<string, string>([
    [
      'xl/workbook.xml',
      `${head}<workbook xmlns="${spaces}" xmlns:r="${relations}"><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets></workbook>`,
    ],
    ['xl/_rels/workbook.xml.rels', `${head}<Relationships>${targets.join('')}</Relationships>`],
    [
      'xl/styles.xml',
      `${head}<styleSheet xmlns="${spaces}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="10"/></cellXfs></styleSheet>`,
    ],
    ...sheets.map((sheet, index): [string, string] => [
      `xl/worksheets/sheet${String(index + 1)}.xml`,
      sheetXml(sheet, texts),
    ]),
  ])
  return parts.set('xl/sharedStrings.xml', texts.xml())
}

/** Zips parts as a workbook. */
export async function zipped(parts: ReadonlyMap<string, string | Buffer>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of parts) zip.addBuffer(Buffer.from(content), name, { compress: content.length > 100 })
  zip.end()
  return buffer(zip.outputStream)
}

/** A workbook as a spreadsheet program saves it. */
export async function aWorkbook(...sheets: readonly WrittenSheet[]): Promise<Buffer> {
  return zipped(workbookParts(sheets))
}
