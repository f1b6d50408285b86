import type { Instant, Period } from '@toan-canh/calendar'
import type { Slice, UnitCode } from '@toan-canh/contract'
import { type DayRange, smallProvince } from '@toan-canh/testkit'
import { sliceKey } from '../cells/contribution.ts'
import type { Cell } from '../cells/small-store.fixture.ts'
import type { CompiledIndicator, Definitions, Taking } from '../definitions/definitions.ts'
import { atomsOf, isCounted } from './atoms.ts'
import { valueOf } from './reading-of.ts'
import { sumWithAreas } from './sum-with-areas.ts'
import type { SumOf, Value } from './value-of-counters.ts'

export interface CellQuestion {
  readonly unit: UnitCode
  readonly period: DayRange
  readonly slice?: Slice | null
}

const takings = ['within', 'start', 'end'] as const satisfies readonly Taking[]

function isWithin(unit: UnitCode, whole: UnitCode): boolean {
  const parent = smallProvince[unit]
  return unit === whole || (parent !== undefined && isWithin(parent, whole))
}

/** Sums counters over a unit with all below it, a period and a slice. */
export function sumsOf(cells: readonly Cell[], { unit, period, slice = null }: CellQuestion): SumOf {
  const key = slice === null ? '' : sliceKey(slice.dimension, slice.value)
  const sums = new Map<string, number>()
  for (const cell of cells) {
    if (cell.slice !== key || !isWithin(cell.unit, unit)) continue
    for (const taking of takings) {
      if (!isCounted(taking, cell.day, period)) continue
      const atom = `${cell.slot}@${taking}`
      sums.set(atom, (sums.get(atom) ?? 0) + cell.amount)
    }
  }
  return (slot, taking) => sums.get(`${slot}@${taking}`) ?? 0
}

/** The value of an indicator; throws when it looks at a sum that its atoms do not name, since no store would have loaded it. */
export function valueFrom(
  indicator: CompiledIndicator,
  sum: SumOf,
  during?: { readonly period: Period; readonly now: Instant },
): Value {
  const named = new Set(atomsOf(indicator).map(({ slot, take }) => `${slot}@${take}`))
  const checked: SumOf = (slot, taking) => {
    if (!named.has(`${slot}@${taking}`)) throw new Error(`${indicator.id} looks at ${slot}@${taking} without naming it`)
    return sum(slot, taking)
  }
  return valueOf(indicator, during === undefined ? checked : sumWithAreas(checked, during.period, during.now))
}

/** The sum of a measure by its name in the pack. */
export function measureFrom(definitions: Definitions, name: string, sum: SumOf): (taking: Taking) => number {
  const measure = definitions.rules.get('dossier')?.measures.find((one) => one.name === name)
  if (measure === undefined) throw new Error(`no measure ${name}`)
  return (taking) => sum(measure.slot, taking)
}
