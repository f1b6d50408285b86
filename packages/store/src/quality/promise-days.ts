import { int8Array } from '../array-parameter.ts'
import type { Client, Database } from '../database.ts'

/** How long a promise was kept and broken on a day, milliseconds. */
export interface PromiseTime {
  readonly day: number
  readonly keptMs: number
  readonly brokenMs: number
}

/** Adds stretches of time in which a source kept or broke its promise. */
export async function addPromiseTime(client: Client, source: string, times: readonly PromiseTime[]): Promise<void> {
  if (times.length === 0) return
  await client.query(
    `insert into promise_day as p (source, day, kept_ms, broken_ms)
     select $1, day, kept, broken from unnest($2::bigint[], $3::bigint[], $4::bigint[]) as t(day, kept, broken)
     on conflict (source, day) do update set kept_ms = p.kept_ms + excluded.kept_ms, broken_ms = p.broken_ms + excluded.broken_ms`,
    [
      source,
      int8Array(times.map((each) => each.day)),
      int8Array(times.map((each) => each.keptMs)),
      int8Array(times.map((each) => each.brokenMs)),
    ],
  )
}

/** The promise time of every source on the days [fromDay, toDay]. */
export async function readPromiseDays(
  database: Database,
  fromDay: number,
  toDay: number,
): Promise<(PromiseTime & { readonly source: string })[]> {
  const { rows } = await database.query<PromiseTime & { source: string }>(
    `select source, day, kept_ms as "keptMs", broken_ms as "brokenMs" from promise_day
     where day between $1 and $2 order by source, day`,
    [fromDay, toDay],
  )
  return rows
}
