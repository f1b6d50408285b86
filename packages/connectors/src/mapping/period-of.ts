import { isoDay, parsePeriod, type Period } from '@toan-canh/calendar'
import type { PeriodFormat } from '@toan-canh/contract'

const monthOfYear = /^(\d{1,2})[/.-](\d{4})$/
const dayOfYear = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/
const compactMonth = /^(\d{4})(\d\d)$/
const yearAlone = /^(\d{4})$/
/** What may follow a month or a quarter: "/2025", "-2025", " năm 2025", " 2025". */
const ofYear = String.raw`(?:\s*(?:[/.-]|năm|-)?\s*(\d{4}))?`
const monthWords = new RegExp(String.raw`^(?:tháng|t|thg)\.?\s*(\d{1,2})${ofYear}$`)
const quarterWords = new RegExp(String.raw`^(?:quý|q)\.?\s*(iv|i{1,3}|[1-4])${ofYear}$`)
const monthsWords = new RegExp(String.raw`^(\d{1,2})\s*tháng(?:\s+đầu(?=\s+năm))?${ofYear}$`)
const monthsOfYearWords = /^(\d{1,2})\s*tháng\s+đầu\s+năm$/
const halfWords = new RegExp(String.raw`^6\s*tháng\s+(đầu|cuối)(?:\s+năm)?${ofYear}$`)
const yearWords = /^(?:(?:cả\s+)?năm\s*(\d{4})?|cả\s+năm)$/
const romans = ['i', 'ii', 'iii', 'iv'] as const

function spelt(value: string): string {
  return value.normalize('NFC').trim().toLowerCase().replaceAll(/\s+/g, ' ')
}

type Year = string | number | null | undefined

function padded(part: string | number): string {
  return String(part).padStart(2, '0')
}

function month(year: Year, part: string | undefined): Period | null {
  return year === null || year === undefined || part === undefined ? null : parsePeriod(`${year}-${padded(part)}`)
}

function named(year: Year, suffix: string): Period | null {
  return year === null || year === undefined ? null : parsePeriod(`${year}${suffix}`)
}

function quarterNumber(text: string): number {
  const roman = romans.findIndex((each) => each === text)
  return roman < 0 ? Number(text) : roman + 1
}

/** Takes the text in lower case. */
type Reader = (text: string, year: number | null) => Period | null

function fromDay(text: string): Period | null {
  const m = dayOfYear.exec(text)
  return m === null ? null : parsePeriod(`${m[3]}-${padded(m[2] ?? '')}-${padded(m[1] ?? '')}`)
}

function fromMonths(text: string, year: number | null): Period | null {
  const m = monthsOfYearWords.exec(text) ?? monthsWords.exec(text)
  return m === null ? null : month(m[2] ?? year, m[1])
}

function fromHalf(text: string, year: number | null): Period | null {
  const m = halfWords.exec(text)
  return m === null ? null : named(m[2] ?? year, m[1] === 'đầu' ? '-H1' : '-H2')
}

function fromQuarter(text: string, year: number | null): Period | null {
  const m = quarterWords.exec(text)
  return m === null ? null : named(m[2] ?? year, `-Q${quarterNumber(m[1] ?? '')}`)
}

function fromMonth(form: RegExp, text: string, year: number | null): Period | null {
  const m = form.exec(text)
  return m === null ? null : month(m[2] ?? year, m[1])
}

/** All days from the first of one period to the last of another: they have no name but their number and their last day. */
function fromSpan(text: string): Period | null {
  const [first = '', last, extra] = text.toUpperCase().split('..')
  const [from, to] = [parsePeriod(first), parsePeriod(last ?? '')]
  if (from === null || to === null || extra !== undefined) return null
  return parsePeriod(`${to.to - from.from + 1}d@${isoDay(to.to)}`)
}

const readers = {
  id: (text) => parsePeriod(text.toUpperCase().replace(/D@/, 'd@')),
  'MM/yyyy': (text) => fromMonth(monthOfYear, text, null),
  'dd/MM/yyyy': fromDay,
  yyyyMM: (text) => {
    const m = compactMonth.exec(text)
    return m === null ? null : month(m[1], m[2])
  },
  yyyy: (text) => (yearAlone.test(text) ? parsePeriod(text) : null),
  'tháng M': (text, year) => fromMonth(monthWords, text, year) ?? (/^\d{1,2}$/.test(text) ? month(year, text) : null),
  'quý Q': (text, year) => fromQuarter(/^(iv|i{1,3}|[1-4])$/.test(text) ? `q${text}` : text, year),
  'M tháng': fromMonths,
  'nửa năm': fromHalf,
  span: fromSpan,
  'năm yyyy': (text, year) => {
    const m = yearWords.exec(text)
    return m === null ? null : named(m[1] ?? year, '')
  },
} as const satisfies Record<PeriodFormat, Reader>

/** Reads a period in one format; `year` holds for periods written without one. Null: not that format, or no such period. */
export function periodOf(value: unknown, format: PeriodFormat, year: number | null): Period | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  return readers[format](spelt(String(value)), year)
}
