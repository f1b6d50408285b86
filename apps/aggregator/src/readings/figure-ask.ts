import { type Day, periodAt } from '@toan-canh/calendar'
import { type Basis, type Register, type Signal, type SignalId, type Slice, sliceName } from '@toan-canh/contract'
import type { CompiledIndicator, Definitions } from '@toan-canh/engine'

/** Which figures a question stands on; growth and levels look back two years, plans to the end of the year. */
export interface FigureAsk {
  readonly names: ReadonlySet<SignalId>
  readonly signals: ReadonlyMap<SignalId, Signal>
  readonly register: Register
  readonly basis: Basis | null
  /** '' is the whole; otherwise one slice, or every slice of one dimension. */
  readonly asked: string | { readonly dimension: string }
  readonly fromDay: Day
  readonly toDay: Day
}

const yearsBack = 2

function startOfYears(day: Day, back: number): Day {
  const { from } = periodAt('year', day)
  return back === 0 ? from : startOfYears(from - 1, back - 1)
}

/** The figures that an indicator may need over some days; `null` when it needs none. */
export function figureAskOf(
  indicator: CompiledIndicator,
  of: {
    readonly by: { readonly kind: 'whole' | 'unit' } | { readonly kind: 'dimension'; readonly name: string }
    readonly slice: Slice | null
    readonly basis: Basis | null
    readonly firstDay: Day
    readonly lastDay: Day
  },
  { signals }: Definitions,
  register: Register,
): FigureAsk | null {
  if (indicator.signals.size === 0) return null
  const { by, slice, basis, firstDay, lastDay } = of
  const whole = slice === null ? '' : sliceName(slice)
  return {
    names: indicator.signals,
    signals,
    register,
    basis,
    asked: by.kind === 'dimension' ? { dimension: by.name } : whole,
    fromDay: startOfYears(firstDay, yearsBack),
    toDay: periodAt('year', lastDay).to,
  }
}
