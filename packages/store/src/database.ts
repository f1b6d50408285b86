import pg from 'pg'
import { StoreError } from './store-error.ts'

/** Counters and instants fit a double exactly; they arrive as numbers, once and for all. */
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text)
  if (!Number.isSafeInteger(value))
    throw new StoreError('failed', `a stored number is too large to read exactly: ${text}`)
  return value
})

export type Client = pg.PoolClient
export type Database = pg.Pool

const poolSize = 6
const connectTimeoutMs = 10_000

/** Opens a bounded pool. Close it with `end()`. `onError` hears of idle connections that break; the pool replaces them. */
export function openDatabase(url: string, onError: (error: Error) => void, statementTimeoutMs = 0): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: statementTimeoutMs,
    application_name: 'toan-canh',
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
    client.release(broken)
  }
}
