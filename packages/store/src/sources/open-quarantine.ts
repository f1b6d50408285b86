import type { Database } from '../database.ts'

export interface OpenRefusals {
  readonly source: string
  readonly code: string
  readonly count: number
  readonly oldest: number
  readonly newest: number
}

/** Refused rows that are open, counted by source and code, the oldest first. */
export async function countOpenRefusals(database: Database): Promise<OpenRefusals[]> {
  const { rows } = await database.query<OpenRefusals>(
    `select source, code, count(*)::int as count, min(at) as oldest, max(at) as newest
     from quarantine where resolved_at is null and dismissed_at is null group by source, code order by oldest, source, code`,
  )
  return rows
}

export interface OpenRow {
  readonly id: number
  readonly place: string
  readonly code: string
  readonly reason: string
  readonly fact: string | null
  readonly at: number
}

/** A page of the open refused rows of a source, the newest first; `before`: numbers below it, `code`: those alone. */
export async function readOpenRows(
  database: Database,
  of: {
    readonly source: string
    readonly code: string | null
    readonly before: number | null
    readonly limit: number
  },
): Promise<OpenRow[]> {
  const { rows } = await database.query<OpenRow>(
    `select id, place, code, reason, fact_id as fact, at from quarantine
     where source = $1 and resolved_at is null and dismissed_at is null and ($2::text is null or code = $2) and ($3::bigint is null or id < $3)
     order by id desc limit $4`,
    [of.source, of.code, of.before, of.limit],
  )
  return rows
}
