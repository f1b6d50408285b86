import type { Instant } from '@toan-canh/calendar'
import type { InstantFormat } from '@toan-canh/contract'

const minuteMs = 60_000
const dayMs = 86_400_000
const earliest = Date.UTC(1900, 0, 1)
const latest = Date.UTC(2100, 0, 1)
/** Serial 25,569 is 1970-01-01; serials below 61 fall before Excel's missing 29 February 1900 and are not read. */
const excelEpochDays = 25_569
const firstExcelSerial = 61

const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:\s?(Z|[+-]\d\d(?::?\d\d)?))?)?$/
const compact = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/
const compactDay = /^(\d{4})(\d\d)(\d\d)$/
const vietnamese = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:[ T](\d{1,2}):(\d\d)(?::(\d\d))?)?$/
const decimal = /^\d+(?:\.\d+)?$/

/** A read instant, and whether the text carried a time of day. */
export interface ReadInstant {
  readonly instant: Instant
  readonly hasTime: boolean
}

function within(instant: number, hasTime: boolean): ReadInstant | null {
  return instant >= earliest && instant < latest ? { instant, hasTime } : null
}

/** Minutes east of Greenwich of `+07:00`, `+0700`, `+07` or `Z`. */
export function offsetMinutes(text: string): number {
  if (text === 'Z') return 0
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(3).replace(':', '') || 0)
  return text.startsWith('-') ? -minutes : minutes
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 && isLeap ? 29 : (monthDays[month - 1] ?? 0)
}

interface Parts {
  readonly day: readonly [year: string | undefined, month: string | undefined, day: string | undefined]
  readonly time: readonly [hour: string | undefined, minute: string | undefined, second: string | undefined]
  readonly fraction?: string | undefined
}

function assemble(parts: Parts, offset: number): ReadInstant | null {
  const [year, month, day] = [Number(parts.day[0]), Number(parts.day[1]), Number(parts.day[2])]
  const [hour, minute, second] = [Number(parts.time[0] ?? 0), Number(parts.time[1] ?? 0), Number(parts.time[2] ?? 0)]
  if (month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59) return null
  if (day < 1 || day > daysIn(year, month)) return null
  const ms = parts.fraction === undefined ? 0 : Math.trunc(Number(`0.${parts.fraction}`) * 1000 + 1e-6)
  return within(
    Date.UTC(year, month - 1, day, hour, minute, second, ms) - offset * minuteMs,
    parts.time[0] !== undefined,
  )
}

function fromIso(text: string, zone: number): ReadInstant | null {
  const m = iso.exec(text)
  if (m === null) return null
  const offset = m[8] === undefined ? zone : offsetMinutes(m[8])
  return assemble({ day: [m[1], m[2], m[3]], time: [m[4], m[5], m[6]], fraction: m[7] }, offset)
}

function fromCompact(text: string, zone: number): ReadInstant | null {
  const m = compact.exec(text)
  return m === null ? null : assemble({ day: [m[1], m[2], m[3]], time: [m[4], m[5], m[6]] }, zone)
}

function fromCompactDay(text: string, zone: number): ReadInstant | null {
  const m = compactDay.exec(text)
  return m === null ? null : assemble({ day: [m[1], m[2], m[3]], time: [undefined, undefined, undefined] }, zone)
}

function fromVietnamese(text: string, zone: number): ReadInstant | null {
  const m = vietnamese.exec(text)
  return m === null ? null : assemble({ day: [m[3], m[2], m[1]], time: [m[4], m[5], m[6]] }, zone)
}

function fromExcel(text: string, zone: number): ReadInstant | null {
  const serial = decimal.test(text) ? Number(text) : 0
  if (serial < firstExcelSerial) return null
  const seconds = Math.round((serial - excelEpochDays) * 86_400)
  return within(seconds * 1000 - zone * minuteMs, !Number.isInteger(serial))
}

function fromEpoch(text: string, unitMs: number): ReadInstant | null {
  return decimal.test(text) ? within(Math.round(Number(text) * unitMs), true) : null
}

const parsers = {
  iso: fromIso,
  yyyyMMddHHmmss: fromCompact,
  yyyyMMdd: fromCompactDay,
  'dd/MM/yyyy': fromVietnamese,
  excel: fromExcel,
  'epoch-ms': (text) => fromEpoch(text, 1),
  'epoch-s': (text) => fromEpoch(text, 1000),
} as const satisfies Record<InstantFormat, (text: string, zone: number) => ReadInstant | null>

/** Reads a date in one format; `zoneMinutes` holds for texts without an offset. Null: not that format, or no such day. */
export function instantOf(value: unknown, format: InstantFormat, zoneMinutes: number): ReadInstant | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  return parsers[format](String(value).trim(), zoneMinutes)
}

/** The last millisecond of the day that begins at an instant. */
export function endOfDayFrom(start: Instant): Instant {
  return start + dayMs - 1
}
