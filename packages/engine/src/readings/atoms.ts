import type { Day } from '@toan-canh/calendar'
import { type CompiledIndicator, countersOf, type Taking } from '../definitions/definitions.ts'

/** One sum that a reading needs: a slot, over the period or as a stock before or after it. */
export interface Atom {
  readonly slot: number
  readonly take: Taking
}

/** The sums that the readings of an indicator are made of, without repeats; a histogram gives one for each bucket. */
export function atomsOf(indicator: CompiledIndicator): readonly Atom[] {
  const atoms = new Map<string, Atom>()
  for (const term of countersOf(indicator)) {
    const takings = term.take === 'area' ? (['start', 'end'] as const) : [term.take]
    for (let slot = term.slot; slot < term.slot + term.width; slot++)
      for (const take of takings) atoms.set(`${slot}@${take}`, { slot, take })
  }
  return [...atoms.values()]
}

/** Whether a counter of a day belongs to a sum over a period: flows within it, stocks before its first or up to its last day. */
export function isCounted(take: Taking, day: Day, period: { readonly from: Day; readonly to: Day }): boolean {
  if (take === 'start') return day < period.from
  return day <= period.to && (take === 'end' || day >= period.from)
}
