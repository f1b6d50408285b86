import { usePoint, useTopicStatus } from '../live/index.ts'
import { type Cover, numberAgeOf } from './cover.ts'
import { type ReadingState, readingStateOf } from './reading-state.ts'

/** One reading as a tile shows it; renders only when it or its cover changed. */
export function useReading(topic: string, cover: Cover | null): ReadingState {
  return readingStateOf(useTopicStatus(topic), usePoint(topic, ''), numberAgeOf(cover))
}
