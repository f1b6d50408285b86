import type { Freshness } from '@toan-canh/contract'
import { usePoint, useTopicStatus } from '../live/index.ts'
import { type ReadingState, readingStateOf } from './reading-state.ts'

/** One reading as a tile shows it; renders only when it or its freshness changed. */
export function useReading(topic: string, freshness: Freshness | null): ReadingState {
  return readingStateOf(useTopicStatus(topic), usePoint(topic, ''), freshness)
}
