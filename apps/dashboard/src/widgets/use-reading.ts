import { usePoint, useTopicStatus } from '../live/index.ts'
import type { Cover } from './cover.ts'
import { type ReadingState, readingStateOf } from './reading-state.ts'
import { useAging } from './use-aging.ts'

/** One reading as a tile shows it; renders only when it, its cover or the minute changed. What people entered ages by its own validity. */
export function useReading(topic: string, cover: Cover | null): ReadingState {
  const point = usePoint(topic, '')
  const ageOf = useAging(cover)
  return readingStateOf(useTopicStatus(topic), point, ageOf(point))
}
