import { type Day, dayOf, type Instant, startOfDay } from '@toan-canh/calendar'
import type { PromiseTime } from '@toan-canh/store'
import { promiseOf } from '../ingest/promise-of.ts'
import type { EntryPeriod } from '../manual/entry-periods.ts'
import type { EntrySet } from '../manual/entry-set.ts'
import type { Assessed, Span } from './assess.ts'

/** What is known of the promise of a set that people enter: who has told, on which days something was late. */
export type EntryPromise = Pick<Assessed, 'expects' | 'firstDay' | 'promises'>

/** How much of a stretch of time lies in any of some others, which may overlap. */
function overlap(stretches: readonly (readonly [Instant, Instant])[], from: Instant, to: Instant): number {
  let [covered, end] = [0, from]
  for (const [start, stop] of stretches.toSorted(([a], [b]) => a - b)) {
    const [first, last] = [Math.max(start, end), Math.min(stop, to)]
    if (last > first) covered += last - first
    end = Math.max(end, last)
  }
  return covered
}

/** The last period that was due by the end of a day. */
function dueBy(periods: readonly EntryPeriod[], day: Day): EntryPeriod | undefined {
  return periods.findLast(({ dueAt }) => dueAt < startOfDay(day + 1))
}

/**
 * The promise of a set: every unit told of the last period that was due; broken while a period whose tolerance has passed is not
 * whole. Counted from the day on which its first period was due.
 */
export function assessEntries(set: EntrySet, periods: readonly EntryPeriod[], span: Span, now: Instant): EntryPromise {
  const [first] = periods
  if (first === undefined) return { expects: null, firstDay: null, promises: [] }
  const { toleranceMs } = promiseOf(set.source.definition.promise)
  const firstDay = dayOf(first.dueAt)
  const late = periods.map(({ dueAt, arrivedAt }) => [dueAt + toleranceMs, arrivedAt ?? now] as const)
  const promises: PromiseTime[] = []
  for (let day = Math.max(span.from, firstDay); day <= span.to; day += 1) {
    const [from, to] = [startOfDay(day), Math.min(now, startOfDay(day + 1))]
    const brokenMs = overlap(late, from, to)
    promises.push({ day, keptMs: to - from - brokenMs, brokenMs })
  }
  const toldBy = (day: Day) => {
    const end = startOfDay(day + 1)
    const told = [...(dueBy(periods, day)?.toldAt ?? [])].filter(([, at]) => at < end)
    return new Set(told.map(([unit]) => unit))
  }
  return { expects: { units: dueBy(periods, span.to)?.owing ?? [], toldBy }, firstDay, promises }
}
