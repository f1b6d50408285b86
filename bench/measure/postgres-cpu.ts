import { Client } from 'pg'
import { processCpuMs } from './process-cpu.ts'

const everyMs = 250

interface Seen {
  readonly firstMs: number
  lastMs: number
}

/** Processor time of the backends of one database and of the server's writers. */
export interface PostgresCpu extends AsyncDisposable {
  /** Milliseconds used since the start, of backends that still run and of those that have ended. */
  read(): Promise<{ readonly backendsMs: number; readonly writersMs: number }>
}

/**
 * Watches the backends of a database from /proc, four times a second, without its own connection. The writers (checkpoints,
 * write-ahead log) are the server's: what others write is among their time. The server must run on this machine.
 */
export async function watchPostgresCpu(url: string): Promise<PostgresCpu> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const backends = new Map<number, Seen>()
  const writers = new Map<number, Seen>()
  let isStarting = true

  async function look(): Promise<void> {
    const { rows } = await client.query<{ pid: number; backend: boolean }>(
      `select pid, datname is not null as backend from pg_stat_activity
       where (datname = current_database() and pid <> pg_backend_pid())
         or backend_type in ('walwriter', 'checkpointer', 'background writer')`,
    )
    for (const { pid, backend } of rows) {
      const usedMs = processCpuMs(pid)
      if (usedMs === null) continue
      const group = backend ? backends : writers
      const seen = group.get(pid)
      // A backend that began while we watched has used all of its time within the watch.
      if (seen === undefined) group.set(pid, { firstMs: isStarting || !backend ? usedMs : 0, lastMs: usedMs })
      else seen.lastMs = usedMs
    }
  }

  function sumOf(group: ReadonlyMap<number, Seen>): number {
    let total = 0
    for (const { firstMs, lastMs } of group.values()) total += lastMs - firstMs
    return total
  }

  await look()
  isStarting = false
  let looking: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    looking = looking.then(look)
  }, everyMs)
  return {
    async read() {
      await looking
      await look()
      return { backendsMs: sumOf(backends), writersMs: sumOf(writers) }
    },
    async [Symbol.asyncDispose]() {
      clearInterval(timer)
      await looking
      await client.end()
    },
  }
}
