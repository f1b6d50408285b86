import { type Day, type Period, periodAt, periodBefore, periodSpan } from '@toan-canh/calendar'
import type { Point } from '@toan-canh/contract'
import { wholeValue } from './member-rows.ts'
import { dayText, periodText, weekdayText } from '../../ui/format.ts'

const daysPerWeek = 7
const sparkSteps = 6

/** A longer period is divided by months, a shorter one by days. */
export function stepKindOf({ kind }: Period): 'day' | 'month' {
  return kind === 'quarter' || kind === 'half' || kind === 'year' ? 'month' : 'day'
}

/** How far back the step is with which a step is compared: the same weekday a week before, the month before. */
function stepsBack(kind: 'day' | 'month'): number {
  return kind === 'day' ? daysPerWeek : 1
}

export interface Steps {
  /** The steps of the table, those that have begun, oldest first. */
  readonly shown: readonly Period[]
  /** First and last of all that is needed, also for comparison and small lines; `null` when none has begun. */
  readonly span: { readonly first: Period; readonly last: Period } | null
}

/** The steps of a period up to today. */
export function stepsOfPeriod(period: Period, today: Day): Steps {
  const kind = stepKindOf(period)
  const end = Math.min(period.to, today)
  if (end < period.from) return { shown: [], span: null }
  const [first, last] = [periodAt(kind, period.from), periodAt(kind, end)]
  return {
    shown: periodSpan(first, last),
    span: { first: periodBefore(first, Math.max(stepsBack(kind), sparkSteps)), last },
  }
}

/** What a step is called: `Thứ Hai 01/12/2025`, `Tháng 11/2025`. */
export function stepName(step: Period): string {
  return step.kind === 'day' ? `${weekdayText(step.from)} ${dayText(step.from)}` : periodText(step)
}

/** The points of a series as those of the steps with which each is compared, under the keys of the steps compared. */
export function shiftedBefore(
  points: ReadonlyMap<string, Point>,
  steps: readonly Period[],
  isComparable: (earlier: Period, later: Period) => boolean = () => true,
): ReadonlyMap<string, Point> {
  const shifted = new Map<string, Point>()
  for (const step of steps) {
    const earlier = periodBefore(step, stepsBack(step.kind === 'day' ? 'day' : 'month'))
    const point = points.get(earlier.id)
    if (point !== undefined && isComparable(earlier, step)) shifted.set(step.id, point)
  }
  return shifted
}

/** The values of the last steps up to one. */
export function valuesUpTo(points: ReadonlyMap<string, Point>, step: Period): readonly (number | null)[] {
  return periodSpan(periodBefore(step, sparkSteps - 1), step).map(({ id }) => wholeValue(points.get(id)))
}
