import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '@toan-canh/store'
import { localServer } from './database.ts'

/**
 * Vitest's global set-up for tests that need PostgreSQL: finds a server once per run or starts a forgetful one,
 * names it in TEST_DATABASE_URL (set to `embedded` to insist on the latter), and gives back its stop.
 */
export async function setup(): Promise<() => Promise<void>> {
  const wanted = process.env['TEST_DATABASE_URL'] ?? (await localServer())
  if (wanted !== null && wanted !== 'embedded') {
    process.env['TEST_DATABASE_URL'] = wanted
    return async () => {}
  }
  const folder = await mkdtemp(join(tmpdir(), 'toan-canh-test-'))
  await chmod(folder, 0o755)
  const server = await startEmbeddedPostgres({
    dataDir: join(folder, 'postgres'),
    fallbackRoot: folder,
    isThrowaway: true,
    log: () => {},
  })
  process.env['TEST_DATABASE_URL'] = server.url
  return async () => {
    await server[Symbol.asyncDispose]()
    await rm(folder, { recursive: true, force: true })
  }
}
