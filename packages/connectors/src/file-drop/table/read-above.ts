import { type Cell, spelt } from './grid.ts'
import type { SpreadRow } from './spread-merges.ts'
import type { TableConfig } from './table-config.ts'

type Above = TableConfig['above'][string]

const period =
  /(?:tháng\s*\d{1,2}|qu[ýí]\s*(?:iv|i{1,3}|[1-4])|\d{1,2}\s*tháng(?:\s+(?:đầu|cuối)\s+năm)?)\s*(?:[/.-]|năm)?\s*(?:19|20)\d\d|năm\s*(?:19|20)\d\d/iu
const year = /(?:năm|[/.-])\s*((?:19|20)\d\d)/iu

function textsOf(rows: readonly SpreadRow[]): readonly string[] {
  return rows.flatMap(({ heads }) => heads.filter((cell) => cell !== null).map((cell) => String(cell).normalize('NFC')))
}

/** What stands behind a label in its cell, or in the next cell that says something else. */
function labelled(rows: readonly SpreadRow[], label: string): Cell {
  const wanted = spelt(label)
  for (const { heads } of rows) {
    for (const [column, cell] of heads.entries()) {
      const text = spelt(cell).replace(/^\(/, '').replace(/\)$/, '')
      if (!text.startsWith(wanted)) continue
      const rest = text.slice(wanted.length).replace(/^\s*:?\s*/, '')
      if (rest !== '') return rest
      const next = heads.slice(column + 1).find((each) => each !== null && spelt(each) !== text)
      if (next !== undefined) return next
    }
  }
  return null
}

function first(texts: readonly string[], form: RegExp, group: number): string | null {
  for (const text of texts) {
    const found = form.exec(text)?.[group]
    if (found !== undefined) return found.replaceAll(/\s+/g, ' ')
  }
  return null
}

/** The period that the titles above a table, or its sheet's name, speak of. */
export function periodAbove(rows: readonly SpreadRow[], sheet: string): string | null {
  return first([...textsOf(rows), sheet], period, 0)
}

function one(rule: Above, rows: readonly SpreadRow[], sheet: string): Cell {
  if ('label' in rule) return labelled(rows, rule.label)
  if (rule.find === 'sheet') return sheet
  return rule.find === 'period' ? periodAbove(rows, sheet) : first([...textsOf(rows), sheet], year, 1)
}

/** Reads what stands above a table, as fields of each of its rows. */
export function readAbove(
  rules: TableConfig['above'],
  rows: readonly SpreadRow[],
  sheet: string,
): Record<string, Cell> {
  return Object.fromEntries(Object.entries(rules).map(([field, rule]) => [field, one(rule, rows, sheet)]))
}
