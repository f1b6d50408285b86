import type { QueryClient } from '@tanstack/react-query'
import { HeldScenes } from '../island/held-scenes.ts'
import { connectLive, type LiveConnection, wallSilence } from '../live/index.ts'
import { isFramed } from '../screen/is-framed.ts'
import { askWho } from '../screen/renderer-messages.ts'
import { routeOf } from './route.ts'

/** Within a screen's frame the page says which output it is. */
async function whoIAm() {
  const device = await askWho()
  return device === null ? {} : { device }
}

/** What every part of the page shares: its connection, and on a wall the scenes that it keeps for when the centre is gone. */
export interface Started {
  readonly live: LiveConnection
  readonly scenes: HeldScenes | null
}

/** Connects the page; a page of a wall also keeps its state and its code, other faces never do. */
export function startLive(queries: QueryClient): Started {
  const settings = { url: location.origin, ...(isFramed() ? { auth: whoIAm } : {}) }
  const { kind } = routeOf(location.pathname, location.search)
  if (kind !== 'wall' && kind !== 'output') return { live: connectLive(settings), scenes: null }
  const scenes = new HeldScenes()
  const live: LiveConnection = connectLive({
    ...settings,
    silence: wallSilence,
    recall: async () => (await keeper).recall(),
  })
  const keeper = import('../island/start-island.ts').then(({ startIsland }) => startIsland({ live, scenes, queries }))
  // Where even the code is missing the page goes on without an island.
  keeper.catch(() => {})
  return { live, scenes }
}
