import { int8Array, textArray } from '../array-parameter.ts'
import type { Client } from '../database.ts'
import type { StoredCase } from './stored-case.ts'

const upsert = `insert into fact_case as f
    (source, id, kind, key, unit, state, changed_at, opened_at, due_at, closed_at, evaluated_at, next_at, batch, fact)
  select $1, id, kind, key, unit, state, changed_at, opened_at, due_at, closed_at, evaluated_at, next_at, $2, fact::json
  from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bigint[], $9::bigint[],
    $10::bigint[], $11::bigint[], $12::bigint[], $13::bigint[], $14::text[])
    as t(id, kind, key, unit, state, changed_at, opened_at, due_at, closed_at, evaluated_at, next_at, fact)
  on conflict (source, id) do update set
    kind = excluded.kind, key = excluded.key, unit = excluded.unit, state = excluded.state, changed_at = excluded.changed_at,
    opened_at = excluded.opened_at, due_at = excluded.due_at,
    closed_at = excluded.closed_at, evaluated_at = excluded.evaluated_at, next_at = excluded.next_at, batch = excluded.batch,
    fact = excluded.fact`

/** Stores versions of cases of one source, in key order. The caller has decided that they are the newer ones. */
export async function writeCases(
  client: Client,
  source: string,
  batch: number,
  cases: readonly StoredCase[],
): Promise<void> {
  if (cases.length === 0) return
  const rows = cases.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  await client.query({
    name: 'write-cases',
    text: upsert,
    values: [
      source,
      batch,
      textArray(rows.map((row) => row.id)),
      textArray(rows.map((row) => row.fact?.kind ?? null)),
      textArray(rows.map((row) => row.fact?.key ?? null)),
      textArray(rows.map((row) => row.fact?.unit ?? null)),
      textArray(rows.map((row) => row.fact?.state ?? null)),
      int8Array(rows.map((row) => row.changedAt)),
      int8Array(rows.map((row) => row.fact?.openedAt ?? null)),
      int8Array(rows.map((row) => row.fact?.dueAt ?? null)),
      int8Array(rows.map((row) => row.fact?.closedAt ?? null)),
      int8Array(rows.map((row) => row.evaluatedAt)),
      int8Array(rows.map((row) => row.nextAt)),
      textArray(rows.map((row) => (row.fact === null ? null : JSON.stringify(row.fact)))),
    ],
  })
}

/** Stores that cases were counted again as of a later instant, without a new version. */
export async function writeEvaluations(
  client: Client,
  cases: readonly {
    readonly source: string
    readonly id: string
    readonly evaluatedAt: number
    readonly nextAt: number | null
  }[],
): Promise<void> {
  if (cases.length === 0) return
  await client.query({
    name: 'write-evaluations',
    text: `update fact_case f set evaluated_at = t.evaluated_at, next_at = t.next_at
      from unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[]) as t(source, id, evaluated_at, next_at)
      where f.source = t.source and f.id = t.id`,
    values: [
      textArray(cases.map((each) => each.source)),
      textArray(cases.map((each) => each.id)),
      int8Array(cases.map((each) => each.evaluatedAt)),
      int8Array(cases.map((each) => each.nextAt)),
    ],
  })
}
