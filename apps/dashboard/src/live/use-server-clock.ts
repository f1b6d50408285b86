import type { Instant } from '@toan-canh/calendar'
import { useSyncExternalStore } from 'react'
import { useLive } from './live-context.tsx'

/** The running second by the server's clock; renders once per second. All clocks of a page share one timer. */
export function useServerClock(): Instant {
  const { clock } = useLive()
  return useSyncExternalStore(clock.listen, clock.get, clock.get)
}
