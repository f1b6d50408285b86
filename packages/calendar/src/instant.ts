import { dateOfDays, daysOfDate, padded } from './civil-date.ts'

/** A point in time: milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number

export const minuteMs = 60_000
export const hourMs = 3_600_000
export const dayMs = 86_400_000
/** Vietnam keeps +07:00 all year, without daylight saving. */
export const vietnamOffsetMs = 7 * hourMs
const maxOffsetMinutes = 14 * 60

const isoText =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:[Zz]|([+-])(\d{2})(?::?(\d{2}))?)$/

/** Milliseconds of a clock time; `null` when no clock shows it. A leap second names no instant of ours. */
function clockMs([hour, minute, second, fraction]: readonly (string | undefined)[]): number | null {
  const [h, m, s] = [Number(hour), Number(minute), Number(second ?? 0)]
  if (h > 23 || m > 59 || s > 59) return null
  return h * hourMs + m * minuteMs + s * 1000 + Number((fraction ?? '').slice(0, 3).padEnd(3, '0'))
}

/** Milliseconds east of UTC; `null` when no place keeps such an offset. */
function offsetMs([sign, hour, minute]: readonly (string | undefined)[]): number | null {
  const minutes = Number(hour ?? 0) * 60 + Number(minute ?? 0)
  if (minutes > maxOffsetMinutes || Number(minute ?? 0) > 59) return null
  return (sign === '-' ? -minutes : minutes) * minuteMs
}

/**
 * Reads ISO 8601 with `Z` or an offset (`T` or a space between day and time; what is finer than a millisecond is cut
 * off); `null` for anything else, and for a time without an offset, which names no instant.
 */
export function parseInstant(text: string): Instant | null {
  const parts = isoText.exec(text)
  if (parts === null) return null
  const days = daysOfDate({ year: Number(parts[1]), month: Number(parts[2]), date: Number(parts[3]) })
  const clock = clockMs(parts.slice(4, 8))
  const offset = offsetMs(parts.slice(8, 11))
  return days === null || clock === null || offset === null ? null : days * dayMs + clock - offset
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
