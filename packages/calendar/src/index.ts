export { formatInstant, parseInstant, type Instant } from './instant.ts'
export { dayOf, endOfDay, hourOf, isoDay, parseDay, startOfDay, weekdayOf, type Day, type Weekday } from './day.ts'
export {
  parsePeriod,
  periodAt,
  periodBefore,
  periodLimits,
  periodSpan,
  periodWithin,
  type FixedPeriodKind,
  type Period,
  type PeriodKind,
} from './period.ts'
export { CalendarError, type CalendarData, type CalendarYear, type NamedDay } from './calendar-data.ts'
export type { DueQuestion, Term } from './due-at.ts'
export { createWorkCalendar, type WorkCalendar } from './work-calendar.ts'
