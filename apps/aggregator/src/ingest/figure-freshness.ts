import { type Day, type Instant, type Period, periodAt, startOfDay } from '@toan-canh/calendar'
import type { Freshness, Signal } from '@toan-canh/contract'
import { promiseOf, type SourcePromise } from './promise-of.ts'
import type { LoadedSource } from '../catalogue/load-catalogue.ts'

/** When the figures of a period are promised: so many days after its end, by an hour of that day. */
export interface FigurePromise extends SourcePromise {
  readonly dueDays: number
}

const dayMs = 86_400_000
const staleUntilCadences = 10

export function figurePromiseOf({ definition: { promise } }: LoadedSource): FigurePromise {
  return { ...promiseOf(promise), dueDays: promise.dueDays ?? 0 }
}

/** The instant by which the figures of a period that ends on a day are due: the due hour of its due day, else the end of that day. */
export function figureDueAt({ dueDays, dueHour }: FigurePromise, periodEnd: Day): Instant {
  const day = startOfDay(periodEnd + dueDays)
  const [hour = 24, minute = 0] = dueHour === null ? [24, 0] : dueHour.split(':').map(Number)
  return day + (hour * 60 + minute) * 60_000
}

/** The last day of the first part of a period that was not told; `null`: all of it was. */
export function nextUntold(
  signal: Pick<Signal, 'every'>,
  period: Pick<Period, 'from' | 'to'>,
  through: Day | null,
): Day | null {
  if (through !== null && through >= period.to) return null
  const { every } = signal
  return every === undefined
    ? period.to
    : Math.min(period.to, periodAt(every, through === null ? period.from : through + 1).to)
}

/**
 * How far a promise about figures is kept: fresh while all of the period was told, or what was not is not due yet; then late
 * within the tolerance, stale within ten cadences, lost after (DESIGN §5: a closed period that was fully covered does not age).
 */
export function figureFreshness(promise: FigurePromise, untold: Day | null, now: Instant): Freshness {
  if (untold === null) return 'fresh'
  const overdueMs = now - figureDueAt(promise, untold)
  if (overdueMs <= 0) return 'fresh'
  if (overdueMs <= Math.max(promise.toleranceMs, dayMs)) return 'late'
  return overdueMs <= staleUntilCadences * promise.cadenceMs ? 'stale' : 'lost'
}
