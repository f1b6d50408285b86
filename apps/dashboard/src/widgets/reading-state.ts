import type { Gap, Level, Point } from '@toan-canh/contract'
import type { TopicStatus } from '../live/index.ts'
import type { NumberAge } from './cover.ts'

/** What a tile shows of one reading. Exactly one of these at any time, each drawn on purpose. */
export type ReadingState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'empty'; readonly gap: Gap }
  /** Its source is lost beyond its expiry: a dash, the last known number in the notes. */
  | { readonly kind: 'expired'; readonly last: Point & { readonly v: number } }
  | {
      readonly kind: 'value'
      readonly point: Point & { readonly v: number }
      readonly level: Level
      readonly isDimmed: boolean
      readonly isPartial: boolean
    }

/** A point as it may still be shown: none of an expired number is left but that it was. */
export function agedPoint(point: Point, age: NumberAge): Point {
  return age === 'expired' ? { v: null, l: 'unknown', g: 'no_data', s: point.s } : point
}

function hasValue(point: Point): point is Point & { readonly v: number } {
  return point.v !== null
}

/**
 * Judges what may be shown: an old number is dimmed and loses its level, an expired one becomes a dash, a number over
 * incomplete history carries no level.
 */
export function readingStateOf(status: TopicStatus, point: Point | null, age: NumberAge): ReadingState {
  if (status.kind === 'refused') return { kind: 'failed', reason: status.sentence }
  if (status.kind === 'waiting') return { kind: 'waiting' }
  if (point === null) return { kind: 'empty', gap: 'no_data' }
  if (!hasValue(point)) return { kind: 'empty', gap: point.g ?? 'no_data' }
  if (age === 'expired') return { kind: 'expired', last: point }
  const isDimmed = age === 'dimmed'
  const isPartial = point.g === 'history_incomplete'
  return {
    kind: 'value',
    point,
    level: isDimmed || isPartial || point.g === 'partial' ? 'none' : point.l,
    isDimmed,
    isPartial,
  }
}
