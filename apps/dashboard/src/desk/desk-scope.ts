import { type Day, type Period, parsePeriod, periodAt } from '@toan-canh/calendar'
import {
  type Boundary,
  type IndicatorView,
  isProvince,
  type Register,
  type Slice,
  topicName,
  type Unit,
} from '@toan-canh/contract'
import { type DeskAddress, indicatorsView, stepsView, thenBoundary } from './address.ts'
import { comparedWith, type ComparisonKind, comparisonKindOf, likeForLike } from './comparison.ts'
import type { DeskBoard } from './dossier-board.ts'

/** What the desk looks names and definitions up in. */
export interface DeskCatalogue {
  readonly indicators: ReadonlyMap<string, IndicatorView>
  readonly register: Register
}

export interface Comparison {
  readonly kind: ComparisonKind
  /** The whole period that is compared with, and the part of it that is like what has passed. */
  readonly whole: Period
  readonly part: Period
}

/** What the desk shows now: the address with all that it leaves open decided. */
export interface DeskScope {
  readonly unit: Unit
  readonly boundary: Boundary
  readonly slice: Slice | null
  readonly period: Period
  readonly comparison: Comparison
  readonly indicator: IndicatorView
  readonly views: readonly string[]
  readonly view: string
  readonly today: Day
}

export type ScopeAnswer =
  | { readonly kind: 'scope'; readonly scope: DeskScope }
  | { readonly kind: 'unknown-unit'; readonly code: string }
  | { readonly kind: 'unknown-indicator'; readonly id: string }
  | { readonly kind: 'no-units' }

/** The unit on which the desk opens: the province, else the first that stands below none. */
export function rootOf(register: Register): Unit | undefined {
  return register.roots.find(isProvince) ?? register.roots[0]
}

function viewsOf(
  { unit, slice, indicator, period, boundary }: Omit<DeskScope, 'views' | 'view' | 'comparison' | 'today'>,
  register: Register,
): string[] {
  return [
    ...(register.childrenOf(unit.code, groundDayOf({ boundary, period })).length > 0 ? ['unit'] : []),
    ...(slice === null ? Object.keys(indicator.dimensions) : []),
    ...(period.kind === 'day' ? [] : [stepsView]),
    indicatorsView,
  ]
}

/** The day whose units are shown: none with the boundaries of today. */
export function groundDayOf({ boundary, period }: Pick<DeskScope, 'boundary' | 'period'>): Day | undefined {
  return boundary === 'then' ? period.to : undefined
}

/** A unit as it was called with the boundaries asked for, else as it is called now. */
function unitIn(register: Register, code: string | null, at: Pick<DeskScope, 'boundary' | 'period'>): Unit | undefined {
  if (code === null) return rootOf(register)
  const day = groundDayOf(at)
  return (day === undefined ? undefined : register.find(code, day)) ?? register.find(code)
}

/** Decides what an address leaves open: the province, the running month, the period before, the board's main indicator. */
export function deskScopeOf(
  address: DeskAddress,
  { indicators, register }: DeskCatalogue,
  choice: { readonly board: DeskBoard; readonly today: Day },
): ScopeAnswer {
  const { today, board } = choice
  const period = (address.period === null ? null : parsePeriod(address.period)) ?? periodAt('month', today)
  const boundary = address.boundary === thenBoundary ? 'then' : 'now'
  const unit = unitIn(register, address.unit, { boundary, period })
  if (unit === undefined)
    return address.unit === null ? { kind: 'no-units' } : { kind: 'unknown-unit', code: address.unit }
  const id = address.indicator ?? board.main
  const indicator = indicators.get(id)
  if (indicator === undefined) return { kind: 'unknown-indicator', id }
  const kind = comparisonKindOf(period, address.against)
  const whole = comparedWith(period, kind)
  const place = { unit, boundary, slice: address.slice, period, indicator } as const
  const views = viewsOf(place, register)
  const view = views.find((each) => each === address.view) ?? views[0] ?? indicatorsView
  const comparison = { kind, whole, part: likeForLike(period, whole, today) }
  return { kind: 'scope', scope: { ...place, comparison, views, view, today } }
}

/** The wire name of one reading of what is looked at; other places of the same by `change`. */
export function readingTopicOf(
  scope: Pick<DeskScope, 'slice' | 'period'> & {
    readonly unit: Pick<Unit, 'code'>
    readonly boundary?: Boundary | undefined
  },
  indicator: string,
  period: Period = scope.period,
): string {
  return topicName({
    kind: 'reading',
    indicator,
    unit: scope.unit.code,
    boundary: scope.boundary,
    period,
    slice: scope.slice,
  })
}

/** The words of a slice: `Lĩnh vực Đất đai`; codes where the catalogue has no words. */
export function sliceWords(
  slice: Slice,
  indicator: IndicatorView,
): { readonly dimension: string; readonly value: string } {
  const dimension = indicator.dimensions[slice.dimension]
  return { dimension: dimension?.vi ?? slice.dimension, value: dimension?.values?.[slice.value] ?? slice.value }
}
