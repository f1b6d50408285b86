import { dateOfDays, daysOfDate, padded } from './civil-date.ts'

/** A point in time: milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number

export const minuteMs = 60_000
export const hourMs = 3_600_000
export const dayMs = 86_400_000
/** Vietnam keeps +07:00 all year, without daylight saving. */
export const vietnamOffsetMs = 7 * hourMs
const maxOffsetMinutes = 14 * 60

const isoForm = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:[Zz]|[+-]\d{2}(?::?\d{2})?)$/
const digitZero = 48

/** The number that the digits of a stretch of text write; what lies beyond its end is read as zeros. */
function numberIn(text: string, from: number, to: number): number {
  let value = 0
  for (let index = from; index < to; index += 1) {
    value = value * 10 + (index < text.length ? text.charCodeAt(index) - digitZero : 0)
  }
  return value
}

/** The column after the time of day, where `Z` or the offset stands. */
function zoneStart(text: string): number {
  let index = 16
  while (!'Zz+-'.includes(text.charAt(index))) index += 1
  return index
}

/** The fraction of a second in milliseconds: its first three digits, zeros where there are fewer. */
function millisIn(text: string, zoneAt: number): number {
  return zoneAt > 20 ? numberIn(text.slice(20, Math.min(zoneAt, 23)), 0, 3) : 0
}

/** Milliseconds east of UTC of a zone as `isoForm` knows it; `null` when no place keeps such an offset. */
function offsetMs(zone: string): number | null {
  if (zone === 'Z' || zone === 'z') return 0
  const minute = zone.length > 3 ? numberIn(zone, zone.length - 2, zone.length) : 0
  const minutes = numberIn(zone, 1, 3) * 60 + minute
  if (minutes > maxOffsetMinutes || minute > 59) return null
  return (zone.startsWith('-') ? -minutes : minutes) * minuteMs
}

/**
 * Reads ISO 8601 with `Z` or an offset (`T` or a space between day and time; what is finer than a millisecond is cut
 * off); `null` for anything else, and for a time without an offset, which names no instant.
 */
export function parseInstant(text: string): Instant | null {
  // The form is checked once; then digits are read by their columns, several times faster than by captured groups.
  if (!isoForm.test(text)) return null
  const days = daysOfDate({ year: numberIn(text, 0, 4), month: numberIn(text, 5, 7), date: numberIn(text, 8, 10) })
  const [hour, minute] = [numberIn(text, 11, 13), numberIn(text, 14, 16)]
  const zoneAt = zoneStart(text)
  const second = zoneAt > 16 ? numberIn(text, 17, 19) : 0
  const offset = offsetMs(text.slice(zoneAt))
  if (days === null || offset === null || hour > 23 || minute > 59 || second > 59) return null
  return days * dayMs + hour * hourMs + minute * minuteMs + second * 1000 + millisIn(text, zoneAt) - offset
}

/** ISO 8601 on Vietnam's clock: `2025-11-14T08:00:00+07:00`, with `.250` only where there are milliseconds. */
export function formatInstant(instant: Instant): string {
  const local = Math.floor(instant) + vietnamOffsetMs
  const days = Math.floor(local / dayMs)
  const { year, month, date } = dateOfDays(days)
  const millis = local - days * dayMs
  const [hour, minute] = [Math.floor(millis / hourMs), Math.floor(millis / minuteMs) % 60]
  const [second, rest] = [Math.floor(millis / 1000) % 60, millis % 1000]
  const time = `${padded(hour, 2)}:${padded(minute, 2)}:${padded(second, 2)}`
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(date, 2)}T${time}${rest === 0 ? '' : `.${padded(rest, 3)}`}+07:00`
}
