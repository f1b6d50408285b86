import type { BarsConfig, Item, Level, Operator } from '@toan-canh/contract'
import { compareNames } from '../../ui/format.ts'

/** One bar: its value and the part of it in the colour of lateness, both also as shares of the scale. */
export interface Bar {
  readonly code: string
  readonly name: string
  readonly value: number
  readonly operator: Operator
  readonly part: number | null
  readonly level: Level
  readonly to: number
  readonly partTo: number
}

export interface BarsInput {
  readonly items: ReadonlyMap<string, Item>
  readonly parts: ReadonlyMap<string, Item>
  readonly order: BarsConfig['order']
  readonly rows: number
  readonly nameOf: (code: string) => string
}

function valueIn(items: ReadonlyMap<string, Item>, code: string): number | null {
  const item = items.get(code)
  return item !== undefined && 'v' in item ? item.v : null
}

/** The first members in the order asked for, on the scale of the largest; members without a number, and counts of nothing, have no bar. */
export function barsOf({ items, parts, order, rows, nameOf }: BarsInput): {
  readonly bars: readonly Bar[]
  readonly left: number
} {
  const sign = order === 'largest' ? -1 : 1
  const known = [...items].flatMap(([code, item]) => {
    if (!('v' in item) || item.v === null || (order === 'largest' && item.v <= 0)) return []
    return [
      { code, name: nameOf(code), value: item.v, operator: item.o ?? '=', part: valueIn(parts, code), level: item.l },
    ]
  })
  const end = Math.max(0, ...known.map(({ value }) => value))
  const share = (value: number) => (end === 0 ? 0 : Math.max(0, value / end))
  const sorted = known.toSorted((a, b) => sign * (a.value - b.value) || compareNames(a.name, b.name))
  return {
    bars: sorted.slice(0, rows).map((each) => ({
      ...each,
      to: share(each.value),
      partTo: share(Math.min(each.part ?? 0, each.value)),
    })),
    left: Math.max(0, sorted.length - rows),
  }
}
