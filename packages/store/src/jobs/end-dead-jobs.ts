import { hostname } from 'node:os'
import type { Database } from '../database.ts'
import { processMark } from '../server/process-mark.ts'

interface Marked {
  readonly host: string
  readonly pid: number
  readonly mark: string
}

/** A process on this machine, told from any later one with its number; `null` when it does not run. */
function nameOf(pid: number): string | null {
  const mark = processMark(pid)
  return mark === null ? null : JSON.stringify({ host: hostname(), pid, mark } satisfies Marked)
}

/** Under what name this process does long work; `null` where the machine does not tell processes apart. */
export function ownProcess(): string | null {
  return nameOf(process.pid)
}

/** Ends what processes of this machine have left running when they died; of other machines only their silence tells. Returns how many. */
export async function endDeadJobs(database: Database): Promise<number> {
  const { rows } = await database.query<{ process: string; told: Marked }>(
    `select distinct process, process::jsonb as told from job where state = 'running' and process is not null`,
  )
  const dead = rows.flatMap(({ process, told }) =>
    told.host === hostname() && nameOf(told.pid) !== process ? [process] : [],
  )
  if (dead.length === 0) return 0
  const { rowCount } = await database.query(
    `update job set state = 'interrupted', ended_at = told_at where state = 'running' and process = any($1::text[])`,
    [dead],
  )
  return rowCount ?? 0
}
