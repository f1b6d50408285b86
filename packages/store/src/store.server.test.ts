import { temporaryDatabase } from '@toan-canh/testkit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { int8Array, textArray } from './array-parameter.ts'
import { readCasePage } from './cases/read-cases.ts'
import { writeCases } from './cases/write-cases.ts'
import { type CellSum, sumCells } from './cells/sum-cells.ts'
import { upsertCells } from './cells/upsert-cells.ts'
import { type Database, inTransaction, openDatabase } from './database.ts'
import { migrate } from './migrate.ts'
import { dropQuarantine, quarantineRows, readLastBatch, recordBatch } from './sources/batches.ts'
import { coverDays, readCoverageDays } from './sources/coverage-days.ts'
import { advanceSource, type Progress, readChangedStates, readSourceStates, writeStop } from './sources/source-state.ts'

let stack: AsyncDisposableStack
let database: Database
let url: string

/** A database that orders words as a dictionary does, so that order by language would show; a plain one where PostgreSQL lacks ICU. */
async function aDictionaryDatabase(): Promise<string> {
  const { url: plain } = stack.use(await temporaryDatabase())
  const server = openDatabase(plain, () => {})
  stack.defer(() => server.end())
  const name = `${new URL(plain).pathname.slice(1)}_vi`
  const options = `template template0 encoding 'UTF8' locale_provider icu icu_locale 'vi' locale 'C'`
  const isMade = await server.query(`create database ${name} ${options}`).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && error.message.includes('ICU')) return false
      throw error
    },
  )
  if (!isMade) return plain
  stack.defer(async () => void (await server.query(`drop database ${name} with (force)`)))
  const dictionary = new URL(plain)
  dictionary.pathname = `/${name}`
  return dictionary.href
}

beforeEach(async () => {
  stack = new AsyncDisposableStack()
  url = await aDictionaryDatabase()
  database = openDatabase(url, () => {})
  stack.defer(() => database.end())
  await migrate(database)
})
afterEach(() => stack.disposeAsync())

function aRow(slice: string, amount: number, parts: { unit?: string; day?: number; page?: number } = {}) {
  const amounts = new Float64Array(32)
  amounts[0] = amount
  amounts[15] = -amount
  return { page: 0, unit: 'U', day: 100, ...parts, slice, amounts }
}

async function upsert(...rows: ReturnType<typeof aRow>[]): Promise<void> {
  await inTransaction(database, (client) => upsertCells(client, 1, rows))
}

async function sums(query: Partial<Parameters<typeof sumCells>[1]>): Promise<CellSum[]> {
  const all: CellSum[] = []
  const usual = { version: 1, slots: [0], slices: [''], units: ['U'], fromDay: 90, toDay: 110 }
  const whole = { ...usual, perDay: false, byUnit: false, bySlice: false, ...query }
  await sumCells(database, whole, (sum) => all.push(sum))
  return all
}

describe(migrate, () => {
  it('does every step once, also when several start at the same time', async () => {
    const other = openDatabase(url, () => {})
    const [one, two] = await Promise.all([migrate(database), migrate(other)])
    await other.end()
    expect([one.applied, two.applied]).toEqual([[], []])
  })

  it('refuses a database that a newer version has written, in a sentence', async () => {
    await database.query(`insert into migration (name) values ('9999-future.sql')`)
    await expect(migrate(database)).rejects.toMatchObject({
      code: 'wrong_version',
      message: expect.stringContaining('9999'),
    })
  })
})

describe('array parameters', () => {
  it.each([
    ['quotes, backslashes and braces', ['a"b', 'a\\b', '{}', ',', "'"]],
    ['null beside the word', [null, 'null', 'NULL', '']],
    ['Vietnamese, a flag and a line end', ['Đất đai – Ủy ban', '🇻🇳', 'a\nb\tc']],
    ['nothing', []],
  ])('come back as they were: %s', async (_, values) => {
    const { rows } = await database.query('select $1::text[] as values', [textArray(values)])
    expect(rows).toEqual([{ values }])
  })

  it('holds every whole number that a number can hold', async () => {
    const values = [0, 1, -1, null, 2 ** 32, -(2 ** 32) - 1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]
    const { rows } = await database.query(
      'select array_agg(v::text order by n) as v from unnest($1::bigint[]) with ordinality as t(v, n)',
      [int8Array(values)],
    )
    expect(rows).toEqual([{ v: values.map((value) => (value === null ? null : String(value))) }])
  })
})

