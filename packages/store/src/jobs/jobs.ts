import type { JobKind, JobStarter, JobUnit } from '@toan-canh/contract'
import type { Client, Database } from '../database.ts'
import { ownProcess } from './end-dead-jobs.ts'

/** How a job ended; `resumed` was held and has been let go on. */
export type JobEnd = 'done' | 'failed' | 'stopped' | 'held' | 'interrupted'

export interface JobStart {
  readonly kind: JobKind
  readonly source: string | null
  readonly name: string
  readonly by: JobStarter
  readonly unit: JobUnit
  readonly startedAt: number
}

export interface JobProgress {
  readonly rows: number
  readonly done: number
  readonly total: number | null
  readonly rowsPerSecond: number | null
  readonly secondsLeft: number | null
}

export interface StoredJob extends JobStart, JobProgress {
  readonly id: number
  readonly state: JobEnd | 'running' | 'resumed'
  readonly endedAt: number | null
  readonly stopAskedAt: number | null
  readonly sentence: string | null
}

const columns = `id, kind, source, name, by, state, unit, rows, done, total, rows_per_second as "rowsPerSecond",
  seconds_left as "secondsLeft", started_at as "startedAt", ended_at as "endedAt", stop_asked_at as "stopAskedAt", sentence`

/** Writes down that a job runs; gives its number. Whoever read a source before under the same lock is no longer there. */
export async function beginJob(
  database: Database,
  { kind, source, name, by, unit, startedAt }: JobStart,
): Promise<number> {
  await database.query(
    `update job set state = 'interrupted', ended_at = told_at
     where state = 'running' and kind = $1 and source = $2 and kind in ('history', 'read', 'import')`,
    [kind, source],
  )
  const { rows } = await database.query<{ id: number }>(
    `insert into job (kind, source, name, by, state, unit, started_at, told_at, process)
     values ($1, $2, $3, $4, 'running', $5, $6, $6, $7) returning id`,
    [kind, source, name, by, unit, startedAt, ownProcess()],
  )
  const id = rows[0]?.id
  if (id === undefined) throw new Error('a job got no number')
  return id
}

function valuesOf({ rows, done, total, rowsPerSecond, secondsLeft }: JobProgress): readonly (number | null)[] {
  return [rows, done, total, rowsPerSecond, secondsLeft]
}

/** Tells how far a job has come, and with it that its process lives; returns whether somebody has asked it to stop. */
export async function tellJob(database: Database, id: number, at: number, progress: JobProgress): Promise<boolean> {
  const { rows } = await database.query<{ asked: boolean }>(
    `update job set told_at = $2, state = 'running', ended_at = null, rows = $3, done = $4, total = $5, rows_per_second = $6, seconds_left = $7
     where id = $1 and state in ('running', 'interrupted') returning stop_asked_at is not null as asked`,
    [id, at, ...valuesOf(progress)],
  )
  return rows[0]?.asked ?? false
}

/** Writes down how a job ended. */
export async function endJob(
  database: Database,
  id: number,
  end: JobProgress & { readonly state: JobEnd; readonly at: number; readonly sentence: string | null },
): Promise<void> {
  await database.query(
    `update job set state = $2, told_at = $3, ended_at = $3, sentence = $4, rows = $5, done = $6, total = $7, rows_per_second = $8, seconds_left = $9
     where id = $1`,
    [id, end.state, end.at, end.sentence, ...valuesOf(end)],
  )
}

/** Asks a running job to stop; `false` when it does not run. */
export async function askJobToStop(database: Database, id: number, at: number): Promise<boolean> {
  const { rowCount } = await database.query(
    `update job set stop_asked_at = coalesce(stop_asked_at, $2) where id = $1 and state = 'running'`,
    [id, at],
  )
  return rowCount === 1
}

/** Lets a held job go on; `false` when it is not held. */
export async function resumeJob(database: Database, id: number): Promise<boolean> {
  const { rowCount } = await database.query(
    `update job h set state = 'resumed' where state = 'held'
       and exists (select from job j where j.id = $1 and j.state = 'held' and j.kind = h.kind and j.source is not distinct from h.source)`,
    [id],
  )
  return (rowCount ?? 0) > 0
}

/** When work of a kind was put on hold; `null` when it may go on. */
export async function heldSince(
  database: Client | Database,
  kind: JobKind,
  source: string | null,
): Promise<number | null> {
  const { rows } = await database.query<{ since: number | null }>(
    `select max(ended_at) as since from job where state = 'held' and kind = $1 and source is not distinct from $2`,
    [kind, source],
  )
  return rows[0]?.since ?? null
}

/** Jobs that run or are held, and the newest of the others; those that fell silent before an instant are marked as interrupted. */
export async function readJobs(
  database: Database,
  of: { readonly silentBefore: number; readonly ended: number },
): Promise<readonly StoredJob[]> {
  await database.query(
    `update job set state = 'interrupted', ended_at = told_at where state = 'running' and told_at < $1`,
    [of.silentBefore],
  )
  const { rows } = await database.query<StoredJob>(
    `select ${columns} from job where state in ('running', 'held')
       or id in (select id from job where state not in ('running', 'held') order by id desc limit $1) order by id desc`,
    [of.ended],
  )
  return rows
}

/** Forgets jobs that ended before an instant; what runs or is held stays. */
export async function dropJobs(database: Database, before: number): Promise<number> {
  const { rowCount } = await database.query(
    `delete from job where ended_at < $1 and state not in ('running', 'held')`,
    [before],
  )
  return rowCount ?? 0
}
