import { int8Array, textArray } from '../array-parameter.ts'
import { readAssetPage, readDueAssets } from '../assets/read-assets.ts'
import type { StoredAsset } from '../assets/stored-asset.ts'
import { readCasePage, readDueCases } from '../cases/read-cases.ts'
import type { StoredCase } from '../cases/stored-case.ts'
import type { Client, Database } from '../database.ts'

/** A stored fact that is counted: cases and assets lie in tables of their own and are counted alike. */
export type StoredFact = StoredCase | StoredAsset

function byKey(a: StoredFact, b: StoredFact): number {
  if (a.source !== b.source) return Buffer.compare(Buffer.from(a.source), Buffer.from(b.source))
  return Buffer.compare(Buffer.from(a.id), Buffer.from(b.id))
}

/** How many facts are stored that are counted. */
export async function countFacts(client: Client): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    'select (select count(*) from fact_case) + (select count(*) from fact_asset) as n',
  )
  return rows[0]?.n ?? 0
}

/** The page of stored facts after a key, in key order over all shapes; from the beginning with `null`. */
export async function readFactPage(
  client: Client,
  after: { readonly source: string; readonly id: string } | null,
  limit: number,
): Promise<StoredFact[]> {
  const [cases, assets] = await Promise.all([readCasePage(client, after, limit), readAssetPage(client, after, limit)])
  return assets.length === 0 ? cases : [...cases, ...assets].toSorted(byKey).slice(0, limit)
}

/** Facts whose contributions change by themselves at or before `now`: the earliest of each shape, at most `limit` of each. */
export async function readDueFacts(client: Client, now: number, limit: number): Promise<StoredFact[]> {
  const [cases, assets] = await Promise.all([readDueCases(client, now, limit), readDueAssets(client, now, limit)])
  return [...cases, ...assets]
}

/** The first instant at which a stored fact changes by itself; `null` when none waits. */
export async function readNextDue(database: Database): Promise<number | null> {
  const { rows } = await database.query<{ next: number | null }>(
    `select least((select min(next_at) from fact_case where next_at is not null),
       (select min(next_at) from fact_asset where next_at is not null)) as next`,
  )
  return rows[0]?.next ?? null
}

interface Evaluation {
  readonly source: string
  readonly id: string
  readonly evaluatedAt: number
  readonly nextAt: number | null
}

/** Stores that facts were counted again as of a later instant, without a new version. */
export async function writeEvaluations(client: Client, facts: readonly Evaluation[]): Promise<void> {
  if (facts.length === 0) return
  const values = [
    textArray(facts.map((each) => each.source)),
    textArray(facts.map((each) => each.id)),
    int8Array(facts.map((each) => each.evaluatedAt)),
    int8Array(facts.map((each) => each.nextAt)),
  ]
  const update = (table: string) => `update ${table} f set evaluated_at = t.evaluated_at, next_at = t.next_at
    from unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[]) as t(source, id, evaluated_at, next_at)
    where f.source = t.source and f.id = t.id`
  await Promise.all([
    client.query({ name: 'write-case-evaluations', text: update('fact_case'), values }),
    client.query({ name: 'write-asset-evaluations', text: update('fact_asset'), values }),
  ])
}
