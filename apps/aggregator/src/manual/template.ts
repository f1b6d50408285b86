import { formatInstant, type Period } from '@toan-canh/calendar'
import { columnLetters, type Form, type FormCell, openWorkbook, RefusedFile } from '@toan-canh/connectors'
import { type ManualField, manualLimits } from '@toan-canh/contract'
import { fieldName } from './check-entry.ts'
import { type EntrySet, periodDueAt, writtenMeasure } from './entry-set.ts'

/** One unit of a template: what stands now, of which version, and whether it may be written. */
export interface TemplateRow {
  readonly unit: string
  readonly unitName: string
  readonly version: number
  readonly cells: Readonly<Record<string, string>>
  readonly note: string
  readonly canWrite: boolean
}

/** A row as it comes back. `line` is its number in the sheet. */
export interface FilledRow {
  readonly line: number
  readonly unit: string
  readonly version: string
  readonly cells: Readonly<Record<string, string>>
  readonly note: string
}

/** A filled template. `placeOf` names a cell as people do: `Số liệu!D14`. */
export interface FilledTemplate {
  readonly source: string
  readonly period: string
  readonly rows: readonly FilledRow[]
  readonly placeOf: (line: number, column: string) => string
}

const sheet = 'Số liệu'
const mark = 'toan-canh/1'
const firstField = 3
/** Rows that stand above those of units: title, due, how to write, keys, heads, bounds. */
const above = 6
const keyLine = 4
const columnsRead = firstField + manualLimits.fields + 40
const number = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 6 })

function boundsOf({ least, most, isWhole, isRequired, hint }: ManualField): string {
  const parts = [
    least === undefined ? [] : [`từ ${number.format(least)}`],
    most === undefined ? [] : [`đến ${number.format(most)}`],
    isWhole ? ['số nguyên'] : [],
    isRequired ? [] : ['có thể để trống'],
    hint === undefined ? [] : [hint],
  ]
  return parts.flat().join(', ')
}

/** "17:00 05/11/2026". */
function momentOf(iso: string): string {
  const [day = '', time = ''] = iso.split('T')
  return `${time.slice(0, 5)} ${day.split('-').toReversed().join('/')}`
}

/** The sheet that people fill in: one row for each unit, locked but for the numbers and notes that may be written. */
export function templateForm(set: EntrySet, period: Period, rows: readonly TemplateRow[]): Form {
  const { source, config } = set
  const { vi, owner } = source.definition
  const line = (kind: FormCell['kind'], ...texts: readonly string[]) => ({
    cells: texts.map((text): FormCell => ({ text, kind })),
  })
  const due = momentOf(formatInstant(periodDueAt(set, period)))
  const { fields } = config
  const names = fields.map((field) => `${fieldName(set, field)} (${writtenMeasure(set, field)})`)
  return {
    name: sheet,
    frozen: { columns: firstField, rows: above },
    columns: [
      { width: 12 },
      { width: 30 },
      { width: 6, isHidden: true },
      ...fields.map((field) => ({
        width: 22,
        prompt: {
          title: fieldName(set, field),
          text: `${writtenMeasure(set, field)}${boundsOf(field) === '' ? '' : `; ${boundsOf(field)}`}. Chưa có số liệu thì ghi -`,
        },
      })),
      { width: 40 },
    ],
    rows: [
      line('title', `${vi} · kỳ ${period.id}`),
      line('note', `${owner} · hạn ${due} · ${config.enters.position} nhập, ${config.approves.position} duyệt`),
      line(
        'note',
        'Viết như 1.914, 97,6, trên 95, khoảng 1,2 nghìn; chưa có số liệu thì ghi -; ô trống là chưa báo. Không ghi tên, số điện thoại, số định danh.',
      ),
      { ...line('fixed', mark, source.id, period.id, ...fields.map(({ signal }) => signal), 'note'), isHidden: true },
      line('head', 'Mã đơn vị', 'Đơn vị', 'Bản', ...names, 'Ghi chú cho người duyệt'),
      line('note', '', '', '', ...fields.map(boundsOf), ''),
      ...rows.map(({ unit, unitName, version, cells, note, canWrite }) => {
        const kind = canWrite ? 'entry' : 'fixed'
        const open = [...fields.map(({ signal }) => cells[signal] ?? ''), note]
        return {
          cells: [
            ...[unit, unitName, String(version)].map((text): FormCell => ({ text, kind: 'fixed' })),
            ...open.map((text): FormCell => ({ text, kind })),
          ],
        }
      }),
    ],
  }
}

/** What stands in a cell as somebody would have typed it: a number with a comma. */
function typed(cell: string | number | null | undefined): string {
  if (cell === null || cell === undefined) return ''
  return typeof cell === 'number' ? String(cell).replace('.', ',') : cell.trim()
}

/** Reads a filled template of any set. Throws `RefusedFile` when it is none; of its rows nothing is judged. */
export async function readTemplate(path: string): Promise<FilledTemplate> {
  using workbook = await openWorkbook(path, { columns: columnsRead, spell: (text) => text.normalize('NFC') })
  const found = workbook.sheets.find(({ name }) => name === sheet)
  if (found === undefined)
    throw new RefusedFile(`Tệp không có trang “${sheet}” của mẫu; hãy tải lại mẫu và điền vào đó.`)
  const grid = await found.open()
  let keys: readonly string[] = []
  const rows: FilledRow[] = []
  for await (const { number: line, cells } of grid.rows()) {
    const texts = cells.map(typed)
    if (line === keyLine) keys = texts
    if (line <= above || texts.every((text) => text === '')) continue
    if (rows.length === manualLimits.units)
      throw new RefusedFile(`Mẫu có quá ${String(manualLimits.units)} dòng đơn vị; hãy tải lại mẫu và điền vào đó.`)
    const [unit = '', , version = ''] = texts
    const told = keys.slice(firstField).map((key, at) => [key, texts[firstField + at] ?? ''] as const)
    const written = told.filter(([key, text]) => key !== 'note' && text !== '')
    rows.push({
      line,
      unit,
      version,
      cells: Object.fromEntries(written),
      note: told.find(([key]) => key === 'note')?.[1] ?? '',
    })
  }
  const [is, source = '', period = ''] = keys
  if (is !== mark) throw new RefusedFile(`Dòng ${String(keyLine)} của mẫu đã mất; hãy tải lại mẫu và điền vào đó.`)
  const at = new Map<string, number>([
    ['unit', 0],
    ['version', 2],
    ...keys.map((key, column) => [key, column] as const),
  ])
  return {
    source,
    period,
    rows,
    placeOf: (line, column) => `${sheet}!${columnLetters(at.get(column) ?? 0)}${String(line)}`,
  }
}
