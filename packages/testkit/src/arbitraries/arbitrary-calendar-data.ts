import { type CalendarData, type Day, isoDay, weekdayOf } from '@toan-canh/calendar'
import * as fc from 'fast-check'
import { historySpan } from './arbitrary-moment.ts'

const hours = [
  [
    ['07:30', '11:30'],
    ['13:00', '17:00'],
  ],
  [
    ['08:00', '12:00'],
    ['13:30', '17:00'],
  ],
  [['09:00', '15:00']],
] as const satisfies readonly CalendarData['hours'][]

const restWeekdays = [[6, 7], [7], []] as const satisfies readonly CalendarData['restWeekdays'][]
const days: readonly Day[] = Array.from(
  { length: historySpan.to - historySpan.from + 1 },
  (_, index) => historySpan.from + index,
)

/** A calendar of 2026 with a few days off and worked rest days where histories happen; valid by construction. */
export const arbitraryCalendarData: fc.Arbitrary<CalendarData> = fc
  .record({
    hours: fc.constantFrom(...hours),
    restWeekdays: fc.constantFrom(...restWeekdays),
    changed: fc.uniqueArray(fc.constantFrom(...days), { maxLength: 12 }),
  })
  .map(({ hours: chosen, restWeekdays: rest, changed }) => {
    const isRest = (day: Day) => rest.some((weekday) => weekday === weekdayOf(day))
    const named = (day: Day) => ({ day: isoDay(day), name: 'thử' })
    return {
      id: 'small',
      source: 'generated',
      hours: chosen,
      restWeekdays: rest,
      years: [
        {
          year: 2026,
          provisional: false,
          source: 'generated',
          daysOff: changed.filter((day) => !isRest(day)).map(named),
          workedDays: changed.filter(isRest).map(named),
        },
      ],
    }
  })
