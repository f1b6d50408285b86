import { readCommits } from '@toan-canh/store'
import { aCase, at } from '@toan-canh/testkit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { verifyCells } from '../counting/verify-cells.ts'
import { readings } from '../http/readings.ts'
import { aCentre, type TestCentre } from './a-centre.fixture.ts'
import { keepHouse, tidy } from './keep-house.ts'

let test: TestCentre

beforeEach(async () => {
  test = await aCentre()
  await test.completeHistory()
})
afterEach(() => test[Symbol.asyncDispose]())

async function count(sql: string): Promise<number> {
  const { rows } = await test.centre.database.query<{ n: number }>(`select count(*) as n from ${sql}`)
  return rows[0]?.n ?? -1
}

async function differing(): Promise<number> {
  const { database, versions } = test.centre
  return (await verifyCells(database, versions, test.clock.now(), () => {})).differing
}

async function untilEight(period: string) {
  const query = { indicator: 'tthc.received_total', unit: '37', period, slice: '@hour=00-08' }
  return (await readings(test.centre, query)).readings[0]
}

const hourCells = `cell where slice like '@hour=%'`

describe(tidy, () => {
  it('forgets the hours of days long gone, and nothing else: what is left still verifies', async () => {
    await test.store([aCase({ id: 'A' })])
    test.clock.set(at('2026-03-20 09:00'))
    await test.store([aCase({ id: 'B', openedAt: at('2026-03-20 08:10') })])
    expect(await untilEight('2026-03-20')).toMatchObject({ value: 1, gap: null })
    const before = await count('cell')
    const hours = await count(`${hourCells} and day < ${Math.floor(at('2026-03-05 07:00') / 86_400_000)}`)
    await tidy(test.centre, 35)
    expect(hours).toBeGreaterThan(0)
    expect(before - (await count('cell'))).toBe(hours)
    expect(await untilEight('2026-03-20')).toMatchObject({ value: 1, gap: null })
    expect(await untilEight('2026-03-02')).toMatchObject({ value: null, gap: 'no_data' })
    expect(await differing()).toBe(0)
  })

  it('does not count hours of days long gone again when an old dossier changes', async () => {
    await test.store([aCase({ id: 'A' })])
    test.clock.set(at('2026-04-20 09:00'))
    await tidy(test.centre, 35)
    await test.store([aCase({ id: 'A', unit: '13285', changedAt: at('2026-04-20 08:00') }), aCase({ id: 'C' })])
    expect(await count(hourCells)).toBe(0)
    expect(await differing()).toBe(0)
  })

  it('forgets commits and batches past their retention, but not what a source said last', async () => {
    await test.store([aCase({ id: 'A' })])
    await test.store([aCase({ id: 'B' })])
    test.clock.set(at('2026-04-20 09:00'))
    await tidy(test.centre, 35)
    expect(await readCommits(test.centre.database, 0, 10)).toEqual([])
    expect(await count('batch')).toBe(1)
    expect(await count('fact_case')).toBe(2)
    await test.store([aCase({ id: 'D' })])
    expect(await readCommits(test.centre.database, 0, 10)).toHaveLength(1)
    expect(await differing()).toBe(0)
  })

  it('forgets refused rows past their retention, and keeps their batches as long', async () => {
    const refused = (id: string) => [{ place: id, code: 'bad_date' as const, reason: 'không phải ngày', id }]
    await test.store([], { refused: refused('A'), rows: 1 })
    test.clock.set(at('2026-03-30 09:00'))
    await test.store([], { refused: refused('B'), rows: 1 })
    await test.store([aCase()])
    await tidy(test.centre, 35)
    expect([await count('quarantine'), await count('batch')]).toEqual([2, 3])
    test.clock.set(at('2026-04-20 09:00'))
    await tidy(test.centre, 35)
    expect([await count('quarantine'), await count('batch')]).toEqual([1, 2])
  })
})

describe(keepHouse, () => {
  it('says that it could not tidy, goes on, and ends with its signal', async () => {
    const stop = new AbortController()
    const errors: unknown[] = []
    await test.centre.database.query('alter table commit_log rename to gone')
    const house = keepHouse({
      centre: test.centre,
      retentionDays: 35,
      signal: stop.signal,
      onError: (error) => {
        errors.push(error)
        stop.abort()
      },
    })
    await house
    expect(errors).toHaveLength(1)
  })
})
