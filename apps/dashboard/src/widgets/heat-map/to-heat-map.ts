import { type Day, isoDay } from '@toan-canh/calendar'
import type { Item } from '@toan-canh/contract'
import type { Member, Members } from '../members-of.ts'
import { pointIn } from '../point-in.ts'
import { type HeatCell, heatCellOf } from '../ranking/to-ranking.ts'

/** A member with one cell per day. */
export interface HeatMapRow extends Member {
  readonly cells: readonly HeatCell[]
}

/** The largest members with their days; those of which nothing came have no row. */
export function toHeatMap(
  { known }: Members,
  {
    matrix,
    days,
    classes,
    rows,
  }: {
    readonly matrix: ReadonlyMap<string, Item>
    readonly days: readonly Day[]
    readonly classes: readonly number[]
    readonly rows: number
  },
): { readonly rows: readonly HeatMapRow[]; readonly withoutRoom: number } {
  const some = known.filter(({ value }) => value > 0)
  const ids = days.map(isoDay)
  return {
    rows: some.slice(0, rows).map((member) => ({
      ...member,
      cells: ids.map((day) => heatCellOf(pointIn(matrix, `${member.code}|${day}`), classes)),
    })),
    withoutRoom: Math.max(0, some.length - rows),
  }
}
