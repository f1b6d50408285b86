/** A date of the Gregorian calendar; `month` 1 to 12, `date` 1 to 31. */
export interface CivilDate {
  readonly year: number
  readonly month: number
  readonly date: number
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const daysPerEra = 146_097
/** From 0000-03-01, where the counting years begin, to 1970-01-01. */
const epochShiftDays = 719_468

function monthLength(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && isLeap ? 29 : (monthLengths[month - 1] ?? 0)
}

/** Days since 1970-01-01 of the first day of a month; months beyond 1 to 12 run into the years around. */
export function firstOfMonth(year: number, month: number): number {
  const months = year * 12 + month - 3
  const marchYear = Math.floor(months / 12)
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400)
  const daysBeforeMonth = Math.floor((153 * (months - marchYear * 12) + 2) / 5)
  return marchYear * 365 + leapDays + daysBeforeMonth - epochShiftDays
}

/** Days since 1970-01-01 of a date; `null` when the calendar has no such date (30 February). */
export function daysOfDate({ year, month, date }: CivilDate): number | null {
  if (month < 1 || month > 12 || date < 1 || date > monthLength(year, month)) return null
  return firstOfMonth(year, month) + date - 1
}

/** The date so many days after 1970-01-01. Eras of 400 years make the leap rule plain arithmetic. */
export function dateOfDays(days: number): CivilDate {
  const shifted = days + epochShiftDays
  const era = Math.floor(shifted / daysPerEra)
  const dayOfEra = shifted - era * daysPerEra
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const date = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date }
}

/** The number with at least so many digits, zeros in front. */
export function padded(value: number, digits: number): string {
  return String(value).padStart(digits, '0')
}
