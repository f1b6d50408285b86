import { dateOfDays, firstOfMonth, padded } from './civil-date.ts'
import { type Day, daysSinceMonday, isoDay, parseDay } from './day.ts'

export type PeriodKind = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year' | 'rolling'
/** The kinds that divide time without gap or overlap. */
export type FixedPeriodKind = Exclude<PeriodKind, 'rolling'>

/** A closed range of days with a name: `2025-11-14`, `2025-W46`, `2025-11`, `2025-Q4`, `2025-H2`, `2025`, `7d@2025-11-14`. */
export interface Period {
  readonly kind: PeriodKind
  readonly id: string
  readonly from: Day
  readonly to: Day
}

export const periodLimits = { rollingDays: 4_000, spanPeriods: 20_000 } as const

/** Periods of one kind are counted: `index` names one, `startOf` gives its first day, `name` its id. */
interface Division {
  readonly indexOf: (day: Day) => number
  readonly startOf: (index: number) => Day
  readonly name: (index: number) => string
}

function divisionOfMonths(months: number, name: (year: number, part: number) => string): Division {
  const perYear = 12 / months
  return {
    indexOf: (day) => {
      const { year, month } = dateOfDays(day)
      return year * perYear + Math.floor((month - 1) / months)
    },
    startOf: (index) => firstOfMonth(0, index * months + 1),
    name: (index) => {
      const year = Math.floor(index / perYear)
      return name(year, index - year * perYear + 1)
    },
  }
}

function startOfWeek(index: number): Day {
  return index * 7 - daysSinceMonday
}

/** An ISO week belongs to the year of its Thursday, which is also the year's nth Thursday. */
function weekName(index: number): string {
  const thursday = startOfWeek(index) + 3
  const { year } = dateOfDays(thursday)
  const week = Math.floor((thursday - firstOfMonth(year, 1)) / 7) + 1
  return `${padded(year, 4)}-W${padded(week, 2)}`
}

const divisions: Readonly<Record<FixedPeriodKind, Division>> = {
  day: { indexOf: (day) => day, startOf: (index) => index, name: isoDay },
  week: { indexOf: (day) => Math.floor((day + daysSinceMonday) / 7), startOf: startOfWeek, name: weekName },
  month: divisionOfMonths(1, (year, month) => `${padded(year, 4)}-${padded(month, 2)}`),
  quarter: divisionOfMonths(3, (year, quarter) => `${padded(year, 4)}-Q${quarter}`),
  half: divisionOfMonths(6, (year, half) => `${padded(year, 4)}-H${half}`),
  year: divisionOfMonths(12, (year) => padded(year, 4)),
}

function periodOfIndex(kind: FixedPeriodKind, index: number): Period {
  const { startOf, name } = divisions[kind]
  return { kind, id: name(index), from: startOf(index), to: startOf(index + 1) - 1 }
}

function rollingPeriod(days: number, to: Day): Period {
  return { kind: 'rolling', id: `${days}d@${isoDay(to)}`, from: to - days + 1, to }
}

/** The period of a kind that holds a day. */
export function periodAt(kind: FixedPeriodKind, day: Day): Period {
  return periodOfIndex(kind, divisions[kind].indexOf(day))
}

/** The period `count` steps earlier (later, when negative); a rolling period moves by its own length. */
export function periodBefore(period: Period, count = 1): Period {
  if (period.kind === 'rolling') {
    const days = period.to - period.from + 1
    return rollingPeriod(days, period.to - days * count)
  }
  return periodOfIndex(period.kind, divisions[period.kind].indexOf(period.from) - count)
}

/**
 * Every period from `first` to `last`, both included; none when `last` is earlier. Throws RangeError for two kinds, for
 * rolling periods, which follow each other in no one order, and above `periodLimits.spanPeriods`.
 */
export function periodSpan(first: Period, last: Period): Period[] {
  const { kind } = first
  if (kind === 'rolling' || kind !== last.kind) throw new RangeError(`${first.id} and ${last.id} make no span`)
  const from = divisions[kind].indexOf(first.from)
  const count = Math.max(0, divisions[kind].indexOf(last.from) - from + 1)
  if (count > periodLimits.spanPeriods) throw new RangeError(`${first.id} to ${last.id} is ${count} periods, too many`)
  return Array.from({ length: count }, (_, step) => periodOfIndex(kind, from + step))
}

/** Whether a day lies in a period. */
export function periodWithin(period: Period, day: Day): boolean {
  return period.from <= day && day <= period.to
}

/** How ids are written, and a day inside the period that year and number name: week 1 is the one with 4 January. */
const forms: readonly {
  readonly kind: FixedPeriodKind
  readonly form: RegExp
  readonly dayIn: (year: number, part: number) => Day
}[] = [
  { kind: 'week', form: /^(\d{4})-W(\d{2})$/, dayIn: (year, week) => firstOfMonth(year, 1) + 3 + (week - 1) * 7 },
  { kind: 'month', form: /^(\d{4})-(\d{2})$/, dayIn: firstOfMonth },
  { kind: 'quarter', form: /^(\d{4})-Q(\d)$/, dayIn: (year, quarter) => firstOfMonth(year, quarter * 3) },
  { kind: 'half', form: /^(\d{4})-H(\d)$/, dayIn: (year, half) => firstOfMonth(year, half * 6) },
  { kind: 'year', form: /^(\d{4})$/, dayIn: (year) => firstOfMonth(year, 1) },
]
const rollingForm = /^(\d{1,4})d@(\d{4}-\d{2}-\d{2})$/

function parseRolling(id: string): Period | null {
  const parts = rollingForm.exec(id)
  const days = Number(parts?.[1])
  const to = parseDay(parts?.[2] ?? '')
  if (to === null || days < 1 || days > periodLimits.rollingDays) return null
  const period = rollingPeriod(days, to)
  return period.id === id ? period : null
}

/** Reads a period id; `null` when it names none. Only the one canonical spelling is read, so equal periods have equal ids. */
export function parsePeriod(id: string): Period | null {
  const day = parseDay(id)
  if (day !== null) return periodAt('day', day)
  for (const { kind, form, dayIn } of forms) {
    const parts = form.exec(id)
    if (parts === null) continue
    const period = periodAt(kind, dayIn(Number(parts[1]), Number(parts[2])))
    return period.id === id ? period : null
  }
  return parseRolling(id)
}
