import type { Client, Database } from '../database.ts'

const open = 'resolved_at is null and dismissed_at is null'

/** A batch of which refused rows are open, and where it can be asked for again; `null`: it cannot. */
export interface RefusedBatch {
  readonly id: number
  readonly direction: 'live' | 'history'
  readonly rows: number
  readonly askedFrom: { readonly cursor: unknown } | null
  readonly open: number
}

/** The batches of a source with open refused rows, perhaps of one code, the oldest first, at most so many. */
export async function readRefusedBatches(
  database: Database,
  of: { readonly source: string; readonly code: string | null; readonly most: number },
): Promise<readonly RefusedBatch[]> {
  const { rows } = await database.query<RefusedBatch>(
    `select b.id, b.direction, b.rows, b.asked_from as "askedFrom", q.open
     from (select batch, count(*)::int as open from quarantine
           where source = $1 and ${open} and ($2::text is null or code = $2) group by batch) q
     join batch b on b.id = q.batch order by b.id limit $3`,
    [of.source, of.code, of.most],
  )
  return rows
}

/** Which open rows of a source are meant; what is `null` does not choose. */
export interface ChosenRows {
  readonly source: string
  readonly code: string | null
  readonly id?: number | null | undefined
}

/**
 * Marks what stands open of a batch that was asked for again as come right: all of it, or only rows of these facts. What was refused
 * again stands at the new batch. Returns how many.
 */
export async function resolveBatch(
  client: Client,
  of: {
    readonly source: string
    readonly batch: number
    readonly at: number
    readonly facts: readonly string[] | null
  },
): Promise<number> {
  const { rowCount } = await client.query(
    `update quarantine set resolved_at = $3 where source = $1 and batch = $2 and ${open} and ($4::text[] is null or fact_id = any($4::text[]))`,
    [of.source, of.batch, of.at, of.facts],
  )
  const count = rowCount ?? 0
  await client.query(
    `update source_state set quarantined = greatest(0, quarantined - $2), resolved = resolved + $2, revision = revision + 1
     where source = $1 and $2 > 0`,
    [of.source, count],
  )
  return count
}

async function moveCount(client: Client, source: string, by: number): Promise<void> {
  if (by === 0) return
  await client.query(
    'update source_state set quarantined = greatest(0, quarantined + $2), revision = revision + 1 where source = $1',
    [source, by],
  )
}

/** Decides that open rows are to stay out, and why; they stay on record. Returns how many. */
export async function dismissRows(
  client: Client,
  of: ChosenRows & { readonly why: string; readonly at: number },
): Promise<number> {
  const { rowCount } = await client.query(
    `update quarantine set dismissed_at = $4, dismissed_why = $5
     where source = $1 and ${open} and ($2::text is null or code = $2) and ($3::bigint is null or id = $3)`,
    [of.source, of.code, of.id ?? null, of.at, of.why],
  )
  await moveCount(client, of.source, -(rowCount ?? 0))
  return rowCount ?? 0
}

/** Opens rows again that were dismissed. Returns how many. */
export async function reopenRows(client: Client, of: ChosenRows): Promise<number> {
  const { rowCount } = await client.query(
    `update quarantine set dismissed_at = null, dismissed_why = null
     where source = $1 and dismissed_at is not null and ($2::text is null or code = $2) and ($3::bigint is null or id = $3)`,
    [of.source, of.code, of.id ?? null],
  )
  await moveCount(client, of.source, rowCount ?? 0)
  return rowCount ?? 0
}

export interface DismissedRows {
  readonly source: string
  readonly code: string
  readonly why: string
  readonly count: number
  readonly newest: number
}

/** What was dismissed, counted by source, code and reason. */
export async function countDismissed(database: Database): Promise<DismissedRows[]> {
  const { rows } = await database.query<DismissedRows>(
    `select source, code, dismissed_why as why, count(*)::int as count, max(dismissed_at) as newest
     from quarantine where dismissed_at is not null group by source, code, dismissed_why order by newest desc, source, code`,
  )
  return rows
}
