import type { Freshness, Gap, Level, Point } from '@toan-canh/contract'
import type { TopicStatus } from '../live/index.ts'

/** What a tile shows of one reading. Exactly one of these at any time, each drawn on purpose. */
export type ReadingState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'empty'; readonly gap: Gap }
  | {
      readonly kind: 'value'
      readonly point: Point & { readonly v: number }
      readonly level: Level
      readonly isDimmed: boolean
      readonly isPartial: boolean
    }

function hasValue(point: Point): point is Point & { readonly v: number } {
  return point.v !== null
}

/**
 * Judges what may be shown: an old number is dimmed and loses its level, a number over incomplete history carries none.
 * `freshness` is `null` while no source is known.
 */
export function readingStateOf(status: TopicStatus, point: Point | null, freshness: Freshness | null): ReadingState {
  if (status.kind === 'refused') return { kind: 'failed', reason: status.sentence }
  if (status.kind === 'waiting') return { kind: 'waiting' }
  if (point === null) return { kind: 'empty', gap: 'no_data' }
  if (!hasValue(point)) return { kind: 'empty', gap: point.g ?? 'no_data' }
  const isDimmed = freshness === 'stale' || freshness === 'lost'
  const isPartial = point.g === 'history_incomplete'
  return {
    kind: 'value',
    point,
    level: isDimmed || isPartial || point.g === 'partial' ? 'none' : point.l,
    isDimmed,
    isPartial,
  }
}
