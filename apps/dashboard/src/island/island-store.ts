import { del, get, update } from 'idb-keyval'
import { z } from 'zod'
import { islandDatabase as store } from './forget-islands.ts'
import { type Heard, isOwnIsland, type Island, islandWith, readIsland } from './island.ts'

/** Where the islands of this browser lie. */
export interface IslandStore {
  /** The island of an address; `null` when there is none that this release can read: then it is thrown away. */
  read(address: string): Promise<Island | null>
  write(address: string, heard: Heard): Promise<void>
}

const index = 'dia-chi'
/** Outputs of which one browser keeps an island; those written longest ago are forgotten. */
const mostAddresses = 8
const indexSchema = z.map(z.string(), z.number())

/** Which addresses stay and which go when one of them has been written. */
export function addressesAfter(
  known: unknown,
  written: { readonly address: string; readonly at: number },
): { readonly kept: Map<string, number>; readonly gone: readonly string[] } {
  const read = indexSchema.safeParse(known)
  const all = new Map(read.success ? read.data : []).set(written.address, written.at)
  const order = [...all].toSorted(([, one], [, other]) => other - one)
  return { kept: new Map(order.slice(0, mostAddresses)), gone: order.slice(mostAddresses).map(([address]) => address) }
}

/** The islands in this browser's IndexedDB. */
export const islandStore: IslandStore = {
  async read(address) {
    const kept: unknown = await get(address, store())
    if (kept === undefined) return null
    const island = readIsland(kept)
    if (island === null) await del(address, store())
    return island
  },
  async write(address, heard) {
    await update<unknown>(address, (kept) => islandWith(isOwnIsland(kept) ? kept : null, heard), store())
    let gone: readonly string[] = []
    await update<unknown>(
      index,
      (known) => {
        const after = addressesAfter(known, { address, at: heard.at })
        gone = after.gone
        return after.kept
      },
      store(),
    )
    for (const each of gone) await del(each, store())
  },
}