describe(sumCells, () => {
  it('adds changes of a counter up, and keeps keys apart', async () => {
    await upsert(aRow('', 1), aRow('', 5, { day: 101 }), aRow('', 7, { unit: 'V' }))
    await upsert(aRow('', 2))
    expect(await sums({})).toEqual([{ unit: 'U', slice: '', day: 90, sums: [8] }])
    expect((await sums({ slots: [0, 15] }))[0]?.sums).toEqual([8, -8])
    const perDay = await sums({ perDay: true })
    expect(new Map(perDay.map((each) => [each.day, each.sums[0]]))).toEqual(
      new Map([
        [100, 3],
        [101, 5],
      ]),
    )
    const byUnit = await sums({ units: ['U', 'V'], byUnit: true })
    expect(Object.fromEntries(byUnit.map((each) => [each.unit, each.sums[0]]))).toEqual({ U: 8, V: 7 })
  })

  it('gives what lies before the first day apart, and nothing after the last', async () => {
    await upsert(aRow('', 1, { day: 10 }), aRow('', 2, { day: 89 }), aRow('', 4), aRow('', 8, { day: 111 }))
    const all = await sums({})
    expect(new Map(all.map((each) => [each.day, each.sums[0]]))).toEqual(
      new Map([
        [90, 4],
        [null, 3],
      ]),
    )
  })

  it('finds every value of a dimension in whichever script, and no value of another', async () => {
    await upsert(
      aRow('field=đất-đai', 1),
      aRow('field=a', 2),
      aRow('field=~', 4),
      aRow('fields=a', 8),
      aRow('fiel=d', 16),
      aRow('field2=a', 32),
      aRow('', 64),
    )
    const found = await sums({ slices: { dimension: 'field' }, bySlice: true })
    expect(Object.fromEntries(found.map((each) => [each.slice, each.sums[0]]))).toEqual({
      'field=đất-đai': 1,
      'field=a': 2,
      'field=~': 4,
    })
  })
})

describe(readCasePage, () => {
  it('walks over all cases in the order of bytes, whatever the language of the database', async () => {
    const ids = ['a-1', 'B-1', 'a_1', 'A1', 'á', 'Z', 'z', '0', 'H42.05-1', 'H4205-1']
    const cases = ids.map((id) => {
      return { source: 's', id, changedAt: 0, evaluatedAt: 0, nextAt: null, fact: null }
    })
    await inTransaction(database, (client) => writeCases(client, 1, cases))
    const walked: string[] = []
    await inTransaction(database, async (client) => {
      let after: { source: string; id: string } | null = null
      for (;;) {
        const page = await readCasePage(client, after, 3)
        const last = page.at(-1)
        if (last === undefined) return
        walked.push(...page.map((each) => each.id))
        after = { source: last.source, id: last.id }
      }
    })
    expect(walked).toEqual(ids.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))))
    expect(walked).toEqual(ids.toSorted((a, b) => (a < b ? -1 : 1)))
  })
})

describe(quarantineRows, () => {
  const refused = (id: string | null, place = 'p') => [{ place, code: 'bad_date', reason: 'không phải ngày', id }]
  const put = (rows: Parameters<typeof quarantineRows>[2], at = 1) =>
    inTransaction(database, async (client) => (await quarantineRows(client, { id: 1, source: 's', at }, rows)).length)

  it('puts a row aside once, by its code or else by its place', async () => {
    expect(await put([...refused('A'), ...refused(null, 'x:1')])).toBe(2)
    expect(await put([...refused('A', 'elsewhere'), ...refused(null, 'x:1'), ...refused(null, 'x:2')])).toBe(1)
    expect(await put([])).toBe(0)
    expect(await put([...refused('B'), ...refused('B', 'again')])).toBe(1)
  })

  it('keeps no more of a source than it may: the newest', async () => {
    for (let index = 0; index < 10; index++) await put(refused(`A-${index}`), index)
    expect(await dropQuarantine(database, { before: 2, keep: 3 })).toBe(7)
    const { rows } = await database.query('select fact_id from quarantine order by id')
    expect(rows).toEqual([{ fact_id: 'A-7' }, { fact_id: 'A-8' }, { fact_id: 'A-9' }])
  })
})

