import type { Day, WorkCalendar } from '@toan-canh/calendar'
import type {
  AssetMeasure,
  CaseEvent,
  CaseKind,
  CaseMeasure,
  CaseStock,
  Clock,
  Comparison,
  Condition,
  Formula,
  Indicator,
  IndicatorFile,
  Measure,
  Signal,
  SignalId,
} from '@toan-canh/contract'

/**
 * A measure with its place among the stored counters. A histogram owns `histogramBuckets` slots from `slot` on; an area owns two,
 * the changes of its stock and their moments.
 */
export interface CompiledMeasure<M extends Measure = Measure> {
  readonly name: string
  readonly slot: number
  readonly width: number
  readonly measure: M
  readonly condition: Condition | null
}

export type Taking = 'within' | 'start' | 'end'
/** `area`: how long a stock stood how high within the period, from its two slots. */
export type Reach = Taking | 'area'

/** A counter as an addend of a formula, taken over the period or as a stock before its first or after its last day. */
export interface CounterTerm {
  readonly slot: number
  readonly width: number
  readonly take: Reach
  readonly sign: 1 | -1
}

/** A signal as an addend: what is told of the period, or of all that has come together since 1 January. */
export interface SignalTerm {
  readonly signal: SignalId
  readonly reach: 'period' | 'ytd'
  readonly sign: 1 | -1
}

export type Term = CounterTerm | SignalTerm

export type CompiledFormula =
  | { readonly kind: 'sum'; readonly terms: readonly Term[] }
  | { readonly kind: 'ratio'; readonly num: readonly Term[]; readonly den: readonly Term[]; readonly scale: number }
  | { readonly kind: 'mean'; readonly num: readonly Term[]; readonly den: readonly Term[]; readonly perUnit: number }
  | { readonly kind: 'quantile'; readonly q: number; readonly of: CounterTerm; readonly perUnit: number }
  | {
      readonly kind: 'growth'
      readonly of: readonly SignalTerm[]
      readonly against: Comparison
      readonly as: 'percent' | 'difference'
    }
  | { readonly kind: 'attainment' | 'runRate'; readonly of: SignalTerm; readonly plan: SignalTerm }

/** A formula with the first day of the periods that it is for; the first of an indicator is for all before the next. */
export interface FormulaVersion {
  readonly from: Day
  readonly formula: CompiledFormula
  readonly source: Formula
}

export interface CompiledIndicator {
  readonly id: string
  readonly pack: string
  /** The kind of case or asset that is counted for it; `null`: it stands on figures alone. */
  readonly kind: string | null
  readonly definition: Indicator
  /** By their first day, the earliest first. */
  readonly versions: readonly FormulaVersion[]
  /** What sources tell of it as a whole, beside what is reckoned here: the signal of the same name. */
  readonly reported: CompiledFormula | null
  /** Every signal that an answer may stand on, the plan that sets its target among them. */
  readonly signals: ReadonlySet<SignalId>
  readonly usesStock: boolean
  /** Whether the formula needs what happened in the period, or stood at its start. */
  readonly usesPeriod: boolean
  /** Whether it grows by itself while time passes. */
  readonly usesArea: boolean
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
  readonly measures: readonly CompiledMeasure<CaseMeasure>[]
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
    /** From submission to end. */
    readonly ofWhole: readonly DurationCounter[]
  }
}

/** What is counted for one kind of asset. */
export interface AssetRules {
  readonly kind: string
  readonly measures: readonly CompiledMeasure<AssetMeasure>[]
  readonly slicing: readonly SliceDimension[]
}

/** All packs, compiled: what the engine counts (`rules`, `assetRules`) and what it answers (`indicators`). Slots below `slots` are in use. */
export interface Definitions {
  readonly slots: number
  readonly rules: ReadonlyMap<CaseKind, CaseRules>
  readonly assetRules: ReadonlyMap<string, AssetRules>
  readonly indicators: ReadonlyMap<string, CompiledIndicator>
  readonly signals: ReadonlyMap<SignalId, Signal>
  readonly packs: readonly IndicatorFile[]
  /** The working calendar by which the cases of a source are judged. */
  calendarOf(source: string): WorkCalendar
}

/** Slots come in pages of this many: a stored row holds one page for unit × slice × day. */
export const slotsPerPage = 32

/** All addends of a formula, in one list. */
export function termsOfFormula(formula: CompiledFormula): readonly Term[] {
  switch (formula.kind) {
    case 'sum':
      return formula.terms
    case 'quantile':
      return [formula.of]
    case 'growth':
      return formula.of
    case 'attainment':
    case 'runRate':
      return [formula.of, formula.plan]
    case 'ratio':
    case 'mean':
      return [...formula.num, ...formula.den]
  }
}

/** Whether an addend is a signal; the others are counters. */
export function isSignalTerm(term: Term): term is SignalTerm {
  return 'signal' in term
}

/** The counters among the addends of all formulas of an indicator. */
export function countersOf({ versions }: Pick<CompiledIndicator, 'versions'>): readonly CounterTerm[] {
  return versions.flatMap(({ formula }) =>
    termsOfFormula(formula).flatMap((term) => (isSignalTerm(term) ? [] : [term])),
  )
}

/** The formula of the periods that begin on a day. */
export function versionAt({ versions }: Pick<CompiledIndicator, 'versions'>, from: Day): FormulaVersion {
  const version = versions.findLast((each) => each.from <= from) ?? versions[0]
  if (version === undefined) throw new Error('an indicator without a formula')
  return version
}

/** The measures of one kind of case or asset. */
export function measuresOfKind(
  { rules, assetRules }: Pick<Definitions, 'rules' | 'assetRules'>,
  kind: string | null,
): readonly CompiledMeasure[] {
  const counted = [...rules.values(), ...assetRules.values()]
  return counted.find((each) => each.kind === kind)?.measures ?? []
}

/** The compiled measures that are of one family. */
export function measuredOf<M extends Measure>(
  measures: readonly CompiledMeasure[],
  isOfFamily: (measure: Measure) => measure is M,
): readonly CompiledMeasure<M>[] {
  return measures.flatMap(({ measure, ...rest }) => (isOfFamily(measure) ? [{ ...rest, measure }] : []))
}
