import { endOfDay, formatInstant, type Instant, type Period, startOfDay } from '@toan-canh/calendar'
import type { Explanation, TrackedAsset } from '@toan-canh/contract'
import {
  formulaOf,
  isAssetCountedWithin,
  isSignalTerm,
  type Reach,
  runsOfAsset,
  stateOfAsset,
  termsOfFormula,
} from '@toan-canh/engine'
import { readAssetSample } from '@toan-canh/store'
import type { Centre } from '../centre/open-centre.ts'
import type { Question } from '../readings/question.ts'

type Records = Explanation['records']
interface Window {
  readonly from: Instant
  readonly to: Instant
}

/** Assets looked at for a sample; stretches told of each. */
const mostRead = 2_000
const mostStretches = 6

/** The instants of a period that a term looks at. */
function windowOf(take: Reach, { from, to }: Window): Window {
  if (take === 'start') return { from, to: from }
  return take === 'end' ? { from: to, to } : { from, to }
}

function stretchesWithin(asset: TrackedAsset, { from, to }: Window): NonNullable<Records[number]['stretches']> {
  return runsOfAsset(asset)
    .filter((run) => run.from <= to && (run.to === null || run.to > from))
    .slice(-mostStretches)
    .map((run) => ({
      state: run.state,
      from: formatInstant(run.from),
      to: run.to === null ? null : formatInstant(run.to),
    }))
}

/** A few assets that a reading counts, those that are not up first, with their stretches of one state within its period. */
export async function explainAssets(
  centre: Centre,
  { indicator, memberOf, slice, basis }: Question,
  { kind, period, limit }: { readonly kind: string; readonly period: Period; readonly limit: number },
): Promise<Records> {
  const rules = centre.definitions().assetRules.get(kind)
  const during = { from: startOfDay(period.from), to: Math.min(endOfDay(period.to), centre.now()) }
  const counted = termsOfFormula(formulaOf(indicator, period, basis)).flatMap((term) => {
    if (isSignalTerm(term)) return []
    const measure = rules?.measures.find(({ slot }) => slot === term.slot)?.measure
    return measure === undefined ? [] : [{ measure, window: windowOf(term.take, during) }]
  })
  const read = await readAssetSample(centre.database, { kind, units: [...memberOf.keys()], slice, limit: mostRead })
  return read
    .flatMap(({ id, fact }) => {
      if (fact === null || !counted.some((each) => isAssetCountedWithin(each.measure, fact, each.window))) return []
      const state = stateOfAsset(fact, during.to)?.state ?? 'gone'
      return [{ id, unit: fact.unit, state, stretches: stretchesWithin(fact, during) }]
    })
    .slice(0, limit)
}
