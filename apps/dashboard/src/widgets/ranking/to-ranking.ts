import { type Day, isoDay } from '@toan-canh/calendar'
import type { IndicatorView, Item, Level, Operator, Point, UnitCode } from '@toan-canh/contract'
import { compareNames } from '../../ui/format.ts'
import { pointIn } from '../point-in.ts'

/** A cell of the heat map: a class of quantity (0 is the lowest), nothing counted, or nothing known. */
export type HeatCell = number | 'zero' | 'missing'

export interface RankedUnit {
  readonly code: UnitCode
  readonly name: string
  readonly count: number
  readonly rate: number | null
  /** The reservations with which count and rate are told. */
  readonly operators: { readonly count: Operator; readonly rate: Operator }
  readonly level: Level
  /** Red and not among the worst that are shown red. */
  readonly isQuiet: boolean
  /** One cell per day of the span. */
  readonly cells: readonly HeatCell[]
}

export interface Ranking {
  readonly rows: readonly RankedUnit[]
  readonly shown: number
  readonly total: number
  /** How many members must be acted on, those without a row too. */
  readonly red: number
  /** Some counts still lack history. */
  readonly isPartial: boolean
}

export interface RankingInput {
  readonly counts: ReadonlyMap<string, Item>
  readonly rates: ReadonlyMap<string, Item>
  readonly matrix: ReadonlyMap<string, Item>
  readonly days: readonly Day[]
  readonly classes: readonly number[]
  readonly rows: number
  /** Which way the rate is better. */
  readonly better: IndicatorView['better']
  readonly nameOf: (code: UnitCode) => string
}

/** The class of a count by the lower bounds of the classes. */
export function heatCellOf(point: Point | null, classes: readonly number[]): HeatCell {
  if (point === null || point.v === null) return 'missing'
  const { v } = point
  return v <= 0
    ? 'zero'
    : Math.max(
        0,
        classes.findLastIndex((from) => v >= from),
      )
}

/** More than five red ones are no priority: the five worst stay red, the rest are counted. */
export const mostRed = 5

/** The members whose rate is furthest on the red side, at most five. */
export function worstRed(
  rates: ReadonlyMap<string, Item>,
  red: readonly UnitCode[],
  better: IndicatorView['better'],
): Set<UnitCode> {
  const sign = better === 'up' ? 1 : -1
  const valueOf = (code: UnitCode) => pointIn(rates, code)?.v ?? 0
  return new Set(red.toSorted((a, b) => sign * (valueOf(a) - valueOf(b))).slice(0, mostRed))
}

/** Orders the members by count, then by name, and puts each one's days beside it; members without a count stand nowhere. */
export function rankingOf({ counts, rates, matrix, days, classes, rows, better, nameOf }: RankingInput): Ranking {
  const members = [...counts.keys()].flatMap((code) => {
    const count = pointIn(counts, code)?.v ?? null
    return count === null ? [] : [{ code, count, name: nameOf(code) }]
  })
  const top = members
    .filter((member) => member.count > 0)
    .toSorted((a, b) => b.count - a.count || compareNames(a.name, b.name))
    .slice(0, rows)
  const dayIds = days.map(isoDay)
  const isRed = (code: UnitCode) => pointIn(rates, code)?.l === 'act'
  const stayRed = worstRed(rates, top.map(({ code }) => code).filter(isRed), better)
  return {
    rows: top.map((member) => {
      const rate = pointIn(rates, member.code)
      return {
        ...member,
        rate: rate?.v ?? null,
        operators: { count: pointIn(counts, member.code)?.o ?? '=', rate: rate?.o ?? '=' },
        level: rate?.l ?? 'unknown',
        isQuiet: isRed(member.code) && !stayRed.has(member.code),
        cells: dayIds.map((day) => heatCellOf(pointIn(matrix, `${member.code}|${day}`), classes)),
      }
    }),
    shown: top.reduce((sum, member) => sum + member.count, 0),
    total: members.reduce((sum, member) => sum + member.count, 0),
    red: members.filter(({ code }) => isRed(code)).length,
    isPartial: members.some((member) => pointIn(counts, member.code)?.g === 'history_incomplete'),
  }
}
