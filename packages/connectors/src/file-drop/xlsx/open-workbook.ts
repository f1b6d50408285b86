import { RefusedFile } from '../refused-file.ts'
import type { Grid } from '../table/grid.ts'
import { readNumberKinds } from './number-formats.ts'
import { listenToXml } from './read-xml.ts'
import { readSharedStrings } from './shared-strings.ts'
import { sheetMerges } from './sheet-merges.ts'
import { type CellContext, sheetRows } from './sheet-rows.ts'
import { xlsxBounds } from './xlsx-bounds.ts'
import { openZip, type ZipParts } from './zip-parts.ts'

/** A sheet as the workbook lists it. */
export interface Sheet {
  readonly name: string
  readonly isHidden: boolean
  /** Reads its merges; its rows are read as often as somebody asks. */
  readonly open: () => Promise<Grid>
}

export interface Workbook extends Disposable {
  readonly sheets: readonly Sheet[]
  /** Share of the sheet being read that lies behind, 0 to 1. */
  readonly share: () => number
}

export interface WorkbookRules {
  readonly columns: number
  readonly spell: (text: string) => string
}

interface Listed {
  readonly name: string
  readonly isHidden: boolean
  readonly relation: string
}

const main = 'xl/workbook.xml'

async function relationsOf(parts: ZipParts): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>()
  await listenToXml(parts.read('xl/_rels/workbook.xml.rels'), {
    opened: (name, attributes) => {
      const target = attributes['Target'] ?? ''
      if (name === 'Relationship')
        targets.set(attributes['Id'] ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`)
    },
  })
  return targets
}

async function listSheets(parts: ZipParts): Promise<{ sheets: readonly Listed[]; is1904: boolean }> {
  const sheets: Listed[] = []
  let is1904 = false
  await listenToXml(parts.read(main), {
    opened: (name, attributes) => {
      if (name === 'workbookPr') is1904 = ['1', 'true'].includes(attributes['date1904'] ?? '')
      if (name !== 'sheet') return
      const relation = Object.entries(attributes).find(([key]) => key === 'id' || key.endsWith(':id'))?.[1] ?? ''
      const isHidden = (attributes['state'] ?? 'visible') !== 'visible'
      sheets.push({ name: (attributes['name'] ?? '').normalize('NFC').trim(), isHidden, relation })
    },
  })
  if (sheets.length > xlsxBounds.sheets)
    throw new RefusedFile(`Tệp Excel có quá ${String(xlsxBounds.sheets)} trang tính.`)
  return { sheets, is1904 }
}

async function contextOf(parts: ZipParts, rules: WorkbookRules, is1904: boolean): Promise<CellContext> {
  const [strings, styles] = ['xl/sharedStrings.xml', 'xl/styles.xml']
  if (parts.bytesOf(strings) > xlsxBounds.sharedStringsBytes) throw new RefusedFile('Phần chữ của tệp Excel quá lớn.')
  return {
    ...rules,
    is1904,
    texts: parts.has(strings) ? await readSharedStrings(parts.read(strings), rules.spell) : [],
    kinds: parts.has(styles) ? await readNumberKinds(parts.read(styles)) : [],
  }
}

/** Opens a workbook; sheets are read as a stream. Throws `RefusedFile` when it is none, or too much. */
export async function openWorkbook(path: string, rules: WorkbookRules): Promise<Workbook> {
  const parts = await openZip(path)
  try {
    if (!parts.has(main)) throw new RefusedFile('Tệp không phải sổ Excel (.xlsx).')
    const { sheets, is1904 } = await listSheets(parts)
    const targets = await relationsOf(parts)
    const context = await contextOf(parts, rules, is1904)
    let share = 0
    const open = async (name: string, part: string): Promise<Grid> => ({
      name,
      merges: await sheetMerges(parts.read(part), rules.columns),
      rows: async function* rows() {
        const whole = Math.max(1, parts.bytesOf(part))
        yield* sheetRows(parts.read(part), context, (bytes) => (share = bytes / whole))
      },
    })
    return {
      sheets: sheets.map(({ name, isHidden, relation }) => {
        const part = targets.get(relation) ?? ''
        return { name, isHidden, open: () => open(name, part) }
      }),
      share: () => share,
      [Symbol.dispose]: () => parts[Symbol.dispose](),
    }
  } catch (error) {
    parts[Symbol.dispose]()
    throw error
  }
}
