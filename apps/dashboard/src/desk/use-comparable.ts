import { type Day, dayOf, parseInstant, type Period } from '@toan-canh/calendar'
import { groundChanges, type IndicatorView, isSameGround, type SourceStatus } from '@toan-canh/contract'
import { useDesk } from './desk-context.tsx'
import { useSources } from '../widgets/use-cover.ts'

/** The first day of which the sources of an indicator tell; `null` when they tell of all. */
export function firstDayOf(indicator: Pick<IndicatorView, 'sources'>, sources: readonly SourceStatus[]): Day | null {
  const days = sources.flatMap(({ id, history }) => {
    const from = history === null || !indicator.sources.includes(id) ? null : parseInstant(history.wantedFrom)
    return from === null ? [] : [dayOf(from)]
  })
  return days.length === 0 ? null : Math.max(...days)
}

function isStock({ formula }: Pick<IndicatorView, 'formula'>): boolean {
  return 'sum' in formula && formula.sum.every((term) => term.endsWith('@end'))
}

/** Whether a period is told of whole: a count over it from its first day, a stock on its last. */
export function isToldOf(
  indicator: Pick<IndicatorView, 'sources' | 'formula'>,
  period: Period,
  sources: readonly SourceStatus[],
): boolean {
  const first = firstDayOf(indicator, sources)
  return first === null || first <= (isStock(indicator) ? period.to : period.from)
}

/** Whether the unit stands on the same ground in the earlier period as in the one that is looked at. */
export function useSameGround(earlier: Period): boolean {
  const { scope, catalogue } = useDesk()
  const { unit, boundary, period } = scope
  return isSameGround(groundChanges(catalogue.register, unit.code), boundary, [earlier, period])
}

/** Whether an indicator can be compared with an earlier period: only with one told of whole, and on the same ground. */
export function useComparable(indicator: IndicatorView, period: Period): boolean {
  const isSame = useSameGround(period)
  return isToldOf(indicator, period, useSources()) && isSame
}
