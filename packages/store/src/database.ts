import pg from 'pg'
import { StoreError } from './store-error.ts'

/** Counters and instants fit a double exactly; they arrive as numbers, once and for all. */
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text)
  if (!Number.isSafeInteger(value))
    throw new StoreError('failed', `Số đã lưu quá lớn để đọc chính xác: ${text}; hãy báo nhà phát triển.`)
  return value
})

export type Client = pg.PoolClient
export type Database = pg.Pool

const poolSize = 16
const connectTimeoutMs = 10_000

/** Opens a bounded pool. Close it with `end()`. `onError` hears of idle connections that break; the pool replaces them. */
export function openDatabase(url: string, onError: (error: Error) => void, statementTimeoutMs = 0): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: statementTimeoutMs,
    application_name: 'toan-canh',
    // On a server of others too: to compile a plan takes longer than any of our statements runs.
    options: '-c jit=off',
    // Statements sent without waiting are on their way while the server still works on the one before.
    pipeline: true,
  })
  pool.on('error', onError)
  return pool
}

/** Runs `work` in one transaction: all of it is stored, or nothing. */
export async function inTransaction<T>(
  database: Database,
  work: (client: Client) => Promise<T>,
  isolation: 'read committed' | 'repeatable read' = 'read committed',
): Promise<T> {
  const client = await database.connect()
  let broken: Error | undefined
  // A connection that breaks says so here as well; unheard, that would end the process.
  const onBroken = (error: Error) => {
    broken = error
  }
  client.on('error', onBroken)
  try {
    await client.query(`begin isolation level ${isolation}`)
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((rollbackError: unknown) => {
      broken = rollbackError instanceof Error ? rollbackError : new Error(String(rollbackError))
    })
    throw error
  } finally {
    client.off('error', onBroken)
    client.release(broken)
  }
}

/** A connection beside the pool: for listening and for locks that last, so that many of them do not use the pool up. */
export interface Session extends AsyncDisposable {
  readonly client: pg.Client
  /** Aborted when the connection breaks. */
  readonly lost: AbortSignal
}

/** Opens a connection of its own to the database of a pool. Dispose to close it; its locks go with it. */
export async function openSession(database: Database): Promise<Session> {
  const client = new pg.Client({ ...database.options, keepAlive: true })
  const lost = new AbortController()
  client.on('error', (error) => lost.abort(error))
  client.on('end', () => lost.abort())
  await client.connect()
  return { client, lost: lost.signal, [Symbol.asyncDispose]: () => client.end() }
}
