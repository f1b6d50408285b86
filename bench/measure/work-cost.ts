import { readFileSync } from 'node:fs'
import type { Database } from '@toan-canh/store'
import { ownCpuMs } from './process-cpu.ts'

const nsPerMs = 1e6

/** What a piece of work has cost: wall time, processor time of this process and of the database's backends, in milliseconds. */
export interface WorkCost {
  readonly wallMs: number
  readonly ownMs: number
  readonly serverMs: number
}

/** Time on a processor in nanoseconds: finer than the ticks of /proc/<pid>/stat. */
function runMs(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / nsPerMs
  } catch {
    return 0
  }
}

async function backendsOf(database: Database): Promise<readonly number[]> {
  const { rows } = await database.query<{ pid: number }>(
    'select pid from pg_stat_activity where datname = current_database()',
  )
  return rows.map(({ pid }) => pid)
}

/** Does the work and tells its cost. The server must run on this machine and must not use parallel workers. */
export async function costOf<T>(
  database: Database,
  work: () => Promise<T> | T,
): Promise<{ readonly result: T; readonly cost: WorkCost }> {
  const pids = await backendsOf(database)
  const sum = () => pids.reduce((total, pid) => total + runMs(pid), 0)
  const before = { wall: performance.now(), own: ownCpuMs(), server: sum() }
  const result = await work()
  const cost = {
    wallMs: performance.now() - before.wall,
    ownMs: ownCpuMs() - before.own,
    serverMs: sum() - before.server,
  }
  return { result, cost }
}
