import { aCase, at } from '@toan-canh/testkit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aBatch, aCentre, type TestCentre } from '../centre/a-centre.fixture.ts'
import { storeBatch } from '../ingest/store-batch.ts'
import { dataHealth } from './data-health.ts'
import { quarantine } from './quarantine.ts'

let test: TestCentre

beforeEach(async () => {
  test = await aCentre('2026-03-02 08:00')
})
afterEach(() => test[Symbol.asyncDispose]())

const refusal = (id: string, code: 'bad_date' | 'unknown_unit' = 'bad_date') => ({
  place: `page 1 row ${id}`,
  code,
  reason: 'NgayNop: không phải ngày.',
  id,
})

async function tell(when: string, parts: Parameters<typeof aBatch>[0], refused: ReturnType<typeof refusal>[] = []) {
  test.clock.set(at(when))
  const now = test.clock.now()
  const batch = aBatch(parts, { coveredTo: now, refused, rows: parts.length + refused.length })
  const { database, versions } = test.centre
  await storeBatch(database, versions, { source: 'mot-cua', direction: 'live', batch, now })
  await test.centre.refresh()
}

describe(dataHealth, () => {
  it('tells the newest batch of each source', async () => {
    await tell('2026-03-02 08:00', [aCase({ id: 'A' })])
    await tell('2026-03-02 09:00', [aCase({ id: 'B' })], [refusal('X')])
    expect((await dataHealth(test.centre)).batches).toMatchObject([
      { source: 'mot-cua', storedAt: '2026-03-02T09:00:00+07:00', rows: 2, changed: 1, refused: 1 },
    ])
  })

  it('counts open rows by reason, with their age and who must act, until they come right', async () => {
    await tell('2026-03-02 08:00', [], [refusal('X'), refusal('Y')])
    await tell('2026-03-02 09:00', [aCase({ id: 'A' })], [refusal('Z'), refusal('U', 'unknown_unit')])
    expect((await dataHealth(test.centre)).quarantine).toMatchObject([
      {
        code: 'bad_date',
        owner: 'upstream',
        count: 3,
        oldest: '2026-03-02T08:00:00+07:00',
        newest: '2026-03-02T09:00:00+07:00',
      },
      { code: 'unknown_unit', owner: 'config', count: 1 },
    ])
    await tell('2026-03-02 10:00', [aCase({ id: 'X' })])
    expect((await dataHealth(test.centre)).quarantine[0]?.count).toBe(2)
  })
})

describe(quarantine, () => {
  it('leads to the open rows of a reason, page by page, the newest first', async () => {
    const many = Array.from({ length: 130 }, (_, index) => refusal(`R${index}`))
    await tell('2026-03-02 08:00', [], [...many.slice(0, 65), refusal('U', 'unknown_unit')])
    await tell('2026-03-02 08:01', [], many.slice(65))
    const first = await quarantine(test.centre, { source: 'mot-cua', code: 'bad_date' })
    const second = await quarantine(test.centre, { source: 'mot-cua', code: 'bad_date', before: first.next ?? 0 })
    expect([first.rows.length, second.rows.length, second.next]).toEqual([100, 30, null])
    expect(new Set([...first.rows, ...second.rows].map(({ fact }) => fact)).size).toBe(130)
    expect(first.rows[0]).toMatchObject({ code: 'bad_date', reason: 'NgayNop: không phải ngày.' })
  })

  it('refuses a source that is none', async () => {
    await expect(quarantine(test.centre, { source: 'khong-co' })).rejects.toThrow('Không có nguồn khong-co')
  })
})
