import { useEffect, useRef, useState } from 'react'
import { moveMs } from './move-ms.ts'

/** A value as it is to be drawn now, and how long the drawing moves to it. */
export interface Paced<T> {
  readonly value: T
  readonly moveMs: number
}

/** Follows a value, but at most once per `everyMs`; the last one always arrives. */
export function usePaced<T>(value: T, everyMs: number): Paced<T> {
  const [shown, setShown] = useState<Paced<T>>({ value, moveMs: 0 })
  const shownAt = useRef<number | null>(null)
  useEffect(() => {
    const waitMs = shownAt.current === null ? 0 : Math.max(0, shownAt.current + everyMs - performance.now())
    const timer = setTimeout(() => {
      const now = performance.now()
      setShown({ value, moveMs: moveMs(now, shownAt.current) })
      shownAt.current = now
    }, waitMs)
    return () => clearTimeout(timer)
  }, [value, everyMs])
  return shown
}
