import type { Database } from '../database.ts'

/** The hash of the operator's secret; `null` before the first start. */
export async function readOperatorSecret(database: Database): Promise<string | null> {
  const { rows } = await database.query<{ sha256: string }>('select sha256 from operator_secret')
  return rows[0]?.sha256 ?? null
}

/** Keeps the hash of the first secret; false when there is one already: of two that start at once one makes it. */
export async function makeOperatorSecret(database: Database, sha256: string, now: number): Promise<boolean> {
  const { rowCount } = await database.query(
    'insert into operator_secret (sha256, made_at) values ($1, $2) on conflict do nothing',
    [sha256, now],
  )
  return rowCount === 1
}

/** Puts another secret in its place. */
export async function renewOperatorSecret(database: Database, sha256: string, now: number): Promise<void> {
  await database.query(
    `insert into operator_secret (sha256, made_at) values ($1, $2)
     on conflict (one) do update set sha256 = excluded.sha256, made_at = excluded.made_at`,
    [sha256, now],
  )
}
