import { textArray } from '../array-parameter.ts'
import type { Client, Database } from '../database.ts'

export interface Contradiction {
  readonly id: string
  readonly code: string
  readonly unit: string
}

/** Replaces what is known of the contradictions of some facts: `told` are those that were stored before, `found` what is wrong now. */
export async function writeContradictions(
  client: Client,
  of: { readonly source: string; readonly at: number; readonly told: readonly string[] },
  found: readonly Contradiction[],
): Promise<void> {
  if (of.told.length > 0) {
    await client.query('delete from contradiction where source = $1 and id = any($2::text[])', [
      of.source,
      textArray(of.told),
    ])
  }
  if (found.length === 0) return
  await client.query(
    `insert into contradiction (source, id, code, unit, at)
     select $1, id, code, unit, $2 from unnest($3::text[], $4::text[], $5::text[]) as t(id, code, unit) on conflict do nothing`,
    [
      of.source,
      of.at,
      textArray(found.map((each) => each.id)),
      textArray(found.map((each) => each.code)),
      textArray(found.map((each) => each.unit)),
    ],
  )
}

export interface CauseCount {
  readonly code: string
  readonly count: number
  /** Ids of a few facts, or places of a few rows: enough to look one up at the source. */
  readonly examples: string[]
}

const examplesPerCause = 5

/** Why facts of a source are not clean: how many contradict themselves, by kind. */
export async function readContradictions(database: Database, source: string): Promise<CauseCount[]> {
  const { rows } = await database.query<CauseCount>(
    `select code, count(*)::int as count, (array_agg(id order by at desc))[1:$2::int] as examples
     from contradiction where source = $1 group by code order by count desc, code`,
    [source, examplesPerCause],
  )
  return rows
}

/** Why rows of a source were refused since an instant, by code. */
export async function readRefusals(database: Database, source: string, since: number): Promise<CauseCount[]> {
  const { rows } = await database.query<CauseCount>(
    `select code, count(*)::int as count, (array_agg(place order by id desc))[1:$3::int] as examples
     from quarantine where source = $1 and at >= $2 group by code order by count desc, code`,
    [source, since, examplesPerCause],
  )
  return rows
}
