import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { columnLetters } from '../table/grid.ts'

/** A cell of a form: text, so that no spreadsheet program makes another number of `1.914`. */
export interface FormCell {
  readonly text: string
  /** `entry` may be written in; everything else is locked. `number`: a number as JavaScript writes it. */
  readonly kind: 'title' | 'note' | 'head' | 'fixed' | 'entry' | 'number'
}

export interface FormColumn {
  /** In characters. */
  readonly width: number
  readonly isHidden?: boolean
  /** Shown while somebody stands in an entry cell of the column. */
  readonly prompt?: { readonly title: string; readonly text: string }
}

/** One sheet of prepared rows of which people fill in some cells. */
export interface Form {
  readonly name: string
  readonly columns: readonly FormColumn[]
  readonly rows: readonly { readonly cells: readonly FormCell[]; readonly isHidden?: boolean }[]
  /** So many columns and rows stay where they are. */
  readonly frozen: { readonly columns: number; readonly rows: number }
  /** Nothing is locked: a table to be worked on and not a form to be filled in. */
  readonly isOpen?: boolean
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const sheets = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'

/** What Excel takes as the title and the text of a prompt. */
const promptBounds = { title: 32, text: 255 } as const

/** In the order of the styles below. */
const kinds: readonly FormCell['kind'][] = ['fixed', 'title', 'note', 'head', 'entry', 'number']

// Number format 49 is text: what is typed stays as it was typed.
const styles = `${head}<styleSheet xmlns="${sheets}"><fonts count="4"><font><sz val="11"/><name val="Arial"/></font><font><b/><sz val="14"/><name val="Arial"/></font><font><i/><sz val="10"/><color rgb="FF5B6770"/><name val="Arial"/></font><font><b/><sz val="11"/><name val="Arial"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFF8DC"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="49" fontId="3" fillId="0" borderId="1" xfId="0" applyFont="1" applyAlignment="1"><alignment wrapText="1" vertical="center"/></xf><xf numFmtId="49" fontId="0" fillId="2" borderId="1" xfId="0" applyFill="1" applyAlignment="1" applyProtection="1"><alignment horizontal="right"/><protection locked="0"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

function escaped(text: string): string {
  return text
    .replaceAll(/[\p{Cc}]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

function cellXml({ text, kind }: FormCell, at: string): string {
  if (text === '' && kind !== 'entry') return ''
  const style = ` s="${String(kinds.indexOf(kind))}"`
  if (text === '') return `<c r="${at}"${style}/>`
  if (kind === 'number') return `<c r="${at}"${style}><v>${escaped(text)}</v></c>`
  return `<c r="${at}"${style} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
}

function promptsXml({ columns, rows }: Form): string {
  const prompts = columns.flatMap(({ prompt }, at) => {
    const cells = rows.flatMap(({ cells: each }, index) => (each[at]?.kind === 'entry' ? [index + 1] : []))
    const [first, last] = [cells[0], cells.at(-1)]
    if (prompt === undefined || first === undefined) return []
    const letters = columnLetters(at)
    const [title, text] = [prompt.title.slice(0, promptBounds.title), prompt.text.slice(0, promptBounds.text)]
    return `<dataValidation allowBlank="1" showInputMessage="1" promptTitle="${escaped(title)}" prompt="${escaped(text)}" sqref="${letters}${String(first)}:${letters}${String(last)}"/>`
  })
  return prompts.length === 0
    ? ''
    : `<dataValidations count="${String(prompts.length)}">${prompts.join('')}</dataValidations>`
}

function sheetXml(form: Form): string {
  const { columns, rows, frozen, isOpen = false } = form
  const corner = `${columnLetters(frozen.columns)}${String(frozen.rows + 1)}`
  const cols = columns.map(({ width, isHidden }, at) => {
    const number = String(at + 1)
    return `<col min="${number}" max="${number}" width="${String(width)}" customWidth="1"${isHidden === true ? ' hidden="1"' : ''}/>`
  })
  const lines = rows.map(({ cells, isHidden }, index) => {
    const number = String(index + 1)
    const written = cells.map((cell, at) => cellXml(cell, `${columnLetters(at)}${number}`))
    return `<row r="${number}"${isHidden === true ? ' hidden="1"' : ''}>${written.join('')}</row>`
  })
  return `${head}<worksheet xmlns="${sheets}"><sheetViews><sheetView workbookViewId="0" showGridLines="0"><pane xSplit="${String(frozen.columns)}" ySplit="${String(frozen.rows)}" topLeftCell="${corner}" activePane="bottomRight" state="frozen"/><selection pane="bottomRight" activeCell="${corner}" sqref="${corner}"/></sheetView></sheetViews><cols>${cols.join('')}</cols><sheetData>${lines.join('')}</sheetData>${isOpen ? '' : '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>'}${promptsXml(form)}<pageSetup paperSize="9" orientation="landscape"/></worksheet>`
}

/**
 * A form as a workbook. Its entry cells are open and hold text; the rest is locked, without a password: it keeps hands off, it is no
 * guard. `at` dates its parts, so that one form is always the same bytes.
 */
export async function writeForm(form: Form, at: Date): Promise<Buffer> {
  const zip = new ZipFile()
  const add = (name: string, content: string) => zip.addBuffer(Buffer.from(content), name, { mtime: at })
  add(
    '[Content_Types].xml',
    `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`,
  )
  add(
    '_rels/.rels',
    `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  )
  add(
    'xl/workbook.xml',
    `${head}<workbook xmlns="${sheets}" xmlns:r="${relations}"><sheets><sheet name="${escaped(form.name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  )
  add(
    'xl/_rels/workbook.xml.rels',
    `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
  )
  add('xl/styles.xml', styles)
  add('xl/worksheets/sheet1.xml', sheetXml(form))
  zip.end()
  return buffer(zip.outputStream)
}
