import { type FixedPeriodKind, type Period, periodAt, periodBefore, periodSpan } from '@toan-canh/calendar'
import type { Formula, IndicatorView, Item, Point } from '@toan-canh/contract'
import { isCurrent, type Scope } from './scope.ts'

/** How many steps are looked back over, by their kind: enough for a small line, few enough to be cheap. */
const counts = { day: 12, week: 12, month: 13, quarter: 8, half: 6, year: 5 } as const
type StepKind = keyof typeof counts

const kindOfCadence = {
  realtime: 'day',
  hour: 'day',
  day: 'day',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
} as const satisfies Readonly<Record<IndicatorView['cadence'], StepKind>>

function termsOf(formula: Formula): readonly string[] {
  if ('sum' in formula) return formula.sum
  if ('ratio' in formula) return [...formula.ratio.num, ...formula.ratio.den]
  if ('growth' in formula) return formula.growth.of
  if ('attainment' in formula) return [formula.attainment.of]
  return 'runRate' in formula ? [formula.runRate.of] : []
}

/** Whether an indicator says how things stand, not what happened within a period. */
export function isStanding({ formula }: Pick<IndicatorView, 'formula'>): boolean {
  const terms = termsOf(formula)
  return terms.length > 0 && terms.every((term) => term.endsWith('@end'))
}

function kindFor(indicator: IndicatorView, period: Period): FixedPeriodKind {
  if (isStanding(indicator)) return 'day'
  if (termsOf(indicator.formula).some((term) => term.includes('.'))) return kindOfCadence[indicator.cadence]
  return period.kind === 'rolling' ? 'month' : period.kind
}

/** The steps over which the latest number of an indicator is looked for: as it is told unless `kind` says otherwise, up to today or the end of the scope. */
export function stepsOf(
  indicator: IndicatorView,
  scope: Scope,
  kind: FixedPeriodKind = kindFor(indicator, scope.period),
): readonly Period[] {
  const last = periodAt(kind, isCurrent(scope) ? scope.today : scope.period.to)
  return periodSpan(periodBefore(last, counts[kind] - 1), last)
}

/** A number that has been told, and since when it stands on its level. */
export interface Latest {
  readonly step: Period
  readonly point: Point & { readonly v: number }
  /** The point of the step right before; `null` when nothing was told for it. */
  readonly before: Point | null
  /** The value of every step, the latest last. */
  readonly values: readonly (number | null)[]
  /** The first of the steps that stand on the level of the latest or a worse one without a break. */
  readonly since: Period
  /** The run begins where the steps begin: it may be older. */
  readonly isOlder: boolean
}

const badness = { none: 0, unknown: 0, ok: 0, watch: 1, act: 2 } as const

function valued(item: Item | undefined): (Point & { readonly v: number }) | null {
  if (item === undefined || !('v' in item) || item.v === null) return null
  return { ...item, v: item.v }
}

/** The latest number that a series tells; `null` when it tells none. */
export function latestOf(items: ReadonlyMap<string, Item>, steps: readonly Period[]): Latest | null {
  const points = steps.map(({ id }) => valued(items.get(id)))
  const at = points.findLastIndex((point) => point !== null)
  const [step, point] = [steps[at], points[at]]
  if (step === undefined || point === undefined || point === null) return null
  let from = at
  while (from > 0 && badness[points[from - 1]?.l ?? 'none'] >= badness[point.l]) from -= 1
  return {
    step,
    point,
    before: points[at - 1] ?? null,
    values: points.slice(0, at + 1).map((each) => each?.v ?? null),
    since: steps[from] ?? step,
    isOlder: from === 0,
  }
}
