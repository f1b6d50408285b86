import type { IndicatorView, Point } from '@toan-canh/contract'
import { changeText, percentText } from '../ui/format.ts'
import { text } from '../ui/messages.ts'

/** The indicators that judge a number against its plan and its past. */
export interface Pace {
  readonly attainment: IndicatorView | null
  readonly runRate: IndicatorView | null
  readonly growth: IndicatorView | null
}

/** The signal that an indicator tells as it stands; `null` when it is made of more, or of counters. */
function signalOf({ formula }: IndicatorView): string | null {
  if (!('sum' in formula) || formula.sum.length !== 1) return null
  const [term = ''] = formula.sum
  return term.includes('.') ? term.replace(/@ytd$/, '') : null
}

/** Attainment, run rate and growth of what an indicator tells, as far as the catalogue defines them. */
export function paceOf(indicator: IndicatorView, all: Iterable<IndicatorView>): Pace {
  const signal = signalOf(indicator)
  const pace: { -readonly [K in keyof Pace]: Pace[K] } = { attainment: null, runRate: null, growth: null }
  if (signal === null) return pace
  for (const each of all) {
    const { formula } = each
    if ('attainment' in formula && formula.attainment.of === signal) pace.attainment ??= each
    else if ('runRate' in formula && formula.runRate.of === signal) pace.runRate ??= each
    else if (
      'growth' in formula &&
      formula.growth.of.length === 1 &&
      formula.growth.of[0]?.replace(/@ytd$/, '') === signal
    )
      pace.growth ??= each
  }
  return pace
}

/** "đạt 84,2 % dự toán năm"; null while it is not known. */
export function attainmentText(point: Point | null): string | null {
  return point === null || point.v === null ? null : text.pace.attainment(percentText(point.v, 1))
}

/** "nhịp 97,0 %": 100 is on pace. */
export function runRateText(point: Point | null): string | null {
  return point === null || point.v === null ? null : text.pace.runRate(percentText(point.v, 1))
}

/** "+5,1 % so với cùng kỳ năm trước", or that it cannot be compared; null while it is not known. */
export function growthText({ formula, unit, decimals }: IndicatorView, point: Point | null): string | null {
  if (!('growth' in formula) || point === null) return null
  const against = text.pace.against[formula.growth.against]
  if (point.g === 'not_comparable') return text.pace.notComparable(against)
  if (point.v === null) return null
  const change = changeText(point.v, decimals)
  const measure = formula.growth.as === 'percent' ? '%' : unit
  return text.pace.growth(`${change}\u00A0${measure}`, against)
}
