import type { Period } from '@toan-canh/calendar'
import type { Boundary, IndicatorId, Level, Point, Slice, UnitCode } from '@toan-canh/contract'
import type { NumberAge } from '../../widgets/cover.ts'
import type { Aging } from '../../widgets/use-aging.ts'
import { agedPoint } from '../../widgets/reading-state.ts'
import { changeBetween } from '../comparison.ts'

/** What a row stands for: enough to name each of its readings. */
export interface Place {
  readonly unit: UnitCode
  readonly boundary?: Boundary | undefined
  readonly slice: Slice | null
  readonly period: Period
}

/** A member of the table before its numbers are known. `href`: where pressing it leads; `null` for a row that leads nowhere. */
export interface Member {
  readonly key: string
  readonly name: string
  readonly place: Place
  readonly href: string | null
}

export interface MemberRow extends Member {
  readonly main: Point | null
  readonly columns: readonly (Point | null)[]
  /** Change of the main indicator against the comparison; `null` when it cannot be compared. */
  readonly change: number | null
  /** The main indicator in the steps up to now; empty where a period has no steps. */
  readonly steps: readonly (number | null)[]
  readonly level: Level
}

/** Answers by key of a member: one map for each column, as the live topics carry them. */
export interface MemberPoints {
  readonly main: ReadonlyMap<string, Point>
  readonly columns: readonly ReadonlyMap<string, Point>[]
  readonly before: ReadonlyMap<string, Point>
  readonly stepsOf: (key: string) => readonly (number | null)[]
}

/** The level that may be shown: none for a number whose time is lost or whose history is incomplete. */
export function shownLevel(point: Point | null, age: NumberAge): Level {
  if (point === null || point.v === null) return 'unknown'
  return age !== 'current' || point.g !== undefined ? 'none' : point.l
}

/** A value that may be drawn as one of a row of steps: a step of which history lacks a part would be read as a fall or a rise. */
export function wholeValue(point: Point | null | undefined): number | null {
  return point === null || point === undefined || point.g !== undefined ? null : point.v
}

/** Puts the numbers to the members; expired ones become dashes. */
export function memberRowsOf(members: readonly Member[], points: MemberPoints, ageOf: Aging): MemberRow[] {
  const aged = (point: Point | undefined) => (point === undefined ? null : agedPoint(point, ageOf(point)))
  return members.map((member) => {
    const told = points.main.get(member.key)
    const main = aged(told)
    return {
      ...member,
      main,
      columns: points.columns.map((column) => aged(column.get(member.key))),
      change: changeBetween(main, points.before.get(member.key) ?? null),
      steps: points.stepsOf(member.key),
      level: main === null ? 'none' : shownLevel(main, ageOf(told ?? null)),
    }
  })
}

/** Keys that any of the answers carry, in no order. */
export function keysIn(points: Pick<MemberPoints, 'main' | 'columns'>): ReadonlySet<string> {
  return new Set([points.main, ...points.columns].flatMap((column) => [...column.keys()]))
}

/**
 * Fills a counted column: a value of a dimension that was answered for the main indicator without a gap and is not named
 * by a count was counted no time.
 */
export function withZeros(
  column: ReadonlyMap<string, Point>,
  main: ReadonlyMap<string, Point>,
): ReadonlyMap<string, Point> {
  const filled = new Map(column)
  for (const [key, { s, g }] of main) {
    if (!filled.has(key) && (g === undefined || g === 'no_denominator')) filled.set(key, { v: 0, l: 'none', s })
  }
  return filled
}

/** Which columns stand beside the main indicator: it is not shown twice. */
export function columnsBeside(main: IndicatorId, columns: readonly IndicatorId[]): readonly IndicatorId[] {
  return columns.filter((id) => id !== main)
}

/** A number of a table that people entered, by which the whole of it ages; `null` when none was. */
export function anyEntered(points: ReadonlyMap<string, Point>): Point | null {
  return points.values().find(({ e }) => e !== undefined) ?? null
}
