import { endOfDay, formatInstant, type Instant, parseDay, type Period } from '@toan-canh/calendar'
import { type Freshness, type Point, worseFreshness } from '@toan-canh/contract'
import { formulaOf, isSignalTerm, termsOfFormula } from '@toan-canh/engine'
import type { StoredFigure } from '@toan-canh/store'
import type { LoadedSource } from '../catalogue/load-catalogue.ts'
import { figureFreshness, figurePromiseOf, nextUntold } from '../ingest/figure-freshness.ts'
import type { Provenance } from './provenance.ts'
import type { Question } from './question.ts'

/** What was told of one answer: its point, and the figures that touch its period. */
export interface ToldAnswer {
  readonly period: Period
  readonly point: Point
  readonly figures: readonly StoredFigure[]
}

/** Whether the formula that answers counts anything, and whether figures stand in it. */
export function standsOn(
  { indicator, basis }: Question,
  period: Period,
): { readonly counts: boolean; readonly tells: boolean } {
  const terms = termsOfFormula(formulaOf(indicator, period, basis))
  return { counts: terms.some((term) => !isSignalTerm(term)), tells: terms.some(isSignalTerm) }
}

/** The first day that was not told, by the signal that is told most often; `null`: everything was. */
function untoldOf({ indicator, figures, basis }: Question, { period, point }: ToldAnswer) {
  if (figures === null || (point.v !== null && point.g === undefined && point.t === undefined)) return null
  const through = point.v === null || point.m !== undefined ? null : point.t === undefined ? null : parseDay(point.t)
  const terms = termsOfFormula(formulaOf(indicator, period, basis)).filter(isSignalTerm)
  const untold = terms.flatMap(({ signal }) => {
    const declared = figures.signals.get(signal)
    return declared === undefined || declared.role === 'plan'
      ? []
      : [nextUntold(declared, period, through) ?? period.to]
  })
  return untold.length === 0 ? period.to : Math.min(...untold)
}

/** Times and freshness of an answer made of figures: until when they tell, when the newest came, whether what is missing is due. */
export function figureProvenance(
  question: Question,
  answer: ToldAnswer,
  sources: readonly LoadedSource[],
  now: Instant,
): Provenance {
  const { period, point, figures } = answer
  const untold = untoldOf(question, answer)
  const freshnesses: readonly Freshness[] = sources.map((source) =>
    figureFreshness(figurePromiseOf(source), untold, now),
  )
  const received = figures.map((figure) => figure.knownAt)
  const through = point.t === undefined ? period.to : (parseDay(point.t) ?? period.to)
  return {
    sources: sources.map((source) => source.id),
    asOf: point.v === null ? null : formatInstant(Math.min(endOfDay(through), now)),
    receivedAt: received.length === 0 ? null : formatInstant(Math.max(...received)),
    freshness: freshnesses.length === 0 ? 'lost' : freshnesses.reduce(worseFreshness),
  }
}

/** What stands on both counted cases and figures is as old as the older of them. */
export function olderOf(one: Provenance, other: Provenance): Provenance {
  const earlier = (a: string | null, b: string | null) => (a === null || b === null ? null : a < b ? a : b)
  return {
    sources: [...new Set([...one.sources, ...other.sources])],
    asOf: earlier(one.asOf, other.asOf),
    receivedAt: earlier(one.receivedAt, other.receivedAt),
    freshness: worseFreshness(one.freshness, other.freshness),
  }
}
