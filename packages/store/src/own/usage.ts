import type { Client, Database } from '../database.ts'

/** How often an indicator of a unit was opened on a day. */
export interface Usage {
  readonly day: number
  readonly unit: string
  readonly indicator: string
  readonly opened: number
}

/** Counts one opening. */
export async function noteOpening(database: Client | Database, of: Omit<Usage, 'opened'>): Promise<void> {
  await database.query(
    `insert into usage_day as u (day, unit, indicator, opened) values ($1, $2, $3, 1)
     on conflict (day, unit, indicator) do update set opened = u.opened + 1`,
    [of.day, of.unit, of.indicator],
  )
}

/** What was opened on the days from one on, of all units or one, by day and indicator. */
export async function readUsage(database: Database, fromDay: number): Promise<Usage[]> {
  const { rows } = await database.query<Usage>(
    'select day, unit, indicator, opened from usage_day where day >= $1 order by day, unit, indicator',
    [fromDay],
  )
  return rows
}

/** Forgets the days before one. */
export async function dropUsage(client: Client | Database, before: number): Promise<void> {
  await client.query('delete from usage_day where day < $1', [before])
}
