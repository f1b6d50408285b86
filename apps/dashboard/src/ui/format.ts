import {
  type Day,
  type Instant,
  type Period,
  type PeriodKind,
  type Weekday,
  dayOf,
  isoDay,
  parsePeriod,
  startOfDay,
  weekdayOf,
} from '@toan-canh/calendar'
import type { Operator } from '@toan-canh/contract'

/** Every number and time on a screen goes through this module: Vietnamese separators, no-break spaces, Asia/Ho_Chi_Minh. */

const noBreakSpace = '\u00A0'
const minus = '\u2212'
const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

const formats = new Map<number, Intl.NumberFormat>()

function formatWith(decimals: number): Intl.NumberFormat {
  const known = formats.get(decimals)
  if (known !== undefined) return known
  const made = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
  formats.set(decimals, made)
  return made
}

/** What stands for a value that is missing. Never 0, never empty. */
export const missing = '—'

/** `192.098`, `−0,42`; `decimals` digits after the comma (0–4). */
export function numberText(value: number, decimals = 0): string {
  const text = formatWith(decimals).format(Math.abs(value))
  const isZero = !/[1-9]/.test(text)
  return value < 0 && !isZero ? minus + text : text
}

/** How many decimals a stated value needs, two at most: none for 99, one for 97,5. */
export function decimalsOf(value: number): number {
  if (Number.isInteger(value)) return 0
  return Number.isInteger(Number((value * 10).toPrecision(12))) ? 1 : 2
}

/** As `numberText`, with a plus before what grew: `+14`, `−0,42`, `0`. */
export function changeText(value: number, decimals = 0): string {
  const text = numberText(value, decimals)
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text
}

/** `99,12 %`: the value is already in percent. */
export function percentText(value: number, decimals = 2): string {
  return `${numberText(value, decimals)}${noBreakSpace}%`
}

/** A share of 0 to 1 in per cent, one decimal, cut off rather than rounded: what is not whole never reads as 100 %. */
export function shareText(share: number): string {
  return percentText(Math.floor(share * 1_000) / 10, share === 1 ? 0 : 1)
}

/** A value with its unit of measure, not to be torn apart: `17,4 triệu lượt`. */
export function measureText(value: number, unit: string, decimals = 0): string {
  return `${numberText(value, decimals)}${noBreakSpace}${unit.replaceAll(' ', noBreakSpace)}`
}

const operatorSigns: Readonly<Record<Operator, string>> = { '=': '', '<': '<', '>': '>', '~': '≈' }

/** Puts a source's own reservation before the number: `> 95 %`, `≈ 70 %`. */
export function withOperator(operator: Operator, text: string): string {
  const sign = operatorSigns[operator]
  return sign === '' ? text : `${sign}${noBreakSpace}${text}`
}

const magnitudes = [
  { from: 1e9, unit: 'tỷ' },
  { from: 1e6, unit: 'triệu' },
  { from: 1e4, unit: 'nghìn' },
] as const

/** A large count in two parts: `181,6` + `nghìn`. Below 10.000 the count stays whole. */
export function compactParts(value: number): { readonly number: string; readonly magnitude: string } {
  const size = magnitudes.find(({ from }) => Math.abs(value) >= from)
  if (size === undefined) return { number: numberText(value), magnitude: '' }
  const scale = size.unit === 'nghìn' ? 1_000 : size.from
  return { number: numberText(value / scale, 1), magnitude: size.unit }
}

/** `181,6 nghìn`. */
export function compactText(value: number): string {
  const { number, magnitude } = compactParts(value)
  return magnitude === '' ? number : `${number}${noBreakSpace}${magnitude}`
}

