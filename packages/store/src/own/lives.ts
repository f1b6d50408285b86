import type { Client, Database } from '../database.ts'

/** A stretch in which a process of the product was seen alive. */
export interface Life {
  readonly from: number
  readonly to: number
}

/** Begins a life; returns its number. */
export async function beginLife(database: Client | Database, at: number): Promise<number> {
  const { rows } = await database.query<{ id: number }>(
    'insert into life (started_at, seen_at) values ($1, $1) returning id',
    [at],
  )
  const id = rows[0]?.id
  if (id === undefined) throw new Error('a life got no number')
  return id
}

/** Says that a life goes on. */
export async function goOnLiving(database: Client | Database, id: number, at: number): Promise<void> {
  await database.query('update life set seen_at = greatest(seen_at, $2) where id = $1', [id, at])
}

/** Lives that were seen on or after an instant, the earliest first, and the last one before it. */
export async function readLives(database: Database, from: number, most: number): Promise<Life[]> {
  const { rows } = await database.query<Life>(
    `select started_at as "from", seen_at as "to" from life
     where seen_at >= coalesce((select max(seen_at) from life where seen_at < $1), $1) order by started_at, id limit $2`,
    [from, most],
  )
  return rows
}

/** Forgets lives that ended before an instant. */
export async function dropLives(client: Client | Database, before: number): Promise<void> {
  await client.query('delete from life where seen_at < $1', [before])
}
