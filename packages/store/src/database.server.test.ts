import { temporaryDatabase, type TemporaryDatabase } from '@toan-canh/testkit'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Database, inTransaction, openDatabase, openSession } from './database.ts'

let temporary: TemporaryDatabase
let database: Database

beforeEach(async () => {
  temporary = await temporaryDatabase()
  database = openDatabase(temporary.url, () => {})
  await database.query('create table note (text text)')
})
afterEach(async () => {
  await database.end()
  await temporary.dispose()
})

describe(openDatabase, () => {
  it('compiles no plans, whatever the server is set to', async () => {
    const { rows } = await database.query<{ jit: string }>('show jit')
    expect(rows).toEqual([{ jit: 'off' }])
  })
})

async function notes(): Promise<number> {
  const { rows } = await database.query<{ n: number }>('select count(*) as n from note')
  return rows[0]?.n ?? -1
}

describe(inTransaction, () => {
  it('stores all of the work', async () => {
    await inTransaction(database, (client) => client.query(`insert into note values ('a'), ('b')`))
    expect(await notes()).toBe(2)
  })

  it('stores nothing when a part fails, and gives the connection back', async () => {
    for (let round = 0; round < 10; round++) {
      const failing = inTransaction(database, async (client) => {
        await client.query(`insert into note values ('a')`)
        await client.query('select 1 / 0')
      })
      await expect(failing).rejects.toThrow('division by zero')
    }
    expect(await notes()).toBe(0)
  })

  it('stores nothing when one of several statements fails that were sent without waiting', async () => {
    const failing = inTransaction(database, (client) =>
      Promise.all([
        client.query({ name: 'note', text: 'insert into note values ($1)', values: ['a'] }),
        client.query('select 1 / 0'),
        client.query({ name: 'note', text: 'insert into note values ($1)', values: ['b'] }),
      ]),
    )
    await expect(failing).rejects.toThrow('division by zero')
    expect(await notes()).toBe(0)
  })

  it('answers statements sent without waiting in their order', async () => {
    const rows = await inTransaction(database, (client) =>
      Promise.all(
        Array.from({ length: 20 }, (_, n) => client.query({ name: 'n', text: 'select $1::int as n', values: [n] })),
      ),
    )
    expect(rows.map((result) => result.rows[0])).toEqual(Array.from({ length: 20 }, (_, n) => ({ n })))
  })

  it('fails, and no more than that, when its connection is ended between two statements', async () => {
    const failing = inTransaction(database, async (client) => {
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
      const isEnded = new Promise((resolve) => client.once('end', resolve))
      await database.query('select pg_terminate_backend($1)', [rows[0]?.pid])
      await isEnded
      await client.query(`insert into note values ('a')`)
    })
    await expect(failing).rejects.toThrow()
    expect(await notes()).toBe(0)
  })

  it('fails when its connection is ended within a statement', async () => {
    const failing = inTransaction(database, async (client) => {
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
      await Promise.all([
        client.query('select pg_sleep(20)'),
        database.query('select pg_terminate_backend($1)', [rows[0]?.pid]),
      ])
    })
    await expect(failing).rejects.toThrow('terminating connection')
    expect(await notes()).toBe(0)
  })
})

describe(openDatabase, () => {
  it('reads counters and instants as numbers', async () => {
    const { rows } = await database.query('select 9007199254740991::bigint as n')
    expect(rows).toEqual([{ n: Number.MAX_SAFE_INTEGER }])
  })

  it('refuses a counter that a number cannot hold', async () => {
    await expect(database.query('select 9007199254740993::bigint as n')).rejects.toMatchObject({ code: 'failed' })
  })
})

describe(openSession, () => {
  it('holds a connection beside the pool and says when it is lost', async () => {
    const sessions = await Promise.all(Array.from({ length: 10 }, () => openSession(database)))
    expect(await notes()).toBe(0)
    const [first] = sessions
    const answer = await first?.client.query<{ pid: number }>('select pg_backend_pid() as pid')
    expect(first?.lost.aborted).toBe(false)
    await database.query('select pg_terminate_backend($1)', [answer?.rows[0]?.pid])
    await vi.waitUntil(() => first?.lost.aborted)
    await Promise.all(sessions.map((session) => session[Symbol.asyncDispose]()))
  })
})
