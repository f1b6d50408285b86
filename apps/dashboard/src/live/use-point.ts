import type { Item, Point } from '@toan-canh/contract'
import { itemsOf } from './topic-view.ts'
import { useTopicSelection } from './use-topic.ts'

function isPoint(item: Item | undefined): item is Point {
  return item !== undefined && 'v' in item
}

/** One point of a topic, or `null` while there is none; renders only when this key changed. */
export function usePoint(topic: string, key: string): Point | null {
  const item = useTopicSelection(topic, (topics) => itemsOf(topics.view(topic)).get(key))
  return isPoint(item) ? item : null
}
