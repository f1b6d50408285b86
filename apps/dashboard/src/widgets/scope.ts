import { type Day, type Period, parsePeriod, periodAt, periodWithin } from '@toan-canh/calendar'
import { type Board, type Boundary, type Topic, topicName, type UnitCode } from '@toan-canh/contract'

/** What a board looks at: a unit, a period, and the day it is by the server's clock. */
export interface Scope {
  readonly unit: UnitCode
  /** With the boundaries of the last day of each period; absent: of today. */
  readonly boundary?: Boundary | undefined
  readonly period: Period
  readonly today: Day
  /** The unit that maps look at more closely. */
  readonly mapUnit?: string | null
}

const periodKinds = { 'this-month': 'month', 'this-quarter': 'quarter', 'this-year': 'year', today: 'day' } as const

/** The scope of a board: what the address asks for, else the board's own unit and the period that runs today. */
export function scopeOf(
  board: Board,
  asked: { readonly period: string | null; readonly unit: string | null; readonly boundary: string | null },
  today: Day,
): Scope {
  const period = asked.period === null ? null : parsePeriod(asked.period)
  const boundary = asked.boundary ?? board.boundary
  return {
    unit: asked.unit ?? board.unit,
    ...(boundary === 'then' ? { boundary } : {}),
    period: period ?? periodAt(periodKinds[board.period], today),
    today,
  }
}

/** Whether the period still runs today. */
export function isCurrent(scope: Scope): boolean {
  return periodWithin(scope.period, scope.today)
}

/** The wire name of one reading of the scope's unit. */
export function readingTopic(scope: Scope, indicator: string, period: Period = scope.period): string {
  return topicName({ kind: 'reading', indicator, unit: scope.unit, boundary: scope.boundary, period, slice: null })
}

/** The wire name of an indicator split by a dimension (`unit`, `field`, `channel`). */
export function breakdownTopic(scope: Scope, indicator: string, by: string): string {
  return topicName({
    kind: 'breakdown',
    indicator,
    unit: scope.unit,
    boundary: scope.boundary,
    period: scope.period,
    by,
    slice: null,
  })
}

/** The wire name of an indicator step by step over a span. */
export function seriesTopic(
  scope: Scope,
  indicator: string,
  span: { readonly first: Period; readonly last: Period },
): string {
  return topicName({ kind: 'series', indicator, unit: scope.unit, boundary: scope.boundary, ...span, slice: null })
}

/** The wire name of members × steps over a span. */
export function matrixTopic(
  scope: Scope,
  indicator: string,
  span: { readonly first: Period; readonly last: Period; readonly by: string },
): string {
  return topicName({ kind: 'matrix', indicator, unit: scope.unit, boundary: scope.boundary, ...span })
}

/** The wire name of what stands in the scope's unit and below it. */
export function assetsTopic(scope: Scope, kind: string): string {
  return topicName({ kind: 'assets', assetKind: kind, unit: scope.unit, slice: null })
}

/** The wire name of the health of all sources. */
export const sourcesTopic = topicName({ kind: 'sources' } satisfies Topic)
