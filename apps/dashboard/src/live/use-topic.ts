import { useCallback, useSyncExternalStore } from 'react'
import { useLive } from './live-context.tsx'
import type { TopicStore } from './topic-store.ts'
import { type TopicStatus, type TopicView } from './topic-view.ts'

/** Watches a topic while mounted and re-renders when what `select` takes from the store is another object or value. */
export function useTopicSelection<Selected>(topic: string, select: (topics: TopicStore) => Selected): Selected {
  const { topics } = useLive()
  const subscribe = useCallback(
    (onChange: () => void) => {
      const held = topics.watch(topic, onChange)
      return () => held[Symbol.dispose]()
    },
    [topics, topic],
  )
  const read = () => select(topics)
  return useSyncExternalStore(subscribe, read, read)
}

/** All of a topic, e.g. for a ranking or a series; renders at most once per frame, when any of its keys changed. */
export function useTopic(topic: string): TopicView {
  return useTopicSelection(topic, (topics) => topics.view(topic))
}

/** Whether a topic waits, lives, is stale or refused; does not render when values change. */
export function useTopicStatus(topic: string): TopicStatus {
  return useTopicSelection(topic, (topics) => topics.status(topic))
}
