import { type EntryState, entryStates } from '@toan-canh/contract'
import { z } from 'zod'
import { textArray } from '../array-parameter.ts'
import type { Client, Database } from '../database.ts'

/** Whose entry: one set, one unit, one period. */
export interface EntryKey {
  readonly source: string
  readonly unit: string
  readonly period: string
}

/** One revision of what was entered. */
export interface StoredEntry extends EntryKey {
  readonly id: number
  readonly revision: number
  readonly state: EntryState
  readonly version: number
  readonly cells: Readonly<Record<string, string>>
  readonly confirmed: readonly string[]
  readonly note: string
  readonly reason: string
  readonly submittedBy: string | null
  readonly submittedAt: number | null
  readonly decidedBy: string | null
  readonly decidedAt: number | null
}

const rowSchema = z.object({
  id: z.number(),
  source: z.string(),
  unit: z.string(),
  period: z.string(),
  revision: z.number(),
  state: z.enum(entryStates),
  version: z.number(),
  cells: z.record(z.string(), z.string()),
  confirmed: z.array(z.string()),
  note: z.string(),
  reason: z.string(),
  submittedBy: z.string().nullable(),
  submittedAt: z.number().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.number().nullable(),
}) satisfies z.ZodType<StoredEntry>

const columns = `id, source, unit, period, revision, state, version, cells, confirmed, note, reason, submitted_by as "submittedBy",
  submitted_at as "submittedAt", decided_by as "decidedBy", decided_at as "decidedAt"`

/** The revisions of one unit and period, the newest first; at most `limit`. */
export async function readRevisions(from: Client | Database, key: EntryKey, limit: number): Promise<StoredEntry[]> {
  const { rows } = await from.query(
    `select ${columns} from manual_entry where source = $1 and unit = $2 and period = $3 order by revision desc limit $4`,
    [key.source, key.unit, key.period, limit],
  )
  return rows.map((row) => rowSchema.parse(row))
}

/** The newest revision of every unit in one period of a set, or the newest in one state. */
export async function readNewest(
  from: Client | Database,
  { source, period }: Omit<EntryKey, 'unit'>,
  state: EntryState | null = null,
): Promise<ReadonlyMap<string, StoredEntry>> {
  const { rows } = await from.query(
    `select distinct on (unit) ${columns} from manual_entry
     where source = $1 and period = $2 and ($3::text is null or state = $3) order by unit, revision desc`,
    [source, period, state],
  )
  return new Map(rows.map((row) => rowSchema.parse(row)).map((entry) => [entry.unit, entry]))
}

/** Where an entry stands: its newest revision that was not given up, and whether one is in force. */
export type EntryStand = Omit<StoredEntry, 'cells' | 'confirmed' | 'note'> & {
  readonly isInForce: boolean
  /** When its first revision was approved; `null`: none was. */
  readonly toldAt: number | null
}

/** Where every unit stands in some periods of a set. */
export async function readStands(
  from: Client | Database,
  source: string,
  periods: readonly string[],
): Promise<EntryStand[]> {
  const { rows } = await from.query<EntryStand>(
    `select distinct on (period, unit) id, source, unit, period, revision, state, version, reason, submitted_by as "submittedBy",
       submitted_at as "submittedAt", decided_by as "decidedBy", decided_at as "decidedAt",
       bool_or(state = 'approved') over (partition by period, unit) as "isInForce",
       min(decided_at) filter (where state = 'approved') over (partition by period, unit) as "toldAt"
     from manual_entry where source = $1 and period = any($2::text[]) and state <> 'dropped'
     order by period, unit, revision desc`,
    [source, textArray(periods)],
  )
  return rows
}

/** Approved entries of a set from a position on, that one included, in the order of approval. */
export async function readApproved(
  from: Client | Database,
  source: string,
  position: { readonly at: number; readonly entry: number } | null,
  limit: number,
): Promise<StoredEntry[]> {
  const { rows } = await from.query(
    `select ${columns} from manual_entry where source = $1 and state = 'approved' and (decided_at, id) >= ($2, $3)
     order by decided_at, id limit $4`,
    [source, position?.at ?? 0, position?.entry ?? 0, limit],
  )
  return rows.map((row) => rowSchema.parse(row))
}

export type EntryContent = Pick<StoredEntry, 'cells' | 'confirmed' | 'note' | 'reason'>

/** Begins a revision; null when another is being written already. */
export async function beginEntry(
  client: Client,
  key: EntryKey,
  entry: EntryContent & { readonly revision: number },
): Promise<number | null> {
  const { rows } = await client.query<{ id: number }>(
    `insert into manual_entry (source, unit, period, revision, state, version, cells, confirmed, note, reason)
     values ($1, $2, $3, $4, 'draft', 1, $5, $6, $7, $8) on conflict do nothing returning id`,
    [
      key.source,
      key.unit,
      key.period,
      entry.revision,
      JSON.stringify(entry.cells),
      JSON.stringify(entry.confirmed),
      entry.note,
      entry.reason,
    ],
  )
  return rows[0]?.id ?? null
}

/** Moves an entry on, if it still is the version that was looked at; false when somebody else was faster. */
export async function moveEntry(
  client: Client,
  { id, version }: Pick<StoredEntry, 'id' | 'version'>,
  to: Omit<StoredEntry, 'id' | 'version' | 'revision' | keyof EntryKey>,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update manual_entry set version = version + 1, state = $3, cells = $4, confirmed = $5, note = $6, reason = $7,
       submitted_by = $8, submitted_at = $9, decided_by = $10, decided_at = $11
     where id = $1 and version = $2 and state not in ('approved', 'dropped')`,
    [
      id,
      version,
      to.state,
      JSON.stringify(to.cells),
      JSON.stringify(to.confirmed),
      to.note,
      to.reason,
      to.submittedBy,
      to.submittedAt,
      to.decidedBy,
      to.decidedAt,
    ],
  )
  return rowCount === 1
}

/** One line of what was done with an entry. */
export interface EntryStepLine {
  readonly step: string
  readonly at: number
  readonly position: string
  readonly note: string
}

export async function noteStep(
  client: Client,
  entry: number,
  line: EntryStepLine & { readonly sha256: string },
): Promise<void> {
  await client.query(
    'insert into manual_step (entry, at, step, position, note, sha256) values ($1, $2, $3, $4, $5, $6)',
    [entry, line.at, line.step, line.position, line.note, line.sha256],
  )
}

/** What was done with some entries, the newest first; at most `limit`. */
export async function readSteps(
  from: Client | Database,
  entries: readonly number[],
  limit: number,
): Promise<(EntryStepLine & { readonly entry: number })[]> {
  const { rows } = await from.query<EntryStepLine & { entry: number }>(
    'select entry, step, at, position, note from manual_step where entry = any($1::bigint[]) order by id desc limit $2',
    [entries, limit],
  )
  return rows
}
