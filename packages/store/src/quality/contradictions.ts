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

/** Facts with what they say against the version of another system that counts; nothing when they agree. */
export interface Disagreeing {
  readonly source: string
  readonly id: string
  readonly unit: string
  readonly codes: readonly string[]
}

/** Replaces what is known of the disagreements of some facts of any source. */
export async function writeDisagreements(client: Client, at: number, facts: readonly Disagreeing[]): Promise<void> {
  if (facts.length === 0) return
  await client.query(
    `delete from contradiction c using unnest($1::text[], $2::text[]) as t(source, id)
     where c.source = t.source and c.id = t.id and c.code like 'disagrees%'`,
    [textArray(facts.map(({ source }) => source)), textArray(facts.map(({ id }) => id))],
  )
  const rows = facts.flatMap(({ source, id, unit, codes }) => codes.map((code) => ({ source, id, unit, code })))
  if (rows.length === 0) return
  await client.query(
    `insert into contradiction (source, id, code, unit, at)
     select source, id, code, unit, $1 from unnest($2::text[], $3::text[], $4::text[], $5::text[]) as t(source, id, code, unit)
     on conflict do nothing`,
    [
      at,
      textArray(rows.map(({ source }) => source)),
      textArray(rows.map(({ id }) => id)),
      textArray(rows.map(({ code }) => code)),
      textArray(rows.map(({ unit }) => unit)),
    ],
  )
}

/** How many facts of each source contradict themselves or another system. */
export async function countContradictory(database: Database): Promise<Map<string, number>> {
  const { rows } = await database.query<{ source: string; count: number }>(
    'select source, count(distinct id)::int as count from contradiction group by source',
  )
  return new Map(rows.map(({ source, count }) => [source, count]))
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
