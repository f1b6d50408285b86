import type { Item, UnitCode } from '@toan-canh/contract'
import type { BadEnd, MapClass, MapMark } from '../../map/index.ts'
import { compareNames, numberText } from '../../ui/format.ts'

/** The value of every member, `null` where there is none or where it still lacks history. */
export function mapValues(items: ReadonlyMap<string, Item>): ReadonlyMap<UnitCode, number | null> {
  const valueOf = (item: Item) => ('v' in item && item.g !== 'history_incomplete' ? item.v : null)
  return new Map([...items].map(([code, item]) => [code, valueOf(item)]))
}

/** Fixed classes with their printed bounds, ascending; the unit stands once, on the top one: `< 0,4` … `≥ 1,6 %`. */
export function mapClasses(
  from: readonly number[],
  measure: { readonly unit: string; readonly decimals: number },
): readonly MapClass[] {
  const word = (value: number) => numberText(value, measure.decimals)
  const bounds = from.toSorted((a, b) => a - b)
  return [
    { from: null, label: `< ${word(bounds[0] ?? 0)}` },
    ...bounds.map((bound, at) => {
      const next = bounds[at + 1]
      return {
        from: bound,
        label: next === undefined ? `≥ ${word(bound)}\u00A0${measure.unit}` : `${word(bound)}–${word(next)}`,
      }
    }),
  ]
}

export interface WorstQuestion {
  readonly values: ReadonlyMap<UnitCode, number | null>
  readonly count: number
  readonly badEnd: BadEnd
  /** The areas of the map; other members have no ground to be named on. */
  readonly nameOf: (code: UnitCode) => string | null
  readonly valueText: (value: number, code: UnitCode) => string
}

/** The worst areas, worst first, equal ones by name; areas without a value and values of zero are not bad. */
export function worstAreas({ values, count, badEnd, nameOf, valueText }: WorstQuestion): readonly MapMark[] {
  const sign = badEnd === 'high' ? -1 : 1
  return [...values]
    .flatMap(([code, value]) => {
      const name = nameOf(code)
      return value === null || name === null || (badEnd === 'high' && value <= 0) ? [] : [{ code, value, name }]
    })
    .toSorted((a, b) => sign * (a.value - b.value) || compareNames(a.name, b.name))
    .slice(0, count)
    .map(({ code, value, name }) => ({ code, text: name, value: valueText(value, code) }))
}
