import { readFile } from 'node:fs/promises'
import { temporaryDatabase, type TemporaryDatabase } from '@toan-canh/testkit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sumCells } from '../cells/sum-cells.ts'
import { readCommits } from '../commits/commit-log.ts'
import { type Database, openDatabase } from '../database.ts'
import { migrate } from '../migrate.ts'

const before = ['0001-spine.sql', '0002-order-of-bytes.sql', '0003-quality.sql', '0003-union.sql']

let temporary: TemporaryDatabase
let database: Database

/** A database as it was when a row held sixteen counters. */
beforeEach(async () => {
  temporary = await temporaryDatabase()
  database = openDatabase(temporary.url, () => {})
  await database.query('create table migration (name text primary key, at timestamptz not null default now())')
  for (const name of before) {
    await database.query(await readFile(new URL(name, import.meta.url), 'utf8'))
    await database.query('insert into migration (name) values ($1)', [name])
  }
})
afterEach(async () => {
  await database.end()
  await temporary.dispose()
})

async function addNarrow(page: number, unit: string, amounts: Readonly<Record<number, number>>): Promise<void> {
  const values = Array.from({ length: 16 }, (_, index) => amounts[index] ?? 0)
  await database.query(`insert into cell values (1, ${page}, '', '${unit}', 20000, ${values.join(', ')})`)
}

async function sumsOf(unit: string, slots: readonly number[]): Promise<Record<number, number>> {
  const found: Record<number, number> = {}
  const days = { fromDay: 20_000, toDay: 20_000, perDay: false }
  const query = { version: 1, slots, slices: [''], units: [unit], ...days, byUnit: false, bySlice: false }
  await sumCells(database, query, (sum, ofPage) => {
    for (const [at, slot] of ofPage.entries()) found[slot] = sum.sums[at] ?? Number.NaN
  })
  return found
}

describe('rows of thirty-two counters', () => {
  it('keep every counter under its slot', async () => {
    await addNarrow(0, 'A', { 0: 3, 15: -4 })
    await addNarrow(1, 'A', { 0: 5 })
    await addNarrow(3, 'A', { 2: 7 })
    await addNarrow(1, 'B', { 15: 2 ** 40 })
    await migrate(database)
    expect(await sumsOf('A', [0, 15, 16, 31, 50])).toEqual({ 0: 3, 15: -4, 16: 5, 31: 0, 50: 7 })
    expect(await sumsOf('B', [31])).toEqual({ 31: 2 ** 40 })
    const { rows } = await database.query('select count(*) as n from cell')
    expect(rows).toEqual([{ n: 3 }])
  })

  it('keep what the log tells of every commit', async () => {
    const deltas = [
      [0, '', 'A', 20_000, [0, 3, 15, -4]],
      [1, 'field=đất "x"', 'A', 20_000, [0, 5]],
      [3, '', 'A', -1, [2, 7]],
    ]
    const insert = `insert into commit_log (seq, at, origin, version, deltas) values ($1, 5, 'tick', 1, $2::json)`
    await database.query(insert, [1, JSON.stringify(deltas)])
    await database.query(insert, [2, '[]'])
    await migrate(database)
    const [first, second] = await readCommits(database, 0, 10)
    const changes = first?.rows.map(({ amounts, ...place }) => ({
      ...place,
      amounts: Object.fromEntries(
        Array.from(amounts)
          .entries()
          .filter(([, amount]) => amount !== 0),
      ),
    }))
    expect(changes).toEqual([
      { page: 0, slice: '', unit: 'A', day: 20_000, amounts: { 0: 3, 15: -4 } },
      { page: 0, slice: 'field=đất "x"', unit: 'A', day: 20_000, amounts: { 16: 5 } },
      { page: 1, slice: '', unit: 'A', day: -1, amounts: { 18: 7 } },
    ])
    expect(second?.rows).toEqual([])
  })
})
