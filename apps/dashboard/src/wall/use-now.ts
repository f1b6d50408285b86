import { useEffect, useState } from 'react'
import type { Instant } from '@toan-canh/calendar'
import { useLive } from '../live/index.ts'

/** The next instant after `now` at which one of some spans begins or ends; infinity when none does. */
export function nextEdge(
  spans: readonly { readonly from: Instant; readonly to: Instant | null }[],
  now: Instant,
): Instant {
  const edges = spans.flatMap(({ from, to }) => (to === null ? [from] : [from, to])).filter((edge) => edge > now)
  return Math.min(Number.POSITIVE_INFINITY, ...edges)
}

const longestMs = 1_000

/** The server's instant; renders when one of the spans begins or ends, and not in between. */
export function useNow(spans: readonly { readonly from: Instant; readonly to: Instant | null }[]): Instant {
  const { clock } = useLive()
  const [now, setNow] = useState(() => clock.now())
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    let seen = clock.now()
    function look(): void {
      const at = clock.now()
      if (nextEdge(spans, seen) <= at) setNow(at)
      seen = at
      const edge = nextEdge(spans, at)
      if (edge !== Number.POSITIVE_INFINITY) timer = setTimeout(look, Math.max(1, Math.min(edge - at, longestMs)))
    }
    look()
    return () => clearTimeout(timer)
  }, [spans, clock])
  const present = clock.now()
  return nextEdge(spans, now) <= present ? present : now
}
