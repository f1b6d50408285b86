import { cpus, loadavg, release, totalmem } from 'node:os'
import { Client } from 'pg'

const bytesPerGiB = 1024 ** 3

/** One line on what the bench ran on: figures without it mean nothing. */
export function machineLine(): string {
  const [first] = cpus()
  const [load = 0] = loadavg()
  return `${cpus().length} × ${first?.model ?? 'processor'}, ${Math.round(totalmem() / bytesPerGiB)} GiB, Linux ${release()}, Node ${process.version}, load ${load.toFixed(1)} at the start`
}

/** Version and those settings of the database server that decide its figures. */
export async function serverLine(url: string): Promise<string> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const names = [
    'server_version',
    'shared_buffers',
    'synchronous_commit',
    'fsync',
    'wal_compression',
    'work_mem',
    'jit',
    'autovacuum',
  ]
  const { rows } = await client.query<{ name: string; value: string }>(
    'select name, current_setting(name) as value from unnest($1::text[]) as name',
    [names],
  )
  await client.end()
  return rows
    .map(({ name, value }) => (name === 'server_version' ? `PostgreSQL ${value}` : `${name} ${value}`))
    .join(', ')
}
