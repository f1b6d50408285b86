import { CellDeltas, contributionsOfFact, type Definitions } from '@toan-canh/engine'
import {
  addVersion,
  type Client,
  type Commit,
  type Database,
  dropBuilding,
  giveTurnBack,
  type Head,
  inTransaction,
  logCommit,
  reachVersion,
  readFactPage,
  readVersions,
  replaceVersion,
  rewriteDefinitions,
  type StoredFact,
  sweepRetiredCells,
  takeTurn,
  uncounted,
  upsertCells,
  writeEvaluations,
} from '@toan-canh/store'
import type { Versions } from './counting.ts'
import { countingHash, type StoredDefinitions } from './stored-definitions.ts'

const casesPerPage = 5_000

/**
 * Counts stored facts as of the instants at which they were counted, so that the result is what incremental counting must give.
 * `dueEarlier`: facts that change by themselves earlier than the store knows.
 */
export function countStored(definitions: Definitions, facts: readonly StoredFact[], hourFloor: number) {
  const deltas = new CellDeltas(hourFloor)
  const dueEarlier: StoredFact[] = []
  for (const each of facts) {
    if (each.fact === null || each.evaluatedAt === uncounted) continue
    const { cells, next } = contributionsOfFact(definitions, each.source, each.fact, each.evaluatedAt)
    deltas.add(cells, 1)
    if (next !== null && (each.nextAt === null || next < each.nextAt)) dueEarlier.push({ ...each, nextAt: next })
  }
  return { rows: deltas.rows(), dueEarlier }
}

/**
 * Sees that the definitions given are in force or being built: the first start puts them in force at once; a change begins a new
 * version, throwing away one that was half built for other definitions; a half-built one of the same goes on. Returns whether something is to be built.
 */
export async function prepareVersions(
  database: Database,
  stored: StoredDefinitions,
  now: number,
  isForced = false,
): Promise<'in_force' | 'to_build'> {
  const hash = countingHash(stored)
  return inTransaction(database, async (client) => {
    await takeTurn(client)
    await giveTurnBack(client)
    const versions = await readVersions(client)
    const current = versions.find((version) => version.state === 'current')
    const building = versions.find((version) => version.state === 'building')
    if (current === undefined) {
      const id = await addVersion(client, { hash, state: 'current', definitions: stored, at: now })
      await replaceVersion(client, id)
      return 'in_force'
    }
    if (building !== undefined && building.hash !== hash) await dropBuilding(client)
    else if (building !== undefined) return 'to_build'
    if (current.hash === hash && !isForced) {
      await rewriteDefinitions(client, current.id, stored)
      return 'in_force'
    }
    await addVersion(client, { hash, state: 'building', definitions: stored, at: now })
    return 'to_build'
  })
}

interface PageResult {
  readonly counted: number
  readonly commit: Commit | null
}

async function putInForce(client: Client, head: Head, id: number, now: number): Promise<Commit> {
  await replaceVersion(client, id)
  const commit: Commit = { seq: head.seq, at: now, origin: 'rebuild', version: id, rows: [] }
  await logCommit(client, commit)
  return commit
}

async function buildPage(database: Database, versions: Versions, now: number): Promise<PageResult> {
  return inTransaction(database, async (client) => {
    const head = await takeTurn(client)
    const building = (await versions.live(client)).find((version) => version.isBuilding)
    if (building === undefined) {
      await giveTurnBack(client)
      return { counted: 0, commit: null }
    }
    const page = await readFactPage(client, building.reached, casesPerPage)
    const last = page.at(-1)
    if (last === undefined) return { counted: 0, commit: await putInForce(client, head, building.id, now) }
    const { rows, dueEarlier } = countStored(building.definitions, page, head.hourFloor)
    await upsertCells(client, building.id, rows)
    await writeEvaluations(client, dueEarlier)
    await reachVersion(client, building.id, { source: last.source, id: last.id }, page.length)
    await giveTurnBack(client)
    return { counted: page.length, commit: null }
  })
}

/**
 * Builds the version that waits to be built, page by page beside everything else, and puts it in force when it is whole. A kill
 * goes on from the last page. Returns how many cases were counted and the commit that put it in force.
 */
export async function buildVersion(
  database: Database,
  versions: Versions,
  context: {
    readonly now: () => number
    readonly signal: AbortSignal
    readonly onPage: (counted: number) => void | Promise<void>
  },
): Promise<{ readonly counted: number; readonly commit: Commit | null }> {
  let counted = 0
  while (!context.signal.aborted) {
    const page = await buildPage(database, versions, context.now())
    counted += page.counted
    await context.onPage(counted)
    if (page.counted === 0) {
      while ((await sweepRetiredCells(database)) > 0 && !context.signal.aborted);
      return { counted, commit: page.commit }
    }
  }
  return { counted, commit: null }
}
