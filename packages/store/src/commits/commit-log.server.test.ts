import { temporaryDatabase, type TemporaryDatabase } from '@toan-canh/testkit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Database, inTransaction, openDatabase } from '../database.ts'
import { migrate } from '../migrate.ts'
import { dropCommits, logCommit, readCommits } from './commit-log.ts'
import { giveTurnBack, readHead, takeTurn } from './head.ts'

let temporary: TemporaryDatabase
let database: Database

beforeEach(async () => {
  temporary = await temporaryDatabase()
  database = openDatabase(temporary.url, () => {})
  await migrate(database)
})
afterEach(async () => {
  await database.end()
  await temporary.dispose()
})

function amounts(...pairs: readonly (readonly [number, number])[]): Float64Array {
  const all = new Float64Array(32)
  for (const [index, amount] of pairs) all[index] = amount
  return all
}

async function write(at: number, rows: Parameters<typeof logCommit>[1]['rows'] = []): Promise<number> {
  return inTransaction(database, async (client) => {
    const { seq, version } = await takeTurn(client)
    await logCommit(client, { seq, at, origin: 'mot-cua', version, rows })
    return seq
  })
}

describe(logCommit, () => {
  it('gives back every changed counter exactly', async () => {
    const rows = [
      { page: 0, slice: '', unit: '14329', day: 20_514, amounts: amounts([0, 1], [15, -1]) },
      { page: 2, slice: 'field=đất-đai "x\\y"', unit: '37-SNV', day: -1, amounts: amounts([7, 2 ** 40]) },
    ]
    await write(1, rows)
    const [commit] = await readCommits(database, 0, 10)
    expect(commit?.rows).toEqual(rows)
    expect(commit).toMatchObject({ seq: 1, at: 1, origin: 'mot-cua' })
  })

  it('reads commits in their order from any number on', async () => {
    for (let index = 0; index < 5; index++) await write(index)
    expect((await readCommits(database, 2, 2)).map((each) => each.seq)).toEqual([3, 4])
  })

  it('forgets what is older than the retention', async () => {
    for (let index = 0; index < 5; index++) await write(index)
    expect(await dropCommits(database, 3)).toBe(3)
    expect((await readCommits(database, 0, 10)).map((each) => each.seq)).toEqual([4, 5])
  })
})

describe(takeTurn, () => {
  it('numbers commits without gaps, also when writers give their turn back or fail', async () => {
    const giveBack = () =>
      inTransaction(database, async (client) => {
        await takeTurn(client)
        await giveTurnBack(client)
      })
    const fail = () =>
      inTransaction(database, async (client) => {
        await takeTurn(client)
        throw new Error('no')
      }).catch(() => {})
    await Promise.all([write(1), giveBack(), write(2), fail(), write(3), giveBack(), fail()])
    expect((await readCommits(database, 0, 10)).map((each) => each.seq)).toEqual([1, 2, 3])
    expect((await readHead(database)).seq).toBe(3)
  })
})
