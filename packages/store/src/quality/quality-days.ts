import { int8Array, textArray } from '../array-parameter.ts'
import type { Client, Database } from '../database.ts'

/** What came in of a unit: facts that told something new, rows refused for the first time, facts that contradict themselves. */
export interface QualityCounts {
  readonly unit: string
  readonly changed: number
  readonly refused: number
  readonly contradictory: number
}

export interface QualityDay extends QualityCounts {
  readonly source: string
  readonly day: number
}

/** Adds what one batch brought to its day. */
export async function addQuality(
  client: Client,
  of: { readonly source: string; readonly day: number },
  counts: readonly QualityCounts[],
): Promise<void> {
  if (counts.length === 0) return
  const inOrder = counts.toSorted((a, b) => (a.unit < b.unit ? -1 : 1))
  await client.query(
    `insert into quality_day as q (source, unit, day, changed, refused, contradictory)
     select $1, unit, $2, changed, refused, contradictory
     from unnest($3::text[], $4::bigint[], $5::bigint[], $6::bigint[]) as t(unit, changed, refused, contradictory)
     on conflict (source, unit, day) do update set changed = q.changed + excluded.changed,
       refused = q.refused + excluded.refused, contradictory = q.contradictory + excluded.contradictory`,
    [
      of.source,
      of.day,
      textArray(inOrder.map((each) => each.unit)),
      int8Array(inOrder.map((each) => each.changed)),
      int8Array(inOrder.map((each) => each.refused)),
      int8Array(inOrder.map((each) => each.contradictory)),
    ],
  )
}

/** What came in on the days [fromDay, toDay], by source, unit and day. */
export async function readQualityDays(database: Database, fromDay: number, toDay: number): Promise<QualityDay[]> {
  const { rows } = await database.query<QualityDay>(
    `select source, unit, day, changed, refused, contradictory from quality_day
     where day between $1 and $2 order by source, unit, day`,
    [fromDay, toDay],
  )
  return rows
}

/** How much came in on each day from one on, of all sources. */
export async function readQualityTotals(
  database: Database,
  fromDay: number,
): Promise<{ readonly day: number; readonly changed: number; readonly refused: number }[]> {
  const { rows } = await database.query<{ day: number; changed: number; refused: number }>(
    `select day, sum(changed)::float8 as changed, sum(refused)::float8 as refused from quality_day
     where day >= $1 group by day order by day`,
    [fromDay],
  )
  return rows
}

/** The first day on which anything came in, by source. */
export async function readFirstQualityDays(database: Database): Promise<Map<string, number>> {
  const { rows } = await database.query<{ source: string; day: number }>(
    'select source, min(day) as day from quality_day group by source',
  )
  return new Map(rows.map(({ source, day }) => [source, day]))
}

/** Forgets the days before one. Returns how many rows went. */
export async function dropQualityDays(client: Client, beforeDay: number): Promise<number> {
  const quality = await client.query('delete from quality_day where day < $1', [beforeDay])
  const promises = await client.query('delete from promise_day where day < $1', [beforeDay])
  return (quality.rowCount ?? 0) + (promises.rowCount ?? 0)
}
