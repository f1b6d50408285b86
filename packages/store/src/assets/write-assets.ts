import { int8Array, textArray } from '../array-parameter.ts'
import type { Client } from '../database.ts'
import type { StoredAsset } from './stored-asset.ts'

/** Stores assets as they are known now, in key order. */
export async function writeAssets(client: Client, batch: number, assets: readonly StoredAsset[]): Promise<void> {
  if (assets.length === 0) return
  const rows = assets.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  await client.query({
    name: 'write-assets',
    text: `insert into fact_asset as f (source, id, kind, unit, state, changed_at, evaluated_at, next_at, fact, batch)
      select t.source, t.id, t.kind, t.unit, t.state, t.changed_at, t.evaluated_at, t.next_at, t.fact::json, $10
      from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[], $8::bigint[], $9::text[])
        as t(source, id, kind, unit, state, changed_at, evaluated_at, next_at, fact)
      on conflict (source, id) do update set kind = excluded.kind, unit = excluded.unit, state = excluded.state,
        changed_at = excluded.changed_at, evaluated_at = excluded.evaluated_at, next_at = excluded.next_at,
        batch = excluded.batch, fact = excluded.fact`,
    values: [
      textArray(rows.map((row) => row.source)),
      textArray(rows.map((row) => row.id)),
      textArray(rows.map((row) => row.fact?.kind ?? null)),
      textArray(rows.map((row) => row.fact?.unit ?? null)),
      textArray(rows.map((row) => row.fact?.course.at(-1)?.state ?? null)),
      int8Array(rows.map((row) => row.changedAt)),
      int8Array(rows.map((row) => row.evaluatedAt)),
      int8Array(rows.map((row) => row.nextAt)),
      textArray(rows.map((row) => (row.fact === null ? null : JSON.stringify(row.fact)))),
      batch,
    ],
  })
}
