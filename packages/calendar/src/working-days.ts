import { type CalendarData, CalendarError, type CalendarYear, type NamedDay } from './calendar-data.ts'
import { firstOfMonth } from './civil-date.ts'
import { type Day, daysSinceMonday, isoDay, parseDay, weekdayOf } from './day.ts'

/** The working days of a calendar, numbered: all three questions are answered from tables in constant time. */
export interface WorkingDays {
  /** How many working days lie before a day, counted from one fixed day of the past; differences are what matters. */
  readonly countBefore: (day: Day) => number
  /** The working day before which `count` working days lie: `nth(countBefore(day))` is `day` when it is a working day. */
  readonly nth: (count: number) => Day
  readonly isWorking: (day: Day) => boolean
  readonly isProvisional: (day: Day) => boolean
  /** Days off in rising order. */
  readonly daysOff: Int32Array
}

const calendarYears = { first: 1900, last: 2200 } as const
const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** Working days by weekday alone: `before` counts, `nth` finds; both for any day, since weeks repeat. */
function weeklyPattern(data: CalendarData) {
  for (const weekday of data.restWeekdays) {
    if (weekdayNames[weekday - 1] === undefined) {
      throw new CalendarError(
        'weekday',
        `calendar ${data.id}, restWeekdays: ${weekday} is no weekday (1 Monday to 7 Sunday)`,
      )
    }
  }
  const positions = [0, 1, 2, 3, 4, 5, 6].filter((index) => !data.restWeekdays.includes(index + 1))
  const perWeek = positions.length
  if (perWeek === 0)
    throw new CalendarError('weekday', `calendar ${data.id}, restWeekdays: no weekday is left to work on`)
  const within = [0, 1, 2, 3, 4, 5, 6].map((index) => positions.filter((position) => position < index).length)
  return {
    works: (day: Day) => positions.includes(weekdayOf(day) - 1),
    before: (day: Day) => {
      const week = Math.floor((day + daysSinceMonday) / 7)
      return week * perWeek + (within[day + daysSinceMonday - week * 7] ?? 0)
    },
    nth: (count: number) => {
      const week = Math.floor(count / perWeek)
      return week * 7 - daysSinceMonday + (positions[count - week * perWeek] ?? 0)
    },
  }
}

type Pattern = ReturnType<typeof weeklyPattern>
type Exception = { readonly works: boolean; readonly isProvisional: boolean }

function readDay(entry: NamedDay, year: CalendarYear, place: string): Day {
  const day = parseDay(entry.day)
  if (day === null) throw new CalendarError('day', `${place}: "${entry.day}" (${entry.name}) is no day of the calendar`)
  if (!entry.day.startsWith(`${year.year}-`))
    throw new CalendarError('day', `${place}: ${entry.day} (${entry.name}) is not in ${year.year}`)
  return day
}

/** Every listed day with what it changes; a day that changes nothing is a slip of the pen and refused. */
function readExceptions(data: CalendarData, pattern: Pattern): Map<Day, Exception> {
  const exceptions = new Map<Day, Exception>()
  for (const year of data.years) {
    for (const [list, works] of [
      ['daysOff', false],
      ['workedDays', true],
    ] as const) {
      for (const entry of year[list]) {
        const place = `calendar ${data.id}, year ${year.year}, ${list}`
        const day = readDay(entry, year, place)
        const sentence = `${place}: ${entry.day} (${entry.name})`
        if (exceptions.has(day)) throw new CalendarError('day', `${sentence} is listed twice`)
        if (pattern.works(day) === works) {
          const weekday = weekdayNames[weekdayOf(day) - 1] ?? ''
          throw new CalendarError('day', `${sentence} is a ${weekday}, ${works ? 'no rest day' : 'a rest day already'}`)
        }
        exceptions.set(day, { works, isProvisional: entry.provisional === true })
      }
    }
  }
  return exceptions
}

function readYears(data: CalendarData): Map<number, CalendarYear> {
  const years = new Map<number, CalendarYear>()
  for (const year of data.years) {
    const place = `calendar ${data.id}, years`
    if (!Number.isInteger(year.year) || year.year < calendarYears.first || year.year > calendarYears.last) {
      throw new CalendarError(
        'year',
        `${place}: ${year.year} is no year from ${calendarYears.first} to ${calendarYears.last}`,
      )
    }
    if (years.has(year.year)) throw new CalendarError('year', `${place}: ${year.year} is listed twice`)
    years.set(year.year, year)
  }
  return years
}

/** Numbers the working days of a calendar, from its listed years and, outside them, its weekdays; throws CalendarError. */
export function readWorkingDays(data: CalendarData): WorkingDays {
  const pattern = weeklyPattern(data)
  const exceptions = readExceptions(data, pattern)
  const years = readYears(data)
  const listed = [...years.keys()]
  const first = listed.length === 0 ? 0 : firstOfMonth(Math.min(...listed), 1)
  const end = listed.length === 0 ? 0 : firstOfMonth(Math.max(...listed) + 1, 1)
  const counts = new Int32Array(end - first + 1)
  const provisional = new Uint8Array(end - first)
  const working: Day[] = []
  const countAtFirst = pattern.before(first)
  for (let day = first; day < end; day += 1) {
    counts[day - first] = countAtFirst + working.length
    const exception = exceptions.get(day)
    const year = years.get(Number(isoDay(day).slice(0, 4)))
    provisional[day - first] = year === undefined || year.provisional || exception?.isProvisional === true ? 1 : 0
    if (exception?.works ?? pattern.works(day)) working.push(day)
  }
  const countAtEnd = countAtFirst + working.length
  counts[end - first] = countAtEnd
  const days = Int32Array.from(working)
  const shift = countAtEnd - pattern.before(end)

  function countBefore(day: Day): number {
    if (day < first) return pattern.before(day)
    return day > end ? pattern.before(day) + shift : (counts[day - first] ?? 0)
  }
  return {
    countBefore,
    nth: (count) => {
      if (count < countAtFirst) return pattern.nth(count)
      return count >= countAtEnd ? pattern.nth(count - shift) : (days[count - countAtFirst] ?? 0)
    },
    isWorking: (day) => countBefore(day + 1) > countBefore(day),
    isProvisional: (day) => listed.length > 0 && (provisional[day - first] ?? 1) === 1,
    daysOff: Int32Array.from([...exceptions].filter(([, { works }]) => !works).map(([day]) => day)).toSorted(),
  }
}
