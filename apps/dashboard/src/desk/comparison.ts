import { type Day, type Period, periodBefore, periodWithin } from '@toan-canh/calendar'
import type { Point } from '@toan-canh/contract'
import { whyIncomparable } from '../widgets/comparable.ts'
import { rollingPeriod } from './rolling-period.ts'

export const comparisonKinds = ['before', 'year'] as const
/** What a period is compared with: the period before it, or the same period of last year. */
export type ComparisonKind = (typeof comparisonKinds)[number]

const daysPerWeek = 7
const weeksPerYear = 52
const stepsPerYear = { day: 0, week: 0, month: 12, quarter: 4, half: 2, year: 1, rolling: 0 } as const

/** The same period of last year; days, weeks and rolling days go back 52 weeks, so that weekdays meet weekdays. */
function lastYear(period: Period): Period {
  const { kind, from, to } = period
  if (kind === 'week') return periodBefore(period, weeksPerYear)
  if (kind === 'day') return periodBefore(period, weeksPerYear * daysPerWeek)
  if (kind === 'rolling') return rollingPeriod(to - from + 1, to - weeksPerYear * daysPerWeek) ?? periodBefore(period)
  return periodBefore(period, stepsPerYear[kind])
}

/** The period that a kind of comparison leads to. */
export function comparedWith(period: Period, kind: ComparisonKind): Period {
  return kind === 'before' ? periodBefore(period) : lastYear(period)
}

/** Which kind the address means by its `so`; anything that is not the same period of last year is the period before. */
export function comparisonKindOf(period: Period, against: string | null): ComparisonKind {
  return against !== null && against === lastYear(period).id ? 'year' : 'before'
}

/**
 * The part of an earlier period that is as long as what has passed of a running one, so that like is compared with like:
 * five days of December with the first five days of November. A closed period is compared whole.
 */
export function likeForLike(period: Period, other: Period, today: Day): Period {
  if (!periodWithin(period, today) || period.kind === 'rolling' || period.kind === 'day') return other
  const passed = today - period.from + 1
  const length = other.to - other.from + 1
  return passed >= length ? other : (rollingPeriod(passed, other.from + passed - 1) ?? other)
}

/** The change from one reading to another; `null` when they cannot be held against each other. */
export function changeBetween(now: Point | null, before: Point | null): number | null {
  if (whyIncomparable(now, before) !== null) return null
  return (now?.v ?? 0) - (before?.v ?? 0)
}
