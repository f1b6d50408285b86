import { randomBytes } from 'node:crypto'
import { Client } from 'pg'

const CONNECT_TIMEOUT_MS = 5_000
const LOCAL_SERVER = 'postgresql://postgres@127.0.0.1:5432/postgres'

/** A database of a test's own; disposing drops it, also when connections to it are still open. */
export interface TemporaryDatabase extends AsyncDisposable {
  readonly url: string
  readonly dispose: () => Promise<void>
}

/**
 * Creates an empty database on the test run's server: TEST_DATABASE_URL (which the run sets when it started one),
 * else a PostgreSQL on 127.0.0.1:5432. Throws when neither answers.
 */
export async function temporaryDatabase(): Promise<TemporaryDatabase> {
  const server = process.env['TEST_DATABASE_URL'] ?? LOCAL_SERVER
  const name = `toan_canh_test_${randomBytes(6).toString('hex')}`
  await runOn(server, `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`)
  const url = new URL(server)
  url.pathname = `/${name}`
  const dispose = (): Promise<void> => runOn(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  return { url: url.href, dispose, [Symbol.asyncDispose]: dispose }
}

/** The PostgreSQL already on this machine that lets us create databases, or null. */
export async function localServer(): Promise<string | null> {
  const mayCreate = `SELECT 1 / (rolcreatedb OR rolsuper)::int FROM pg_roles WHERE rolname = current_user`
  return runOn(LOCAL_SERVER, mayCreate).then(
    () => LOCAL_SERVER,
    () => null,
  )
}

async function runOn(server: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: server, connectionTimeoutMillis: CONNECT_TIMEOUT_MS })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query(sql)
  } catch (error) {
    throw new Error(`The test database server did not do "${sql}"`, { cause: error })
  } finally {
    await client.end().catch(() => {})
  }
}
