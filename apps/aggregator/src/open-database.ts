import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '@toan-canh/store'
import type { Settings } from './settings/read-settings.ts'

/** The database that this process uses; disposing leaves it (an embedded one stops when nobody else uses it). */
export interface UsedDatabase extends AsyncDisposable {
  readonly url: string
  readonly kind: 'embedded' | 'server'
}

/** The server of `DATABASE_URL`, else the embedded PostgreSQL: joined when it runs, started when it does not. */
export async function useDatabase(settings: Settings, log: (sentence: string) => void): Promise<UsedDatabase> {
  if (settings.DATABASE_URL !== undefined) {
    return { url: settings.DATABASE_URL, kind: 'server', [Symbol.asyncDispose]: async () => {} }
  }
  await mkdir(settings.DATA_DIR, { recursive: true })
  const postgres = await startEmbeddedPostgres({
    dataDir: join(settings.DATA_DIR, 'postgres'),
    ...(settings.DATABASE_PORT === undefined ? {} : { port: settings.DATABASE_PORT }),
    log,
  })
  return { url: postgres.url, kind: 'embedded', [Symbol.asyncDispose]: () => postgres[Symbol.asyncDispose]() }
}
