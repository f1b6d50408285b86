import { clear, createStore, type UseStore } from 'idb-keyval'
import { answersCache } from './kept-requests.ts'

let opened: UseStore | undefined

/** The browser's store of islands. */
export function islandDatabase(): UseStore {
  opened ??= createStore('toan-canh-dao', 'dao')
  return opened
}

/** Forgets all that this browser kept of the centre, but the code: of a screen that may not watch any longer nothing is left. */
export async function forgetIslands(): Promise<void> {
  await Promise.allSettled([clear(islandDatabase()), globalThis.caches?.delete(answersCache)])
}
