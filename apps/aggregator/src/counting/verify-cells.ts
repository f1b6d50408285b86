import {
  type CellDifference,
  compareScratch,
  countFacts,
  createScratch,
  type Database,
  inTransaction,
  readFactPage,
  readHead,
  upsertScratchCells,
} from '@toan-canh/store'
import { countStored } from './build-version.ts'
import type { Versions } from './counting.ts'

export interface Verification {
  readonly cases: number
  readonly differing: number
  readonly first: readonly CellDifference[]
  /** Cases whose next instant has come and was not taken yet: no difference, but work that waits. */
  readonly dueTicks: number
  readonly commit: number
}

const casesPerPage = 10_000

/**
 * Counts every stored case anew beside the stored counters, in one snapshot, and compares. Changes nothing. `onPage` hears how many
 * of how many facts are counted; what it throws ends the work.
 */
export async function verifyCells(
  database: Database,
  versions: Versions,
  now: number,
  onPage: (cases: number, total: number) => void | Promise<void>,
): Promise<Verification> {
  return inTransaction(
    database,
    async (client) => {
      const head = await readHead(client)
      const inForce = (await versions.live(client)).find((version) => version.id === head.version)
      if (inForce === undefined) throw new Error('no definition version is in force')
      const scratch = await createScratch(client)
      const total = await countFacts(client)
      let cases = 0
      let dueTicks = 0
      let after: { source: string; id: string } | null = null
      for (;;) {
        const page = await readFactPage(client, after, casesPerPage)
        const last = page.at(-1)
        if (last === undefined) break
        await upsertScratchCells(client, scratch, countStored(inForce.definitions, page, head.hourFloor).rows)
        dueTicks += page.filter((each) => each.nextAt !== null && each.nextAt <= now).length
        cases += page.length
        after = { source: last.source, id: last.id }
        await onPage(cases, total)
      }
      const { differing, first } = await compareScratch(client, head.version, head.hourFloor, 20)
      return { cases, differing, first, dueTicks, commit: head.seq }
    },
    'repeatable read',
  )
}
