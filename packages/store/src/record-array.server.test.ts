import { aCase, aPause, at, temporaryDatabase, type TemporaryDatabase } from '@toan-canh/testkit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readCases } from './cases/read-cases.ts'
import { writeCases } from './cases/write-cases.ts'
import { upsertCells } from './cells/upsert-cells.ts'
import { type Database, inTransaction, openDatabase } from './database.ts'
import { migrate } from './migrate.ts'
import { RecordArray, rowTypeOf } from './record-array.ts'

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

const slots = Array.from({ length: 32 }, (_, slot) => slot)

describe(upsertCells, () => {
  it.each([1, -1, 2 ** 32 - 1, -(2 ** 32), 2 ** 53 - 1, -(2 ** 53 - 1)])('stores %d exactly', async (amount) => {
    const row = { page: 32_767, slice: 'field=đất-đai "x\\y"', unit: '', day: -1, amounts: slots.map(() => amount) }
    await inTransaction(database, (client) => upsertCells(client, 7, [row]))
    const { rows } = await database.query('select version, page, slice, unit, day, a0, a31 from cell')
    expect(rows).toEqual([{ version: 7, page: 32_767, slice: row.slice, unit: '', day: -1, a0: amount, a31: amount }])
  })

  it('adds to what is stored, also across statements of many rows', async () => {
    const many = Array.from({ length: 20_001 }, (_, day) => ({
      page: 0,
      slice: '',
      unit: '37',
      day,
      amounts: [day + 1],
    }))
    await inTransaction(database, (client) => upsertCells(client, 1, many))
    await inTransaction(database, (client) => upsertCells(client, 1, many))
    const { rows } = await database.query('select count(*) as n, sum(a0)::bigint as sum, max(a1) as other from cell')
    expect(rows).toEqual([{ n: 20_001, sum: 20_001 * 20_002, other: null }])
  })
})

describe(writeCases, () => {
  it.each([
    ['of columns alone', aCase({ id: 'A' })],
    [
      'with everything that no column holds',
      {
        ...aCase({ id: 'A', pauses: [aPause('2026-03-02 09:00')], state: 'paused' }),
        key: 'K-1',
        unitSpans: [{ unit: '14329', from: at('2026-03-01 08:00') }],
        rating: 'good' as const,
        at: [105.9, 20.2] as const,
      },
    ],
    [
      'not received and without a due instant',
      { ...aCase({ id: 'A' }), openedAt: null, dueAt: null, state: 'submitted' as const },
    ],
  ])('gives back a case %s', async (_, fact) => {
    const stored = { source: 's', id: 'A', changedAt: fact.changedAt, evaluatedAt: 5, nextAt: null, fact }
    const back = await inTransaction(database, async (client) => {
      await writeCases(client, 1, [stored])
      return readCases(client, 's', ['A'])
    })
    expect(back.get('A')).toEqual(stored)
  })

  it('keeps a deletion as a version without content', async () => {
    const gone = { source: 's', id: 'A', changedAt: 1, evaluatedAt: 2, nextAt: null, fact: null }
    const back = await inTransaction(database, async (client) => {
      await writeCases(client, 1, [gone])
      return readCases(client, 's', ['A'])
    })
    expect(back.get('A')).toEqual(gone)
  })
})

describe(RecordArray, () => {
  it('is an empty array when there are no records', async () => {
    const { rows } = await inTransaction(database, async (client) => {
      const none = new RecordArray(await rowTypeOf(client, 'cell'), 1)
      return client.query('select cardinality($1::cell[]) as n', [none.done()])
    })
    expect(rows).toEqual([{ n: 0 }])
  })
})
