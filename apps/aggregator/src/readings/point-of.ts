import { type Day, type Instant, isoDay, type Period } from '@toan-canh/calendar'
import type { Gap, Point } from '@toan-canh/contract'
import {
  type CompiledIndicator,
  type Coverage,
  type FigureContext,
  gapOf,
  isSignalTerm,
  levelOf,
  formulaOf,
  type SumOf,
  sumWithAreas,
  type Telling,
  termsOfFormula,
  type Value,
  valueOf,
  versionAt,
} from '@toan-canh/engine'

import type { GroundMark } from './ground-gap.ts'
import { type Secrecy, secret } from './secrecy.ts'

const places = 1e9

/** Keeps sums of ratios short on the wire; nine places are far below anything shown. */
function rounded(value: number): number {
  return Math.round(value * places) / places
}

/** When and as of what a key is answered; `figures` when the question stands on any. */
export interface Answered {
  readonly period: Period
  readonly coverage: Coverage
  readonly today: Day
  readonly now: Instant
  readonly seq: number
  /** How much of it may be told at all. */
  readonly secrecy: Secrecy
  readonly figures?: FigureContext | null
  /** What its ground does to it; without it nothing. */
  readonly ground?: GroundMark
  /** People entered it: from when it no longer holds, null once later numbers are told. */
  readonly enteredUntil?: Instant | null | undefined
}

/** Why a value made of figures is missing or not whole. */
function gapOfFigures({ value, num, den }: Value, telling: Telling, { period, today }: Answered): Gap | null {
  if (value !== null) return telling.missing > 0 || telling.isPartial ? 'partial' : null
  if (num !== null && (den === null || den <= 0)) return 'no_denominator'
  return period.from > today ? 'not_started' : 'no_data'
}

/** What figures tell beside the value. */
function marksOf(telling: Telling | undefined, { period }: Answered): Partial<Point> {
  if (telling === undefined) return {}
  const { op, basis, missing, expected, through } = telling
  return {
    ...(op === '=' ? {} : { o: op }),
    ...(basis === null || basis === 'measured' ? {} : { b: basis }),
    ...(missing === 0 ? {} : { m: [missing, expected] }),
    ...(through === null || through >= period.to ? {} : { t: isoDay(through) }),
  }
}

/** The version of the formula, where there are several. */
function versionMark(indicator: CompiledIndicator, { period }: Answered): Partial<Point> {
  const { from } = versionAt(indicator, period.from)
  return from === Number.NEGATIVE_INFINITY ? {} : { f: isoDay(from) }
}

/** Whether the formula that answers counts anything. */
function counts(indicator: CompiledIndicator, at: Answered): boolean {
  const terms = termsOfFormula(formulaOf(indicator, at.period, at.figures?.basis ?? null))
  return terms.some((term) => !isSignalTerm(term))
}

function openPoint(indicator: CompiledIndicator, at: Answered, sum: SumOf): Point {
  const { figures, period, seq, ground } = at
  if (ground !== undefined && ground.gap !== null)
    return { v: null, l: levelOf(indicator.definition, { value: null, den: null }, ground.gap), g: ground.gap, s: seq }
  const missing = counts(indicator, at) ? gapOf(period, indicator, at.coverage, at.today) : null
  if (missing === 'not_started' || missing === 'no_data')
    return { v: null, l: levelOf(indicator.definition, { value: null, den: null }, missing), g: missing, s: seq }
  const found = valueOf(indicator, sumWithAreas(sum, period, at.now), figures ? { period, figures } : undefined)
  const { value, num, den, telling } = found
  const unknown = value === null ? 'no_denominator' : null
  const gap = missing ?? (telling === undefined ? unknown : gapOfFigures(found, telling, at))
  return {
    v: value === null ? null : rounded(value),
    ...(num === null ? {} : { n: rounded(num) }),
    ...(den === null ? {} : { d: telling === undefined ? den : rounded(den) }),
    l: levelOf(indicator.definition, { value, den: telling === undefined ? den : null }, gap),
    ...(gap === null ? {} : { g: gap }),
    ...marksOf(telling, at),
    ...(ground?.isShared === true && value !== null ? { o: '~' as const, b: 'estimated' as const } : {}),
    ...versionMark(indicator, at),
    ...(at.enteredUntil === undefined || value === null ? {} : { e: at.enteredUntil }),
    s: seq,
  }
}

/** The answer for one key: value, numerator, denominator, gap and level as of a commit; small numbers of people are kept back here. */
export function pointOf(indicator: CompiledIndicator, at: Answered, sum: SumOf): Point {
  return secret(openPoint(indicator, at, sum), at.secrecy, indicator)
}
