import { type Day, isoDay, periodAt } from '@toan-canh/calendar'
import type { Item, Level } from '@toan-canh/contract'
import { compareNames } from '../../ui/format.ts'
import type { Latest } from '../latest.ts'
import { pointIn } from '../point-in.ts'

export const parts = ['overdue', 'inTerm', 'onTime', 'late'] as const
export type DirectivePart = (typeof parts)[number]

/** Counts of one place; a part that is not known is `null`. */
export type DirectiveCounts = Readonly<Record<DirectivePart, number | null>>

export interface DirectiveRow extends DirectiveCounts {
  readonly code: string
  readonly name: string
  readonly level: Level
  /** Since when something has been overdue without a break; `null` where nothing is, or no day is known. */
  readonly since: Pick<Latest, 'since' | 'isOlder'> | null
  /** Shares of the scale, 0 to 1, in the order of the parts. */
  readonly shares: readonly number[]
}

export interface DirectivesInput {
  readonly items: Readonly<Record<DirectivePart, ReadonlyMap<string, Item>>>
  readonly matrix: ReadonlyMap<string, Item>
  /** The days of the matrix up to today. */
  readonly days: readonly Day[]
  readonly rows: number
  readonly nameOf: (code: string) => string
}

function sinceOf(code: string, { matrix, days }: DirectivesInput): DirectiveRow['since'] {
  const isOver = (day: Day | undefined) => day !== undefined && (pointIn(matrix, `${code}|${isoDay(day)}`)?.v ?? 0) > 0
  let at = days.length - 1
  if (!isOver(days[at])) return null
  while (at > 0 && isOver(days[at - 1])) at -= 1
  const day = days[at]
  return day === undefined ? null : { since: periodAt('day', day), isOlder: at === 0 }
}

function sumOf(counts: DirectiveCounts): number {
  return parts.reduce((sum, part) => sum + (counts[part] ?? 0), 0)
}

/** The places in their order: most overdue first, then most in hand; those to which nothing was given have no row. */
export function toDirectives(input: DirectivesInput): {
  readonly rows: readonly DirectiveRow[]
  readonly withoutRoom: number
  /** How many are overdue, at how many places, also those without a row. */
  readonly overdue: number
  readonly places: number
} {
  const { items, rows, nameOf } = input
  const codes = [...new Set(parts.flatMap((part) => [...items[part].keys()]))]
  const countOf = (part: DirectivePart, code: string) => pointIn(items[part], code)?.v ?? null
  const all = codes
    .map((code) => ({
      code,
      name: nameOf(code),
      level: pointIn(items.overdue, code)?.l ?? ('unknown' as const),
      overdue: countOf('overdue', code),
      inTerm: countOf('inTerm', code),
      onTime: countOf('onTime', code),
      late: countOf('late', code),
    }))
    .filter((counts) => sumOf(counts) > 0)
    .toSorted(
      (a, b) =>
        (b.overdue ?? 0) - (a.overdue ?? 0) || (b.inTerm ?? 0) - (a.inTerm ?? 0) || compareNames(a.name, b.name),
    )
  const shown = all.slice(0, rows)
  const end = Math.max(1, ...shown.map(sumOf))
  return {
    rows: shown.map((row) => ({
      ...row,
      since: (row.overdue ?? 0) > 0 ? sinceOf(row.code, input) : null,
      shares: parts.map((part) => (row[part] ?? 0) / end),
    })),
    withoutRoom: all.length - shown.length,
    overdue: all.reduce((sum, { overdue }) => sum + (overdue ?? 0), 0),
    places: all.filter(({ overdue }) => (overdue ?? 0) > 0).length,
  }
}
