import { Client } from 'pg'
import { describe, expect, it } from 'vitest'
import { temporaryDatabase } from './database.ts'

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query({ text: sql, rowMode: 'array' })
  await client.end()
  return rows[0]?.[0]
}

describe(temporaryDatabase, () => {
  it('gives every caller an empty database of its own', async () => {
    await using first = await temporaryDatabase()
    await using second = await temporaryDatabase()
    await ask(first.url, 'CREATE TABLE mark (id int)')
    expect(await ask(first.url, `SELECT to_regclass('mark')::text`)).toBe('mark')
    expect(await ask(second.url, `SELECT to_regclass('mark')::text`)).toBeNull()
  })

  it('is gone after disposal, open connections included', async () => {
    const database = await temporaryDatabase()
    const lingering = new Client({ connectionString: database.url })
    lingering.on('error', () => {})
    await lingering.connect()
    await database.dispose()
    await expect(ask(database.url, 'SELECT 1')).rejects.toThrow(/does not exist/)
    await lingering.end().catch(() => {})
  })

  it('runs on PostgreSQL 15 or newer', async () => {
    await using database = await temporaryDatabase()
    expect(Number(await ask(database.url, 'SHOW server_version_num'))).toBeGreaterThanOrEqual(150_000)
  })
})
