import { textArray } from '../array-parameter.ts'
import type { Client, Database } from '../database.ts'

export interface BatchRecord {
  readonly source: string
  readonly direction: 'live' | 'history'
  readonly seq: number
  readonly storedAt: number
  readonly rows: number
  readonly changed: number
  readonly refused: number
  readonly coveredTo: number | null
}

/** A cursor that is larger is not kept for asking again. */
const mostAskedFrom = 65_536

/** Records a batch and gives its number. */
export async function recordBatch(
  client: Client,
  batch: BatchRecord & { readonly askedFrom: unknown },
): Promise<number> {
  const askedFrom = batch.askedFrom === null || batch.refused === 0 ? null : JSON.stringify(batch.askedFrom)
  const { rows } = await client.query<{ id: number }>(
    `insert into batch (source, direction, seq, stored_at, rows, changed, refused, covered_to, asked_from)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [
      batch.source,
      batch.direction,
      batch.seq,
      batch.storedAt,
      batch.rows,
      batch.changed,
      batch.refused,
      batch.coveredTo,
      askedFrom !== null && askedFrom.length <= mostAskedFrom ? askedFrom : null,
    ],
  )
  const id = rows[0]?.id
  if (id === undefined) throw new Error('a batch got no number')
  return id
}

/** The last batch of a source, up to a commit if one is given; `null` when it has none. */
export async function readLastBatch(
  database: Database,
  source: string,
  upTo: number | null = null,
): Promise<(BatchRecord & { readonly id: number }) | null> {
  const { rows } = await database.query<BatchRecord & { id: number }>(
    `select id, source, direction, seq, stored_at as "storedAt", rows, changed, refused, covered_to as "coveredTo"
     from batch where source = $1 and ($2::bigint is null or seq <= $2) order by id desc limit 1`,
    [source, upTo],
  )
  return rows[0] ?? null
}

/** The last batch of every source that has stored something. */
export async function readNewestBatches(database: Database): Promise<(BatchRecord & { readonly id: number })[]> {
  const { rows } = await database.query<BatchRecord & { id: number }>(
    `select b.id, b.source, b.direction, b.seq, b.stored_at as "storedAt", b.rows, b.changed, b.refused, b.covered_to as "coveredTo"
     from source_state s cross join lateral (select * from batch where source = s.source order by id desc limit 1) b
     order by b.stored_at desc, b.source`,
  )
  return rows
}

/** Whether history of some sources came in after a commit: at it, they were not whole. */
export async function hasHistoryAfter(database: Database, sources: readonly string[], seq: number): Promise<boolean> {
  const { rows } = await database.query<{ has: boolean }>(
    `select exists (select from batch where direction = 'history' and changed > 0 and seq > $1 and source = any($2::text[])) as has`,
    [seq, textArray(sources)],
  )
  return rows[0]?.has ?? false
}

/** Forgets batches older than an instant, but not the last of a source nor those whose refused rows are kept. */
export async function dropBatches(database: Database, before: number): Promise<number> {
  const { rowCount } = await database.query(
    `delete from batch where stored_at < $1 and id not in (select max(id) from batch group by source)
       and id not in (select batch from quarantine)`,
    [before],
  )
  return rowCount ?? 0
}

/** Forgets refused rows older than an instant, and of each source all but the newest `keep`. */
export async function dropQuarantine(
  database: Database,
  bound: { readonly before: number; readonly keep: number },
): Promise<number> {
  const { rowCount } = await database.query(
    `delete from quarantine where at < $1 or id in (
       select id from (select id, row_number() over (partition by source order by id desc) as n from quarantine) q where n > $2)`,
    [bound.before, bound.keep],
  )
  return rowCount ?? 0
}

export interface QuarantinedRow {
  readonly place: string
  readonly code: string
  readonly reason: string
  readonly id: string | null
}

/**
 * Puts refused rows aside with their reasons; a row seen before is one entry that stands at its newest batch, opened again when it
 * had come right. What was dismissed stays so, unless only its place is known: another row may stand there. Returns those that are
 * new or open again.
 */
export async function quarantineRows<Row extends QuarantinedRow>(
  client: Client,
  batch: { readonly id: number; readonly source: string; readonly at: number },
  refused: readonly Row[],
): Promise<readonly Row[]> {
  if (refused.length === 0) return []
  const { rows } = await client.query<{ code: string; key: string }>(
    `with told as materialized (
       select distinct on (code, coalesce(fact_id, place)) $1::text as source, $2::bigint as batch, place, code, reason, fact_id, $3::bigint as at from unnest($4::text[], $5::text[], $6::text[], $7::text[]) as t(place, code, reason, fact_id)
     ), open as materialized (
       select q.code, coalesce(q.fact_id, q.place) as key from quarantine q join told t
         on q.source = $1 and q.code = t.code and coalesce(q.fact_id, q.place) = coalesce(t.fact_id, t.place)
       where q.resolved_at is null and q.dismissed_at is null
     ), written as (
     insert into quarantine (source, batch, place, code, reason, fact_id, at) select * from told
     on conflict (source, code, (coalesce(fact_id, place))) do update set
       at = case when quarantine.resolved_at is null and quarantine.dismissed_at is null then quarantine.at else excluded.at end,
       resolved_at = null, dismissed_at = null, dismissed_why = null,
       batch = excluded.batch, place = excluded.place, reason = excluded.reason
       where quarantine.dismissed_at is null or quarantine.fact_id is null
     returning code, coalesce(fact_id, place) as key)
     select w.code, w.key from written w where not exists (select from open o where o.code = w.code and o.key = w.key)`,
    [
      batch.source,
      batch.id,
      batch.at,
      textArray(refused.map((row) => row.place)),
      textArray(refused.map((row) => row.code)),
      textArray(refused.map((row) => row.reason)),
      textArray(refused.map((row) => row.id)),
    ],
  )
  const keyOf = (code: string, key: string) => `${code} ${key}`
  const fresh = new Set(rows.map((row) => keyOf(row.code, row.key)))
  // A row may stand twice in one batch: the first is the new one.
  return refused.filter((row) => fresh.delete(keyOf(row.code, row.id ?? row.place)))
}

/** Marks the refused rows of facts that have come right since; what was refused at `at` itself stays open. Returns how many. */
export async function resolveRows(
  client: Client,
  of: { readonly source: string; readonly at: number },
  factIds: readonly string[],
): Promise<number> {
  if (factIds.length === 0) return 0
  const { rowCount } = await client.query(
    'update quarantine set resolved_at = $2 where source = $1 and fact_id = any($3::text[]) and resolved_at is null and dismissed_at is null and at < $2',
    [of.source, of.at, textArray(factIds)],
  )
  return rowCount ?? 0
}
