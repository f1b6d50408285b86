import type { Day, Instant, Period } from '@toan-canh/calendar'
import type { Point } from '@toan-canh/contract'
import {
  type CompiledIndicator,
  type Coverage,
  gapOf,
  levelOf,
  type SumOf,
  sumWithAreas,
  valueOf,
} from '@toan-canh/engine'

const places = 1e9

/** Keeps sums of ratios short on the wire; nine places are far below anything shown. */
function rounded(value: number): number {
  return Math.round(value * places) / places
}

/** The answer for one key: value, numerator, denominator, gap and level as of a commit. */
export function pointOf(
  indicator: CompiledIndicator,
  at: {
    readonly period: Period
    readonly coverage: Coverage
    readonly today: Day
    readonly now: Instant
    readonly seq: number
  },
  sum: SumOf,
): Point {
  const missing = gapOf(at.period, indicator, at.coverage, at.today)
  if (missing === 'not_started' || missing === 'no_data')
    return { v: null, l: levelOf(indicator.definition, { value: null, den: null }, missing), g: missing, s: at.seq }
  const { value, num, den } = valueOf(indicator, sumWithAreas(sum, at.period, at.now))
  const gap = missing ?? (value === null ? 'no_denominator' : null)
  return {
    v: value === null ? null : rounded(value),
    ...(num === null ? {} : { n: rounded(num) }),
    ...(den === null ? {} : { d: den }),
    l: levelOf(indicator.definition, { value, den }, gap),
    ...(gap === null ? {} : { g: gap }),
    s: at.seq,
  }
}
