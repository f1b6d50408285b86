import { useSyncExternalStore } from 'react'
import type { LinkState } from './link-state.ts'
import { useLive } from './live-context.tsx'

/** Whether the page is connected, since when, and when it tries again. */
export function useLink(): LinkState {
  const { link } = useLive()
  return useSyncExternalStore(link.listen, link.get, link.get)
}
