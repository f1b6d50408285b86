import { createContext, type ReactNode, use } from 'react'
import type { LiveConnection } from './connect-live.ts'

const LiveContext = createContext<LiveConnection | null>(null)

/** Gives the page's one connection to everything below. */
export function LiveProvider({ live, children }: { readonly live: LiveConnection; readonly children: ReactNode }) {
  return <LiveContext value={live}>{children}</LiveContext>
}

/** The connection of the page; throws outside a `LiveProvider`. */
export function useLive(): LiveConnection {
  const live = use(LiveContext)
  if (live === null) throw new Error('useLive is called outside a LiveProvider')
  return live
}
