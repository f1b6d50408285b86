import type { IndicatorView, Item, Point, RankingTableConfig } from '@toan-canh/contract'
import { isSmallSample } from '@toan-canh/contract'
import { compareNames } from '../../ui/format.ts'
import { pointIn } from '../point-in.ts'
import { worstRed } from '../ranking/to-ranking.ts'

/** One number of a row; `isQuiet`: red, and not among the worst of its column that stay red. */
export interface TableCell {
  readonly point: Point | null
  readonly isQuiet: boolean
}

export interface TableRow {
  readonly code: string
  readonly name: string
  readonly cells: readonly TableCell[]
}

export interface RankingTableInput {
  readonly columns: readonly { readonly indicator: IndicatorView; readonly items: ReadonlyMap<string, Item> }[]
  /** The place of the column that orders the rows. */
  readonly orderAt: number
  readonly first: RankingTableConfig['first']
  readonly rows: number
  readonly nameOf: (code: string) => string
}

/** The least a column needs for a fraction of thousands, in author pixels. */
const leastColumn = 262

/** The places of the columns that have room: the first ones, and the one that orders the rows in any case. */
export function columnsIn(count: number, { width, orderAt }: { readonly width: number; readonly orderAt: number }) {
  const room = Math.max(1, Math.min(count, Math.floor(width / leastColumn)))
  const first = Array.from({ length: room }, (_, at) => at)
  return orderAt < room ? first : [...first.slice(0, -1), orderAt]
}

/** The rows in their order. A member without a number in the ordering column, or with too few cases, comes after all others. */
export function toRankingTable({ columns, orderAt, first, rows, nameOf }: RankingTableInput): {
  readonly rows: readonly TableRow[]
  readonly withoutRoom: number
} {
  const order = columns[orderAt]
  if (order === undefined) return { rows: [], withoutRoom: 0 }
  const codes = [...new Set(columns.flatMap(({ items }) => [...items.keys()]))]
  const keyOf = (code: string): number | null => {
    const point = pointIn(order.items, code)
    return point === null || isSmallSample(order.indicator, point.d) ? null : point.v
  }
  const sign = first === 'largest' ? -1 : 1
  const members = codes
    .map((code) => ({ code, name: nameOf(code), key: keyOf(code) }))
    .filter(({ code }) => columns.some(({ items }) => (pointIn(items, code)?.v ?? null) !== null))
  const known = (key: number | null) => (key === null ? 1 : 0)
  const sorted = members.toSorted(
    (a, b) => known(a.key) - known(b.key) || sign * ((a.key ?? 0) - (b.key ?? 0)) || compareNames(a.name, b.name),
  )
  const shown = sorted.slice(0, rows)
  const stayRed = columns.map(({ indicator, items }) => {
    const red = shown.map(({ code }) => code).filter((code) => pointIn(items, code)?.l === 'act')
    return worstRed(items, red, indicator.better)
  })
  return {
    rows: shown.map(({ code, name }) => ({
      code,
      name,
      cells: columns.map(({ items }, at) => {
        const point = pointIn(items, code)
        return { point, isQuiet: point?.l === 'act' && stayRed[at]?.has(code) === false }
      }),
    })),
    withoutRoom: sorted.length - shown.length,
  }
}
