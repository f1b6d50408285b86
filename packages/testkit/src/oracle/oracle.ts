import { type CalendarData, type Instant, dayOf, startOfDay } from '@toan-canh/calendar'
import type { CaseEvent, Condition, Slice, UnitCode } from '@toan-canh/contract'
import type { Counts, DayRange } from './counts.ts'
import { eventsOf } from './events-of.ts'
import { isInStock } from './is-in-stock.ts'
import { judge } from './judgement.ts'
import { meetsCondition } from './meets-condition.ts'
import { naiveWorkingTime } from './naive-working-time.ts'
import { type Version, newestVersions } from './newest-versions.ts'
import { type OracleReading, readingOf } from './reading-of.ts'
import { netWorkingMinutes } from './outcome-of.ts'
import { unitAt } from './unit-at.ts'

export interface OracleInput {
  readonly versions: readonly Version[]
  /** Child to parent. */
  readonly unitTree: Readonly<Record<UnitCode, UnitCode>>
  readonly calendar: CalendarData
  readonly now: Instant
}

export interface Oracle extends Counts {
  /** An indicator by its catalogue name, with or without its pack: `on_time_rate`, `tthc.on_time_rate`. Throws on an unknown one. */
  readonly reading: (indicator: string, unit: UnitCode, period: DayRange, slice?: Slice | null) => OracleReading
}

const workingTimes = new WeakMap<CalendarData, ReturnType<typeof naiveWorkingTime>>()

/** Counts cases the slow and obvious way: every question walks over every case. It shares no code with the engine it judges. */
export function oracle({ versions, unitTree, calendar, now }: OracleInput): Oracle {
  const time = workingTimes.get(calendar) ?? naiveWorkingTime(calendar)
  workingTimes.set(calendar, time)
  const judgements = newestVersions(versions).map((it) => judge(it, now, time))
  const isWithin = (unit: UnitCode, whole: UnitCode): boolean => ancestors(unitTree, unit).includes(whole)
  const isDuring = (at: Instant, period: DayRange): boolean => dayOf(at) >= period.from && dayOf(at) <= period.to
  const matching = (event: CaseEvent, unit: UnitCode, period: DayRange, when: Condition) =>
    judgements.flatMap((judgement) =>
      eventsOf(judgement)
        .filter((one) => one.event === event && isDuring(one.at, period) && isWithin(one.unit, unit))
        .filter(() => meetsCondition(judgement, event, when))
        .map(() => judgement),
    )
  const counts: Counts = {
    minutesPerDay: time.minutesPerDay,
    count: (event, unit, period, when = {}) => matching(event, unit, period, when).length,
    stock: (state, unit, day, bound, slice = null, flags = {}) => {
      const t = Math.min(startOfDay(day + 1) - 1, now)
      return judgements
        .filter(({ it }) => slice === null || it.slices[slice.dimension] === slice.value)
        .filter(({ it }) => Object.entries(flags).every(([flag, wanted]) => (it.flags[flag] ?? false) === wanted))
        .filter((judgement) => isInStock(judgement, t, state, bound))
        .filter(({ it }) => isWithin(unitAt(it, t), unit)).length
    },
    netMinutes: (unit, period, slice = null) =>
      matching('resolved', unit, period, slice === null ? {} : { slices: { [slice.dimension]: slice.value } })
        .map((judgement) => netWorkingMinutes(judgement) ?? 0)
        .toSorted((a, b) => a - b),
    waitMinutes: (unit, period) =>
      matching('received', unit, period, {})
        .map(({ it }) => Math.max(0, time.between(it.submittedAt, it.openedAt ?? it.submittedAt)))
        .reduce((sum, minutes) => sum + minutes, 0),
  }
  return {
    ...counts,
    reading: (indicator, unit, period, slice = null) => readingOf(counts, { indicator, unit, period, slice }),
  }
}

/** The unit and all above it; a tree that bites its tail ends where it began. */
function ancestors(unitTree: OracleInput['unitTree'], unit: UnitCode): readonly UnitCode[] {
  const path: UnitCode[] = []
  for (let code: UnitCode | undefined = unit; code !== undefined && !path.includes(code); code = unitTree[code])
    path.push(code)
  return path
}
