import { useMemo, useSyncExternalStore } from 'react'
import { type Route, routeOf, searchWith, type View } from './route.ts'

const changed = 'toan-canh:address'

/** Calls back whenever the address changes, until the result is called. */
export function onAddress(listener: () => void): () => void {
  addEventListener('popstate', listener)
  addEventListener(changed, listener)
  return () => {
    removeEventListener('popstate', listener)
    removeEventListener(changed, listener)
  }
}

/** Goes to an address of this product without loading the page again. */
export function navigate(to: string): void {
  history.pushState(null, '', to)
  dispatchEvent(new Event(changed))
}

/** Shows another period or unit on the same page; takes the place of the present entry in the history. */
export function showView(change: Partial<View>): void {
  history.replaceState(null, '', `${location.pathname}${searchWith(location.search, change)}`)
  dispatchEvent(new Event(changed))
}

/** The route of the present address; renders again when it changes. */
export function useRoute(): Route {
  const path = useSyncExternalStore(onAddress, () => location.pathname)
  const search = useSyncExternalStore(onAddress, () => location.search)
  return useMemo(() => routeOf(path, search), [path, search])
}
