import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { type LiveConnection, type TopicView, useLive } from '../live/index.ts'

/** Reads the topics; the same list as long as none of them changed. */
function readerOf(topics: LiveConnection['topics'], names: readonly string[]): () => readonly TopicView[] {
  let views: readonly TopicView[] = []
  return () => {
    const read = names.map((name) => topics.view(name))
    if (read.length !== views.length || read.some((view, at) => view !== views[at])) views = read
    return views
  }
}

/** Several topics in their order; renders when one of them changed. */
export function useTopics(names: readonly string[]): readonly TopicView[] {
  const { topics } = useLive()
  const key = names.join('\n')
  const asked = useMemo(() => key.split('\n').filter(Boolean), [key])
  const read = useMemo(() => readerOf(topics, asked), [topics, asked])
  const listen = useCallback(
    (listener: () => void) => {
      const watched = asked.map((name) => topics.watch(name, listener))
      return () => {
        for (const each of watched) each[Symbol.dispose]()
      }
    },
    [topics, asked],
  )
  return useSyncExternalStore(listen, read, read)
}
