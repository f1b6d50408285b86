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
