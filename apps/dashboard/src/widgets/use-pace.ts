import type { IndicatorView } from '@toan-canh/contract'
import { useMemo } from 'react'
import { usePoint } from '../live/index.ts'
import { attainmentText, growthText, paceOf, runRateText } from './pace.ts'
import { sourcesTopic } from './scope.ts'

/**
 * How a number stands against its plan and its past, in words; nothing where the catalogue defines nothing or nothing is known.
 * `topicOf` names the reading of an indicator for the unit and period that are looked at.
 */
export function usePace(
  indicator: IndicatorView,
  indicators: ReadonlyMap<string, IndicatorView>,
  topicOf: (indicator: string) => string,
): readonly string[] {
  const { attainment, runRate, growth } = useMemo(() => paceOf(indicator, indicators.values()), [indicator, indicators])
  // A topic that is watched anyway stands for the ones that there are not: it has no point under the empty key.
  const pointOf = (of: IndicatorView | null) => (of === null ? sourcesTopic : topicOf(of.id))
  const [attained, run, grown] = [
    usePoint(pointOf(attainment), ''),
    usePoint(pointOf(runRate), ''),
    usePoint(pointOf(growth), ''),
  ]
  const all = [attainmentText(attained), runRateText(run), growth === null ? null : growthText(growth, grown)]
  return all.filter((each) => each !== null)
}
