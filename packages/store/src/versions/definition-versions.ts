import type { Client, Database } from '../database.ts'
import { countFacts } from '../facts/counted-facts.ts'

/** One version of what is counted. `reached`: while building, the last case that is counted in it. */
export interface DefinitionVersion {
  readonly id: number
  readonly hash: string
  readonly state: 'building' | 'current' | 'retired'
  readonly definitions: unknown
  readonly reached: { readonly source: string; readonly id: string } | null
  readonly done: number
  readonly total: number
}

interface VersionRow {
  id: number
  hash: string
  state: DefinitionVersion['state']
  definitions: unknown
  reached_source: string | null
  reached_id: string | null
  done: number
  total: number
}

function versionOf(row: VersionRow): DefinitionVersion {
  const reached =
    row.reached_source === null || row.reached_id === null ? null : { source: row.reached_source, id: row.reached_id }
  return {
    id: row.id,
    hash: row.hash,
    state: row.state,
    definitions: row.definitions,
    reached,
    done: row.done,
    total: row.total,
  }
}

/** The version in force and the one being built, if any. */
export async function readVersions(source: Client | Database): Promise<DefinitionVersion[]> {
  const { rows } = await source.query<VersionRow>(
    `select id, hash, state, definitions, reached_source, reached_id, done, total from definition_version
     where state <> 'retired' order by id`,
  )
  return rows.map(versionOf)
}

/** Adds a version; ids ascend and stay within smallint by reuse of none (32,767 changes of definitions are enough). */
export async function addVersion(
  client: Client,
  version: {
    readonly hash: string
    readonly state: 'building' | 'current'
    readonly definitions: unknown
    readonly at: number
  },
): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `insert into definition_version (id, hash, state, definitions, total, created_at)
     select coalesce(max(id), 0) + 1, $1, $2, $3::json, $4, $5 from definition_version returning id`,
    [version.hash, version.state, JSON.stringify(version.definitions), await countFacts(client), version.at],
  )
  const id = rows[0]?.id
  if (id === undefined) throw new Error('a definition version got no number')
  return id
}

/** Writes the definitions of a version anew: names, bands or targets differ, what is counted does not. */
export async function rewriteDefinitions(client: Client, id: number, definitions: unknown): Promise<void> {
  await client.query('update definition_version set definitions = $2::json where id = $1', [
    id,
    JSON.stringify(definitions),
  ])
}

/** Notes how far the building of a version has come. */
export async function reachVersion(
  client: Client,
  id: number,
  reached: { readonly source: string; readonly id: string },
  counted: number,
): Promise<void> {
  await client.query(
    'update definition_version set reached_source = $2, reached_id = $3, done = done + $4 where id = $1',
    [id, reached.source, reached.id, counted],
  )
}

/** Puts a whole version in force and retires the one before it. */
export async function replaceVersion(client: Client, id: number): Promise<void> {
  await client.query(`update definition_version set state = 'retired' where state = 'current'`)
  await client.query(`update definition_version set state = 'current' where id = $1`, [id])
  await client.query('update head set version = $1', [id])
}

/** Throws a half-built version away. */
export async function dropBuilding(client: Client): Promise<void> {
  await client.query(`delete from cell where version in (select id from definition_version where state = 'building')`)
  await client.query(`delete from definition_version where state = 'building'`)
}

const sweptRows = 50_000

/** Deletes some cells of retired versions; returns how many went, 0 when none are left. */
export async function sweepRetiredCells(database: Database): Promise<number> {
  const { rowCount } = await database.query(
    `delete from cell where ctid = any(array(
       select ctid from cell where version in (select id from definition_version where state = 'retired') limit $1))`,
    [sweptRows],
  )
  return rowCount ?? 0
}
