import type { IndicatorView, Item, Operator, Point, Unit } from '@toan-canh/contract'
import { compareNames } from '../ui/format.ts'
import { text } from '../ui/messages.ts'
import { unitName } from './unit-name.ts'

/** A member of a breakdown with its number. */
export interface Member {
  readonly code: string
  readonly name: string
  readonly value: number
  readonly operator: Operator
  readonly point: Point
}

/** The members of a breakdown, and how many of them have no number or one that is kept back (ADR 0022). */
export interface Members {
  readonly known: readonly Member[]
  readonly hidden: number
  readonly missing: number
}

/** How members are called: units by the register, others as the dimension says. */
export function memberNames(
  by: string,
  { units, indicator }: { readonly units: ReadonlyMap<string, Unit>; readonly indicator: IndicatorView },
): (code: string) => string {
  const names = indicator.dimensions[by]?.values
  return (code) => (by === 'unit' ? unitName(units.get(code), code) : (names?.[code] ?? code))
}

/** How a member is called in the head of a column: "Đơn vị", "Lĩnh vực". */
export function memberWord(by: string, { dimensions }: Pick<IndicatorView, 'dimensions'>): string {
  return by === 'unit' ? text.widget.unit : (dimensions[by]?.vi ?? by)
}

/** Orders the members that have a number: the largest first, equal ones by name. */
export function membersOf(items: ReadonlyMap<string, Item>, nameOf: (code: string) => string): Members {
  const points = [...items].flatMap(([code, item]) => ('v' in item ? [{ code, point: item }] : []))
  const known = points.flatMap(({ code, point }): Member[] =>
    point.v === null ? [] : [{ code, name: nameOf(code), value: point.v, operator: point.o ?? '=', point }],
  )
  const hidden = points.filter(({ point }) => point.v === null && point.g === 'hidden').length
  return {
    known: known.toSorted((a, b) => b.value - a.value || compareNames(a.name, b.name)),
    hidden,
    missing: points.length - known.length - hidden,
  }
}
