import type { WorkCalendar } from '@toan-canh/calendar'
import type {
  CaseEvent,
  CaseKind,
  CaseStock,
  Clock,
  Condition,
  Formula,
  Indicator,
  IndicatorFile,
  Measure,
} from '@toan-canh/contract'

/** A measure with its place among the stored counters. A histogram owns `histogramBuckets` slots from `slot` on. */
export interface CompiledMeasure {
  readonly name: string
  readonly slot: number
  readonly width: number
  readonly measure: Measure
  readonly condition: Condition | null
}

export type Taking = 'within' | 'start' | 'end'

/** One addend of a formula: a counter, taken over the period or as a stock before its first or after its last day. */
export interface Term {
  readonly slot: number
  readonly width: number
  readonly take: Taking
  readonly sign: 1 | -1
}

export type CompiledFormula =
  | { readonly kind: 'sum'; readonly terms: readonly Term[] }
  | { readonly kind: 'ratio'; readonly num: readonly Term[]; readonly den: readonly Term[]; readonly scale: number }
  | { readonly kind: 'mean'; readonly num: readonly Term[]; readonly den: readonly Term[]; readonly perUnit: number }
  | { readonly kind: 'quantile'; readonly q: number; readonly of: Term; readonly perUnit: number }

export interface CompiledIndicator {
  readonly id: string
  readonly pack: string
  readonly kind: CaseKind
  readonly definition: Indicator
  readonly source: Formula
  readonly formula: CompiledFormula
  readonly usesStock: boolean
  /** Whether the formula needs what happened in the period, or stood at its start. */
  readonly usesPeriod: boolean
  readonly dimensions: ReadonlySet<string>
}

/** A counter of events: where it is kept, and which events it counts. */
export interface EventCounter {
  readonly slot: number
  readonly condition: Condition | null
  readonly isHourly: boolean
}

/** A counter of a stock; `bound` is its N: days of `due_soon`, hours of `waiting_over`, else 0. */
export interface StockCounter {
  readonly condition: Condition | null
  readonly slot: number
  readonly bound: number
}

/** A counter of working minutes, or the first of a histogram of them. */
export interface DurationCounter {
  readonly slot: number
  readonly isHistogram: boolean
}

/** A dimension with the slice keys of the values that its pack names; keys of other values are made when they come. */
export interface SliceDimension {
  readonly name: string
  readonly keys: ReadonlyMap<string, string>
}

/** What is counted for one kind of case: the measures as they are told, and the same found by what makes them change. */
export interface CaseRules {
  readonly kind: CaseKind
  readonly measures: readonly CompiledMeasure[]
  readonly dimensions: readonly string[]
  readonly slicing: readonly SliceDimension[]
  /** The N of every `due_soon` in use, working days. */
  readonly withinDays: readonly number[]
  /** The N of every `waiting_over` in use, working hours. */
  readonly overHours: readonly number[]
  readonly isWaitingCounted: boolean
  /** Gives a due instant where the source tells none. */
  readonly clock: Clock | null
  readonly ofEvent: Readonly<Record<CaseEvent, readonly EventCounter[]>>
  readonly ofStock: Readonly<Record<CaseStock, readonly StockCounter[]>>
  readonly ofDuration: {
    readonly onReceipt: readonly DurationCounter[]
    readonly onResolution: readonly DurationCounter[]
  }
}

/** All packs, compiled: what the engine counts (`rules`) and what it answers (`indicators`). Slots below `slots` are in use. */
export interface Definitions {
  readonly slots: number
  readonly rules: ReadonlyMap<CaseKind, CaseRules>
  readonly indicators: ReadonlyMap<string, CompiledIndicator>
  readonly packs: readonly IndicatorFile[]
  /** The working calendar by which the cases of a source are judged. */
  calendarOf(source: string): WorkCalendar
}

/** Slots come in pages of this many: a stored row holds one page for unit × slice × day. */
export const slotsPerPage = 16

/** The terms of a formula, in one list. */
export function termsOfFormula(formula: CompiledFormula): readonly Term[] {
  if (formula.kind === 'sum') return formula.terms
  if (formula.kind === 'quantile') return [formula.of]
  return [...formula.num, ...formula.den]
}
