import type { Item, Point } from '@toan-canh/contract'
import { useCallback, useMemo, useRef, useSyncExternalStore } from 'react'
import { itemsOf, useLive, useTopic } from '../live/index.ts'

function isPoint(item: Item | undefined): item is Point {
  return item !== undefined && 'v' in item
}

const none: ReadonlyMap<string, Point> = new Map()

/** All points of a topic by key; the same map as long as nothing of the topic changed; none when they are not wanted. */
export function usePoints(topic: string, isWanted = true): ReadonlyMap<string, Point> {
  const items = itemsOf(useTopic(topic))
  return useMemo(() => {
    if (!isWanted) return none
    const points = new Map<string, Point>()
    for (const [key, item] of items) if (isPoint(item)) points.set(key, item)
    return points
  }, [items, isWanted])
}

const separator = '\n'

function isSameList<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((value, at) => value === other[at])
}

/** The readings of several topics, in their order; the same list as long as none changed. */
export function useReadings(names: readonly string[]): readonly (Point | null)[] {
  const { topics } = useLive()
  const held = useRef<readonly (Point | null)[]>([])
  const key = names.join(separator)
  const listen = useCallback(
    (listener: () => void) => {
      const watched = key === '' ? [] : key.split(separator).map((name) => topics.watch(name, listener))
      return () => {
        for (const each of watched) each[Symbol.dispose]()
      }
    },
    [topics, key],
  )
  const read = () => {
    const points = names.map((name) => {
      const item = itemsOf(topics.view(name)).get('')
      return isPoint(item) ? item : null
    })
    if (!isSameList(points, held.current)) held.current = points
    return held.current
  }
  return useSyncExternalStore(listen, read, read)
}
