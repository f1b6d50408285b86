import { CellDeltas, type Counted, type CountedFact, type Definitions, take } from '@toan-canh/engine'
import { type CellRow, type Client, readVersions, upsertCells } from '@toan-canh/store'

/** Compiles a stored definition version. */
export type CompileVersion = (version: { readonly hash: string; readonly definitions: unknown }) => Definitions

interface Reached {
  readonly source: string
  readonly id: string
}

interface Live {
  readonly id: number
  readonly definitions: Definitions
  /** `null`: in force, counts everything. Otherwise being built: counts cases up to here. */
  readonly reached: Reached | null
  readonly isBuilding: boolean
}

function isReached(version: Live, source: string, id: string): boolean {
  if (!version.isBuilding) return true
  const { reached } = version
  return reached !== null && (source < reached.source || (source === reached.source && id <= reached.id))
}

/** Changed rows of the counters of one definition version. */
export interface CountedRows {
  readonly version: number
  readonly rows: readonly CellRow[]
}

/** Keeps compiled versions by hash, so that the few that are live compile once. */
export class Versions {
  readonly #compile: CompileVersion
  readonly #compiled = new Map<string, Definitions>()

  constructor(compile: CompileVersion) {
    this.#compile = compile
  }

  /** The versions that count now, as this transaction sees them: the one in force first. */
  async live(client: Client): Promise<readonly Live[]> {
    const rows = await readVersions(client)
    const live = rows.map((row) => {
      const definitions = this.#compiled.get(row.hash) ?? this.#compile(row)
      this.#compiled.set(row.hash, definitions)
      return { id: row.id, definitions, reached: row.reached, isBuilding: row.state === 'building' }
    })
    for (const hash of this.#compiled.keys()) if (!rows.some((row) => row.hash === hash)) this.#compiled.delete(hash)
    return live.toSorted((a, b) => Number(a.isBuilding) - Number(b.isBuilding))
  }
}

/** Stores the changed counters of every version that counts. */
export async function upsertCounted(client: Client, counted: readonly CountedRows[]): Promise<void> {
  await Promise.all(counted.map(({ version, rows }) => upsertCells(client, version, rows)))
}

/** Counts changes of facts in every live version: one for each transaction. */
export class Count {
  readonly #versions: readonly { readonly live: Live; readonly deltas: CellDeltas }[]

  /** Hour cells before `hourFloor` are gone for good and are not written again. */
  constructor(versions: readonly Live[], hourFloor: number) {
    this.#versions = versions.map((live) => ({ live, deltas: new CellDeltas(hourFloor) }))
  }

  /** Counts one change; returns the next instant at which the fact changes by itself, in any live version. */
  change(
    source: string,
    id: string,
    change: { readonly before: Counted | null; readonly after: CountedFact | null; readonly now: number },
  ): number | null {
    let next: number | null = null
    for (const { live, deltas } of this.#versions) {
      if (!isReached(live, source, id)) continue
      const at = take(live.definitions, source, change, deltas)
      if (at !== null && (next === null || at < next)) next = at
    }
    return next
  }

  /** The changed rows of each live version, the one in force first. */
  rows(): readonly CountedRows[] {
    return this.#versions.map(({ live, deltas }) => ({ version: live.id, rows: deltas.rows() }))
  }
}
