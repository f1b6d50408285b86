import { type Commit, type Database, inTransaction, logCommit, migrate, openDatabase, takeTurn } from '@toan-canh/store'
import { temporaryDatabase, type TemporaryDatabase } from '@toan-canh/testkit'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CommitFeed } from './commit-feed.ts'

let temporary: TemporaryDatabase
let ours: Database
let theirs: Database
let delivered: number[]
let gaps: number
let feed: CommitFeed & AsyncDisposable

const waitMs = { timeout: 15_000 }

beforeEach(async () => {
  temporary = await temporaryDatabase()
  ours = openDatabase(temporary.url, () => {})
  theirs = openDatabase(temporary.url, () => {})
  await migrate(ours)
  delivered = []
  gaps = 0
  feed = await CommitFeed.start(ours, {
    deliver: (each) => delivered.push(each.seq),
    onGap: () => (gaps += 1),
    onError: () => {},
  })
})
afterEach(async () => {
  await feed[Symbol.asyncDispose]()
  await Promise.all([ours.end(), theirs.end()])
  await temporary.dispose()
})

async function commit(database: Database): Promise<Commit> {
  return inTransaction(database, async (client) => {
    const { seq, version } = await takeTurn(client)
    const made: Commit = { seq, at: 0, origin: 'test', version, rows: [] }
    await logCommit(client, made)
    return made
  })
}

async function isDelivered(until: number): Promise<void> {
  await vi.waitUntil(() => delivered.length >= until, waitMs)
  expect(delivered).toEqual(Array.from({ length: until }, (_, index) => index + 1))
}

async function endListener(): Promise<void> {
  await theirs.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query like 'listen %'`)
}

describe(CommitFeed, () => {
  it('delivers own and foreign commits once and in order, however they interleave', async () => {
    const many = Array.from({ length: 60 }, async (_, index) => {
      const made = await commit(index % 2 === 0 ? ours : theirs)
      if (index % 2 === 0) feed.own(made)
    })
    await Promise.all(many)
    await isDelivered(60)
    await commit(theirs)
    await isDelivered(61)
  })

  it('delivers an own commit at once when nothing is missing before it', async () => {
    feed.own(await commit(ours))
    expect(delivered).toEqual([1])
  })

  it('reads from the log what it has not heard of before an own commit', async () => {
    await commit(ours)
    await commit(ours)
    feed.own(await commit(ours))
    await isDelivered(3)
  })

  it('never delivers what it has delivered', async () => {
    const made = await commit(ours)
    feed.own(made)
    feed.own(made)
    await commit(theirs)
    await isDelivered(2)
  })

  it('catches up with what was committed while its connection was lost', async () => {
    feed.own(await commit(ours))
    await endListener()
    for (let index = 0; index < 5; index++) await commit(theirs)
    await isDelivered(6)
    await commit(theirs)
    await isDelivered(7)
  })

  it('catches up over more commits than it reads at once', async () => {
    await endListener()
    for (let index = 0; index < 450; index++) await commit(theirs)
    await isDelivered(450)
  })

  it('says that commits were forgotten before it could read them, and goes on', async () => {
    await commit(theirs)
    await isDelivered(1)
    await endListener()
    for (let index = 0; index < 5; index++) await commit(theirs)
    await theirs.query('delete from commit_log where seq <= 4')
    await vi.waitUntil(() => delivered.at(-1) === 6, waitMs)
    expect([gaps, delivered]).toEqual([1, [1, 5, 6]])
  })

  it('ends while its connection is lost', async () => {
    await endListener()
    await feed[Symbol.asyncDispose]()
    await commit(theirs)
    expect(delivered).toEqual([])
  })
})
