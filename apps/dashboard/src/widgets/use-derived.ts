import type { Point } from '@toan-canh/contract'
import { useCallback, useSyncExternalStore } from 'react'
import { itemsOf, useLive } from '../live/index.ts'

/** One number made of the readings of several topics; renders only when that number changed. */
export function useDerived(
  topicNames: readonly string[],
  derive: (points: readonly (Point | null)[]) => number | null,
): number | null {
  const { topics } = useLive()
  const key = topicNames.join('\n')
  const listen = useCallback(
    (listener: () => void) => {
      const held = key
        .split('\n')
        .filter(Boolean)
        .map((name) => topics.watch(name, listener))
      return () => {
        for (const each of held) each[Symbol.dispose]()
      }
    },
    [topics, key],
  )
  const read = () =>
    derive(
      topicNames.map((name) => {
        const item = itemsOf(topics.view(name)).get('')
        return item !== undefined && 'v' in item ? item : null
      }),
    )
  return useSyncExternalStore(listen, read, read)
}

/** The sum of counts; `null` when there is none to add or one is not known. */
export function sumOfValues(points: readonly (Point | null)[]): number | null {
  if (points.length === 0) return null
  return points.reduce<number | null>(
    (sum, point) => (sum === null || point?.v === null || point === null ? null : sum + point.v),
    0,
  )
}

/** The largest denominator; 0 while none is known. */
export function largestDenominator(points: readonly (Point | null)[]): number {
  return Math.max(0, ...points.map((point) => point?.d ?? 0))
}
