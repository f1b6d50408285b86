import { usePoint, useTopicStatus } from '../live/index.ts'
import { type Cover, numberAgeOf } from './cover.ts'
import { enteredAgeOf } from './entered-mark.tsx'
import { type ReadingState, readingStateOf } from './reading-state.ts'
import { useMinute } from './use-cover.ts'

/** One reading as a tile shows it; renders only when it, its cover or the minute changed. What people entered ages by its own validity. */
export function useReading(topic: string, cover: Cover | null): ReadingState {
  const point = usePoint(topic, '')
  const now = useMinute()
  const age = point?.e === undefined ? numberAgeOf(cover) : enteredAgeOf(point.e, now)
  return readingStateOf(useTopicStatus(topic), point, age)
}