describe(coverDays, () => {
  it('keeps when a day was first covered', async () => {
    const cover = (fromDay: number, toDay: number, receivedAt: number) =>
      inTransaction(database, (client) => coverDays(client, { source: 's', fromDay, toDay, receivedAt }))
    await cover(10, 12, 1)
    await cover(11, 13, 2)
    await cover(20, 19, 3)
    expect(await readCoverageDays(database)).toEqual(
      new Map([
        [
          's',
          new Map([
            [10, 1],
            [11, 1],
            [12, 1],
            [13, 2],
          ]),
        ],
      ]),
    )
  })
})

describe(advanceSource, () => {
  const usual: Progress = {
    source: 's',
    direction: 'live',
    cursor: { at: 1 },
    coveredTo: 100,
    reachedTo: null,
    rows: 5,
    total: null,
    isLast: true,
    storedAt: 101,
    newFacts: 3,
    newQuarantined: 1,
    newResolved: 0,
  }
  const advance = async (parts: Partial<Progress> = {}) => {
    await inTransaction(database, (client) => advanceSource(client, { ...usual, ...parts }))
    return (await readSourceStates(database)).get('s')
  }

  it('moves live and history apart, and adds up what they brought', async () => {
    await advance()
    const history = { direction: 'history' as const, cursor: { page: 9 }, coveredTo: null, reachedTo: 50, total: 80 }
    expect(await advance({ ...history, isLast: false })).toMatchObject({
      liveCursor: { at: 1 },
      historyCursor: { page: 9 },
      historyReachedTo: 50,
      historyComplete: false,
      historyRows: 5,
      historyTotal: 80,
      coveredTo: 100,
      receivedAt: 101,
      facts: 6,
      quarantined: 2,
    })
    expect(await advance(history)).toMatchObject({ historyComplete: true, historyRows: 10 })
    expect(await advance({ cursor: { at: 2 } })).toMatchObject({ liveCursor: { at: 2 }, historyComplete: true })
    const known = (await readSourceStates(database)).get('s')?.revision ?? 0
    expect(await readChangedStates(database, new Map([['s', known]]))).toEqual([])
    expect(await readChangedStates(database, new Map([['s', known - 1]]))).toMatchObject([{ liveCursor: { at: 2 } }])
    expect(await readChangedStates(database, new Map())).toMatchObject([{ source: 's' }])
  })

  it('never covers less than before, and grows with every change', async () => {
    const first = await advance()
    const second = await advance({ coveredTo: 90 })
    expect(second?.coveredTo).toBe(100)
    expect(second?.revision).toBeGreaterThan(first?.revision ?? 0)
  })

  it('remembers an alarm and when it began until something is stored', async () => {
    await writeStop(database, 's', { reason: 'quá nhiều', at: 7 })
    await writeStop(database, 's', { reason: 'quá nhiều nữa', at: 9 })
    expect((await readSourceStates(database)).get('s')).toMatchObject({ stoppedReason: 'quá nhiều nữa', stoppedAt: 7 })
    expect(await advance()).toMatchObject({ stoppedReason: null, stoppedAt: null })
  })
})

describe(recordBatch, () => {
  it('gives back the last batch of a source', async () => {
    const record = {
      source: 's',
      direction: 'live' as const,
      seq: 1,
      storedAt: 5,
      rows: 2,
      changed: 1,
      refused: 0,
      coveredTo: null,
    }
    expect(await readLastBatch(database, 's')).toBeNull()
    const write = (more: { seq: number }) =>
      inTransaction(database, (client) => recordBatch(client, { ...record, askedFrom: null, ...more }))
    await write(record)
    const id = await write({ seq: 2 })
    expect(await readLastBatch(database, 's')).toEqual({ ...record, seq: 2, id })
  })
})