/** `08:15`. */
export function clockText(instant: Instant): string {
  const minutes = Math.floor((instant - startOfDay(dayOf(instant))) / minuteMs)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** `01/12/2025`. */
export function dayText(day: Day): string {
  const [year, month, date] = isoDay(day).split('-')
  return `${date}/${month}/${year}`
}

/** `30/11`. */
export function shortDayText(day: Day): string {
  return dayText(day).slice(0, 5)
}

/** `3/11`, where many days stand side by side. */
export function tightDayText(day: Day): string {
  const [date, month] = shortDayText(day).split('/').map(Number)
  return `${date}/${month}`
}

const weekdayNames: Readonly<Record<Weekday, string>> = {
  1: 'Thứ Hai',
  2: 'Thứ Ba',
  3: 'Thứ Tư',
  4: 'Thứ Năm',
  5: 'Thứ Sáu',
  6: 'Thứ Bảy',
  7: 'Chủ Nhật',
}

/** `Thứ Hai`. */
export function weekdayText(day: Day): string {
  return weekdayNames[weekdayOf(day)]
}

/** Until when a number holds, as short as today allows: `08:15`, `23:59 30/11`, `23:59 30/11/2025`. */
export function asOfText(at: Instant, now: Instant): string {
  const [day, today] = [dayOf(at), dayOf(now)]
  if (day === today) return clockText(at)
  const isSameYear = isoDay(day).slice(0, 4) === isoDay(today).slice(0, 4)
  return `${clockText(at)}${noBreakSpace}${isSameYear ? shortDayText(day) : dayText(day)}`
}

/** How old something is, rounded down: `dưới 1 phút`, `5 phút`, `26 giờ`, `3 ngày`. Hours go to 48. */
export function ageText(ageMs: number): string {
  if (ageMs < minuteMs) return `dưới${noBreakSpace}1${noBreakSpace}phút`
  if (ageMs < hourMs) return `${Math.floor(ageMs / minuteMs)}${noBreakSpace}phút`
  if (ageMs < 2 * dayMs) return `${Math.floor(ageMs / hourMs)}${noBreakSpace}giờ`
  return `${numberText(Math.floor(ageMs / dayMs))}${noBreakSpace}ngày`
}

/** What is left to wait, rounded up: `40 giây`, `3 phút`, `2 giờ`. */
export function waitText(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.ceil(seconds))}${noBreakSpace}giây`
  if (seconds < 5_400) return `${Math.ceil(seconds / 60)}${noBreakSpace}phút`
  return `${Math.ceil(seconds / 3_600)}${noBreakSpace}giờ`
}

const quarterNames = ['I', 'II', 'III', 'IV'] as const

const periodWriters: Readonly<Record<PeriodKind, (period: Period, year: string) => string>> = {
  day: (period) => dayText(period.from),
  week: (period, year) => `Tuần ${Number(period.id.slice(6))}/${year}`,
  month: (period, year) => `Tháng ${period.id.slice(5, 7)}/${year}`,
  quarter: (period, year) => `Quý ${quarterNames[Number(period.id.slice(6)) - 1] ?? ''}/${year}`,
  half: (period, year) => `6 tháng ${period.id.endsWith('1') ? 'đầu' : 'cuối'} năm ${year}`,
  year: (_, year) => `Năm ${year}`,
  rolling: (period) => `${period.to - period.from + 1} ngày đến ${dayText(period.to)}`,
}

/** The same where there is little room: `11/2025`, `Q4/2025`; other kinds in full. */
export function tightPeriodText(period: Period): string {
  const isShort = period.kind === 'month' || period.kind === 'quarter'
  return isShort ? `${period.id.slice(5)}/${period.id.slice(0, 4)}` : periodText(period)
}

/** `Tháng 11/2025`, `Quý IV/2025`, `6 tháng cuối năm 2025`, `Tuần 46/2025`, `14/11/2025`. */
export function periodText(period: Period): string {
  return periodWriters[period.kind](period, period.id.slice(0, 4))
}

/** The name of a period by its id; an id that names none as it is. */
export function periodName(id: string): string {
  const period = parsePeriod(id)
  return period === null ? id : periodText(period)
}

/** A period under a bar: `11/24` for a month with its year, `7` without; other kinds by their last part. */
export function shortPeriodText(id: string, withYear: boolean): string {
  const [year = '', part] = id.split('-')
  if (part === undefined) return year
  const name = /^\d+$/.test(part) ? String(Number(part)) : part
  return withYear ? `${name}/${year.slice(2)}` : name
}

const collator = new Intl.Collator('vi', { numeric: true })

/** Vietnamese order: a ă â b … d đ e ê … ; numbers inside names by their value. */
export function compareNames(one: string, other: string): number {
  return collator.compare(one, other)
}
