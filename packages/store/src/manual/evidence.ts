import type { Client, Database } from '../database.ts'

/** A file that shows where the numbers of an entry come from; without its content. */
export interface StoredEvidence {
  readonly id: number
  readonly entry: number
  readonly name: string
  readonly type: string
  readonly bytes: number
  readonly sha256: string
  readonly at: number
  readonly position: string
}

const columns = 'id, entry, name, type, bytes, sha256, at, position'

/** Keeps a file with an entry that is still being written; false when it no longer is, or has `most` already. */
export async function addEvidence(
  client: Client,
  file: Omit<StoredEvidence, 'id'> & { readonly content: Buffer },
  most: number,
): Promise<boolean> {
  // The entry is held, so that it cannot be submitted, nor get one file too many, meanwhile.
  const { rows } = await client.query(
    "select id from manual_entry where id = $1 and state in ('draft', 'returned') for update",
    [file.entry],
  )
  if (rows.length === 0) return false
  const { rowCount } = await client.query(
    `insert into manual_evidence (entry, name, type, bytes, sha256, at, position, content)
     select $1, $2, $3, $4, $5, $6, $7, $8 where (select count(*) from manual_evidence where entry = $1) < $9`,
    [file.entry, file.name, file.type, file.bytes, file.sha256, file.at, file.position, file.content, most],
  )
  return rowCount === 1
}

/** The files of some entries, without their content. */
export async function readEvidence(from: Client | Database, entries: readonly number[]): Promise<StoredEvidence[]> {
  const { rows } = await from.query<StoredEvidence>(
    `select ${columns} from manual_evidence where entry = any($1::bigint[]) order by id`,
    [entries],
  )
  return rows
}

/** One file of a set with its content. */
export async function readEvidenceFile(
  database: Database,
  source: string,
  id: number,
): Promise<(StoredEvidence & { readonly content: Buffer }) | null> {
  const { rows } = await database.query<StoredEvidence & { content: Buffer }>(
    `select ${columns
      .split(', ')
      .map((name) => `f.${name}`)
      .join(
        ', ',
      )}, f.content from manual_evidence f join manual_entry e on e.id = f.entry where f.id = $1 and e.source = $2`,
    [id, source],
  )
  return rows[0] ?? null
}
