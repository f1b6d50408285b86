import { readdir, readFile } from 'node:fs/promises'
import type { Database } from './database.ts'
import { inTransaction } from './database.ts'
import { StoreError } from './store-error.ts'

const folder = new URL('./migrations/', import.meta.url)
const lockKey = 7_246_001

/**
 * Brings the database to the newest shape: every file of `migrations/` once, in order, each in the one transaction.
 * Starters that race wait for each other. Throws when the database is newer than this code.
 */
export async function migrate(database: Database): Promise<{ applied: readonly string[] }> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted()
  return inTransaction(database, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [lockKey])
    await client.query(
      'create table if not exists migration (name text primary key, at timestamptz not null default now())',
    )
    const done = await client.query<{ name: string }>('select name from migration')
    const known = new Set(done.rows.map((row) => row.name))
    const unknown = [...known].filter((name) => !files.includes(name))
    if (unknown.length > 0) {
      throw new StoreError(
        'wrong_version',
        `Cơ sở dữ liệu do bản mới hơn ghi (${unknown.join(', ')}): hãy cập nhật bản cài đặt này.`,
      )
    }
    const applied: string[] = []
    for (const name of files.filter((file) => !known.has(file))) {
      await client.query(await readFile(new URL(name, folder), 'utf8'))
      await client.query('insert into migration (name) values ($1)', [name])
      applied.push(name)
    }
    return { applied }
  })
}
