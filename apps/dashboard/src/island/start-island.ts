import type { QueryClient } from '@tanstack/react-query'
import { isFramed } from '../screen/is-framed.ts'
import { askWho } from '../screen/renderer-messages.ts'
import type { LiveConnection } from '../live/index.ts'
import type { HeldScenes } from './held-scenes.ts'
import { keepCode } from './keep-code.ts'
import { type IslandKeeper, keepIsland } from './keep-island.ts'

/** Code is taken over when the first scene stands; after a restart of the centre not by all outputs at once. */
const firstMs = 5_000
const spreadMs = 15_000

/** A screen keeps what it shows only as long as it is paired. */
async function mayKeep(): Promise<boolean> {
  if (!isFramed()) return true
  return (await askWho()) !== null
}

function takeCode(afterMs: number): void {
  setTimeout(() => void keepCode().catch(() => {}), afterMs)
}

/** Lets a page come up and go on without its centre: keeps its state and its code, and asks anew when the centre is back. */
export function startIsland(page: {
  readonly live: LiveConnection
  readonly scenes: HeldScenes
  readonly queries: QueryClient
}): IslandKeeper {
  const { live, scenes, queries } = page
  const keeper = keepIsland({ live, scenes, address: location.pathname, mayKeep })
  let wasLost = false
  takeCode(firstMs)
  live.link.listen(() => {
    const { kind } = live.link.get()
    if (kind === 'live' && wasLost) {
      const afterMs = Math.random() * spreadMs
      setTimeout(() => void queries.invalidateQueries(), afterMs)
      takeCode(afterMs)
    }
    wasLost = kind === 'lost' || (wasLost && kind !== 'live')
  })
  return keeper
}
