import { type Cell, spelt } from './grid.ts'

/** A header that names a period, spelt so that the mapping's period formats read it. */
export interface PeriodHeader {
  readonly kind: 'tháng' | 'quý' | 'tháng đầu năm' | 'năm' | 'lũy kế'
  /** Null: "Lũy kế" up to the period that the titles name. */
  readonly text: string | null
}

const ofYear = String.raw`(?:\s*(?:[/.-]|năm|,)?\s*((?:19|20)\d\d))?`
const month = new RegExp(String.raw`^(?:tháng|thg|t)\.?\s*(\d{1,2})${ofYear}$`)
const monthAlone = /^(\d{1,2})\s*[/.-]\s*((?:19|20)\d\d)$/
const monthAsDay = /^((?:19|20)\d\d)-(\d\d)-\d\d$/
const quarter = new RegExp(String.raw`^(?:quý|quí|q)\.?\s*(iv|i{1,3}|[1-4])${ofYear}$`)
const months = new RegExp(String.raw`^(\d{1,2})\s*tháng(\s+(?:đầu|cuối)\s+năm)?${ofYear}$`)
const year = /^(?:(?:cả\s+)?năm\s*)?((?:19|20)\d\d)$/
const wholeYear = /^cả\s+năm$/
const cumulated = /^(?:lũy|luỹ|lũy)\s*kế\s*(?:từ đầu năm|đến)?\s*/
const yearAbove = /\b((?:19|20)\d\d)\b/

function withYear(text: string, of: string | undefined): string {
  return of === undefined ? text : `${text}${text.includes('năm') ? ' ' : '/'}${of}`
}

/** Reads a header path, outermost first; a year may stand above its months. Null when the column is of no period. */
export function periodHeader(path: readonly Cell[]): PeriodHeader | null {
  const parts = path.map(spelt)
  const leaf = parts.at(-1) ?? ''
  const above = parts.slice(0, -1).toReversed()
  const outer = above.map((part) => yearAbove.exec(part)?.[1]).find((found) => found !== undefined)
  const asDay = monthAsDay.exec(leaf)
  if (asDay !== null) return { kind: 'tháng', text: `Tháng ${String(Number(asDay[2]))}/${asDay[1] ?? ''}` }
  const bare = /^\d{1,2}$/.test(leaf) && above.some((part) => part.startsWith('tháng')) ? `tháng ${leaf}` : leaf
  const ofMonth = month.exec(bare) ?? monthAlone.exec(bare)
  if (ofMonth !== null && Number(ofMonth[1]) >= 1 && Number(ofMonth[1]) <= 12)
    return { kind: 'tháng', text: withYear(`Tháng ${ofMonth[1] ?? ''}`, ofMonth[2] ?? outer) }
  const ofQuarter = quarter.exec(leaf)
  if (ofQuarter !== null)
    return { kind: 'quý', text: withYear(`Quý ${(ofQuarter[1] ?? '').toUpperCase()}`, ofQuarter[2] ?? outer) }
  const together = cumulated.exec(leaf)
  const rest = together === null ? leaf : leaf.slice(together[0].length)
  const ofMonths = months.exec(rest)
  if (ofMonths !== null) {
    const kind = together === null ? 'tháng đầu năm' : 'lũy kế'
    const span = (ofMonths[2] ?? '').trim() === 'cuối năm' ? ' cuối năm' : ofMonths[2] === undefined ? '' : ' đầu năm'
    return { kind, text: withYear(`${ofMonths[1] ?? ''} tháng${span}`, ofMonths[3] ?? outer) }
  }
  if (together !== null) return { kind: 'lũy kế', text: null }
  const ofYears = year.exec(leaf)
  if (ofYears !== null) return { kind: 'năm', text: `Năm ${ofYears[1] ?? ''}` }
  return wholeYear.test(leaf) ? { kind: 'năm', text: outer === undefined ? 'Cả năm' : `Năm ${outer}` } : null
}
