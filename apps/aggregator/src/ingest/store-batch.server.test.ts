import { readLastBatch, readSourceStates } from '@toan-canh/store'
import { aCase, aPause, at } from '@toan-canh/testkit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type TestCentre, aCentre } from '../centre/a-centre.fixture.ts'
import { verifyCells } from '../counting/verify-cells.ts'
import { readings } from '../http/readings.ts'
import { advanceFacts } from './advance-facts.ts'
import { storeBatch } from './store-batch.ts'

let test: TestCentre

beforeEach(async () => {
  test = await aCentre()
  await test.completeHistory()
})
afterEach(() => test[Symbol.asyncDispose]())

async function value(indicator: string, unit = '37', period = '2026-03') {
  const answer = await readings(test.centre, { indicator: `tthc.${indicator}`, unit, period })
  return answer.readings[0]?.value
}

async function differences(): Promise<number> {
  const { database, versions } = test.centre
  return (await verifyCells(database, versions, test.clock.now(), () => {})).differing
}

describe(storeBatch, () => {
  it('counts a new dossier at its unit and above it', async () => {
    await test.store([aCase({ unit: '14329' })])
    expect(await value('received_total', '14329')).toBe(1)
    expect(await value('received_total', '37')).toBe(1)
    expect(await value('received_total', '13285')).toBe(0)
    expect(await differences()).toBe(0)
  })

  it('changes nothing when the same batch comes twice, and makes no second commit', async () => {
    const facts = [aCase({ id: 'A' }), aCase({ id: 'B', closedAt: at('2026-03-02 07:59') })]
    const first = await test.store(facts)
    const second = await test.store(facts)
    expect(first.changed).toBe(2)
    expect(second).toMatchObject({ commit: null, changed: 0 })
    expect(await value('received_total')).toBe(2)
    expect(await differences()).toBe(0)
  })

  it('lets the newer version win whenever it arrives', async () => {
    const open = aCase({ id: 'A', changedAt: at('2026-03-02 08:00') })
    const closed = aCase({
      id: 'A',
      closedAt: at('2026-03-02 07:00'),
      openedAt: at('2026-03-01 08:00'),
      changedAt: at('2026-03-02 09:00'),
    })
    await test.store([closed])
    await test.store([open])
    expect(await value('resolved_total')).toBe(1)
    expect(await differences()).toBe(0)
  })

  it('keeps a deletion against an older version that arrives later', async () => {
    await test.store([], { tombstones: [{ id: 'A', changedAt: at('2026-03-02 09:00') }] })
    await test.store([aCase({ id: 'A', changedAt: at('2026-03-02 08:00') })])
    expect(await value('received_total')).toBe(0)
    await test.store([aCase({ id: 'A', changedAt: at('2026-03-02 10:00') })])
    expect(await value('received_total')).toBe(1)
    await test.store([], { tombstones: [{ id: 'A', changedAt: at('2026-03-02 10:00') }] })
    expect(await value('received_total')).toBe(0)
    expect(await differences()).toBe(0)
  })

  it('moves the cursor in the same transaction, also when there is nothing new', async () => {
    await test.store([aCase()], { cursor: { page: 1 }, coveredTo: at('2026-03-02 08:00') })
    await test.store([], { cursor: { page: 2 }, coveredTo: at('2026-03-02 08:01') })
    const states = await readSourceStates(test.centre.database)
    expect(states.get('mot-cua')).toMatchObject({
      liveCursor: { page: 2 },
      coveredTo: at('2026-03-02 08:01'),
      facts: 1,
    })
    expect(await readLastBatch(test.centre.database, 'mot-cua')).toMatchObject({ changed: 1 })
  })

  it('stores nothing at all when a part of it cannot be stored', async () => {
    const broken = aCase({ id: 'A', unit: '14329\u0000' })
    await expect(test.store([aCase({ id: 'B' }), broken])).rejects.toThrow()
    expect(await value('received_total')).toBe(0)
    expect(await differences()).toBe(0)
  })

  it('puts refused rows aside with their reasons, each once', async () => {
    const refused = [
      { place: 'page 1 row 3', code: 'bad_date' as const, reason: 'NgayHenTra không phải ngày', id: 'X' },
    ]
    await test.store([aCase()], { refused, rows: 2 })
    await test.store([], { refused, rows: 1 })
    const { rows } = await test.centre.database.query('select code, reason, fact_id from quarantine')
    expect(rows).toEqual([{ code: 'bad_date', reason: 'NgayHenTra không phải ngày', fact_id: 'X' }])
  })
})

describe('a refused row that comes right', () => {
  const refused = [{ place: 'page 1 row 3', code: 'bad_date' as const, reason: 'NgayHenTra không phải ngày', id: 'X' }]
  const open = async () => {
    const { rows } = await test.centre.database.query('select fact_id, resolved_at from quarantine order by id')
    const state = (await readSourceStates(test.centre.database)).get('mot-cua')
    return { rows, quarantined: state?.quarantined, resolved: state?.resolved }
  }

  it('stays, with when, and no longer counts as open', async () => {
    await test.store([aCase({ id: 'A' })], { refused, rows: 2 })
    test.clock.set(at('2026-03-02 09:00'))
    await test.store([aCase({ id: 'A', changedAt: at('2026-03-02 08:30') })])
    expect(await open()).toMatchObject({ rows: [{ resolved_at: null }], quarantined: 1, resolved: 0 })
    await test.store([aCase({ id: 'X' })])
    expect(await open()).toEqual({
      rows: [{ fact_id: 'X', resolved_at: at('2026-03-02 09:00') }],
      quarantined: 0,
      resolved: 1,
    })
  })

  it('is open again when it is refused again, and does not come right by what history tells', async () => {
    await test.store([], { refused, rows: 1 })
    test.clock.set(at('2026-03-02 09:00'))
    await test.store([aCase({ id: 'X' })], {}, 'history')
    expect(await open()).toMatchObject({ quarantined: 1, resolved: 0 })
    await test.store([aCase({ id: 'X', changedAt: at('2026-03-02 08:50') })])
    test.clock.set(at('2026-03-02 10:00'))
    await test.store([], { refused, rows: 1 })
    expect(await open()).toMatchObject({ rows: [{ fact_id: 'X', resolved_at: null }], quarantined: 1, resolved: 1 })
  })
})

describe(advanceFacts, () => {
  const tick = () => advanceFacts(test.centre.database, test.centre.versions, test.clock.now())

  it('lets a deadline pass by itself', async () => {
    await test.store([aCase({ dueAt: at('2026-03-02 11:00') })])
    expect(await value('in_progress_overdue')).toBe(0)
    test.clock.set(at('2026-03-02 11:01'))
    const { commit, isMore } = await tick()
    expect(commit?.origin).toBe('tick')
    expect(isMore).toBe(false)
    expect(await value('in_progress_overdue')).toBe(1)
    expect(await differences()).toBe(0)
  })

  it('does nothing between two instants of change', async () => {
    await test.store([aCase({ dueAt: at('2026-03-20 17:00') })])
    test.clock.set(at('2026-03-02 09:00'))
    expect(await tick()).toEqual({ commit: null, taken: 0, isMore: false })
  })

  it('lets the clock of a paused dossier stand', async () => {
    const pauses = [aPause('2026-03-02 09:00')]
    await test.store([aCase({ dueAt: at('2026-03-02 11:00'), state: 'paused', pauses })])
    test.clock.set(at('2026-03-05 11:00'))
    await tick()
    expect(await value('in_progress_overdue')).toBe(0)
    expect(await value('paused')).toBe(1)
    expect(await differences()).toBe(0)
  })
})
