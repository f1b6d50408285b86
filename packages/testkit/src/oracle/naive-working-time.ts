import { type CalendarData, type Day, type Instant, dayOf, isoDay, startOfDay } from '@toan-canh/calendar'

const minuteMs = 60_000
const minutesInDay = 1440
const furthestDays = 4000
const rememberedAnswers = 200_000

export interface NaiveWorkingTime {
  readonly minutesPerDay: number
  /** Whole working minutes of the stretch: its working milliseconds divided by 60,000, cut off; 0 when `to` is not after `from`. */
  readonly between: (from: Instant, to: Instant) => number
  /** The instant nearest to `from` with so many working minutes in between, backwards when negative; 0 is the identity. */
  readonly add: (from: Instant, minutes: number) => Instant
}

/** Working time counted minute by minute, without arithmetic that could share a mistake with the calendar. */
export function naiveWorkingTime(calendar: CalendarData): NaiveWorkingTime {
  const minutes = workingMinutesOfDay(calendar)
  const isWorking = remembered((day: Day) => isWorkingDay(calendar, day))
  const minutesOf = (day: Day): readonly number[] => (isWorking(day) ? minutes : [])
  const between = (from: Instant, to: Instant): number => {
    let workedMs = 0
    for (let day = dayOf(from); startOfDay(day) < to; day += 1)
      for (const minute of minutesOf(day)) {
        const start = startOfDay(day) + minute * minuteMs
        workedMs += Math.max(0, Math.min(to, start + minuteMs) - Math.max(from, start))
      }
    return Math.floor(workedMs / minuteMs)
  }
  const forwards = (from: Instant, wantedMs: number): Instant => {
    let leftMs = wantedMs
    for (let day = dayOf(from); day <= dayOf(from) + furthestDays; day += 1)
      for (const minute of minutesOf(day)) {
        const start = Math.max(from, startOfDay(day) + minute * minuteMs)
        const lengthMs = Math.max(0, startOfDay(day) + (minute + 1) * minuteMs - start)
        if (leftMs <= lengthMs) return start + leftMs
        leftMs -= lengthMs
      }
    throw new Error(`no ${wantedMs} ms of working time in ${furthestDays} days`)
  }
  const backwards = (from: Instant, wantedMs: number): Instant => {
    let leftMs = wantedMs
    for (let day = dayOf(from); day >= dayOf(from) - furthestDays; day -= 1)
      for (const minute of minutesOf(day).toReversed()) {
        const end = Math.min(from, startOfDay(day) + (minute + 1) * minuteMs)
        const lengthMs = Math.max(0, end - (startOfDay(day) + minute * minuteMs))
        if (leftMs <= lengthMs) return end - leftMs
        leftMs -= lengthMs
      }
    throw new Error(`no ${wantedMs} ms of working time in ${furthestDays} days`)
  }
  const add = (from: Instant, count: number): Instant => {
    if (count === 0) return from
    return count > 0 ? forwards(from, count * minuteMs) : backwards(from, -count * minuteMs)
  }
  return { minutesPerDay: minutes.length, between: rememberedPair(between), add: rememberedPair(add) }
}

/** The minutes of a working day, as numbers since midnight. */
function workingMinutesOfDay(calendar: CalendarData): readonly number[] {
  const spans = calendar.hours.map(([from, to]) => [minuteOf(from), minuteOf(to)] as const)
  return Array.from({ length: minutesInDay }, (_, minute) => minute).filter((minute) =>
    spans.some(([from, to]) => from <= minute && minute < to),
  )
}

function minuteOf(clock: string): number {
  const [hour, minute] = clock.split(':').map(Number)
  return (hour ?? 0) * 60 + (minute ?? 0)
}

function isWorkingDay(calendar: CalendarData, day: Day): boolean {
  const date = isoDay(day)
  const sundayIsZero = new Date(`${date}T00:00:00Z`).getUTCDay()
  const weekday = sundayIsZero === 0 ? 7 : sundayIsZero
  const isListed = (list: 'daysOff' | 'workedDays') =>
    calendar.years.some((year) => year[list].some((one) => one.day === date))
  if (isListed('workedDays')) return true
  return !calendar.restWeekdays.includes(weekday) && !isListed('daysOff')
}

/** Answers are kept, because the oracle asks the same again and again; a full memory starts anew. */
function remembered<Key, Value>(answer: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before
    if (known.size >= rememberedAnswers) known.clear()
    const value = answer(key)
    known.set(key, value)
    return value
  }
}

function rememberedPair(answer: (a: number, b: number) => number): (a: number, b: number) => number {
  const ofText = remembered((text: string) => {
    const [a, b] = text.split('|').map(Number)
    return answer(a ?? 0, b ?? 0)
  })
  return (a, b) => ofText(`${a}|${b}`)
}
