import type { Case, Union } from '@toan-canh/contract'
import { aCase, at } from '@toan-canh/testkit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aBatch, aCentre, type TestCentre } from '../centre/a-centre.fixture.ts'
import { verifyCells } from '../counting/verify-cells.ts'
import { qualityCauses } from '../http/quality.ts'
import { readings } from '../http/readings.ts'
import { advanceFacts } from '../ingest/advance-facts.ts'
import { storeBatch } from '../ingest/store-batch.ts'
import { reunite } from './reunite.ts'

/** The ministry's system knows best until a case is closed, the province's from then on. */
const unions: Readonly<Record<string, Union>> = {
  'mot-cua': { rank: 3, ranks: { closed: 1 } },
  'bo-nganh': { rank: 2, ranks: {} },
}
let test: TestCentre

beforeEach(async () => {
  test = await aCentre()
  await test.completeHistory()
})
afterEach(() => test[Symbol.asyncDispose]())

async function tell(source: string, facts: readonly Case[], isUnited = true) {
  const { database, versions } = test.centre
  const union = isUnited ? unions[source] : undefined
  const incoming = { source, direction: 'live' as const, batch: aBatch(facts), now: test.clock.now() }
  await storeBatch(database, versions, union === undefined ? incoming : { ...incoming, union })
  await test.centre.refresh()
}

async function value(indicator: string, unit = '37') {
  const answer = await readings(test.centre, { indicator: `tthc.${indicator}`, unit, period: '2026-03' })
  return answer.readings[0]?.value
}

async function differing() {
  return (await verifyCells(test.centre.database, test.centre.versions, test.clock.now(), () => {})).differing
}

const key = 'H42.05-20260302-0000001'
const ofProvince = (parts: Partial<Case> = {}) => aCase({ id: 'T1', key, unit: '14329', ...parts })
const ofMinistry = (parts: Partial<Case> = {}) => aCase({ id: 'B9', key, unit: '13285', ...parts })

describe('one dossier in two systems', () => {
  it.each([
    ['the one', ['mot-cua', 'bo-nganh']],
    ['the other', ['bo-nganh', 'mot-cua']],
  ])('counts once, in the unit of the system that knows better, whichever tells first: %s', async (_, order) => {
    for (const source of order) await tell(source, [source === 'mot-cua' ? ofProvince() : ofMinistry()])
    expect(await value('received_total')).toBe(1)
    expect(await value('received_total', '13285')).toBe(1)
    expect(await value('received_total', '14329')).toBe(0)
    expect(await differing()).toBe(0)
  })

  it('follows the authority that changes with the state', async () => {
    await tell('bo-nganh', [ofMinistry()])
    await tell('mot-cua', [ofProvince({ closedAt: at('2026-03-02 07:50'), openedAt: at('2026-03-01 08:00') })])
    expect(await value('resolved_total')).toBe(1)
    expect(await value('in_progress')).toBe(0)
    expect(await value('received_total', '14329')).toBe(1)
    expect(await value('received_total', '13285')).toBe(0)
    expect(await differing()).toBe(0)
  })

  it('falls back on the other system when the better one deletes it', async () => {
    await tell('mot-cua', [ofProvince()])
    await tell('bo-nganh', [ofMinistry()])
    const { database, versions } = test.centre
    const batch = aBatch([], { tombstones: [{ id: 'B9', changedAt: at('2026-03-02 09:00') }] })
    const now = test.clock.now()
    await storeBatch(database, versions, {
      source: 'bo-nganh',
      direction: 'live',
      batch,
      now,
      union: { rank: 2, ranks: {} },
    })
    expect(await value('received_total', '14329')).toBe(1)
    expect(await differing()).toBe(0)
  })

  it('lets no deadline pass twice', async () => {
    await tell('mot-cua', [ofProvince()])
    await tell('bo-nganh', [ofMinistry()])
    test.clock.set(at('2026-03-10 08:00'))
    await advanceFacts(test.centre.database, test.centre.versions, test.clock.now())
    expect(await value('in_progress_overdue')).toBe(1)
    expect(await differing()).toBe(0)
  })

  it('shows where the systems disagree, until they agree', async () => {
    await tell('mot-cua', [ofProvince()])
    await tell('bo-nganh', [ofMinistry({ dueAt: at('2026-03-12 17:00') })])
    const causes = async () => (await qualityCauses(test.centre, { source: 'mot-cua', days: 7 })).contradictions
    expect((await causes()).map(({ code }) => code)).toEqual(['disagrees_on_due', 'disagrees_on_unit'])
    await tell('mot-cua', [ofProvince({ unit: '13285', changedAt: at('2026-03-02 09:00') })])
    expect((await causes()).map(({ code }) => code)).toEqual(['disagrees_on_due'])
  })

  it('leaves cases without a key and with other keys alone', async () => {
    const { key: _, ...keyless } = ofMinistry({ id: 'B1' })
    await tell('mot-cua', [ofProvince()])
    await tell('bo-nganh', [keyless, ofMinistry({ id: 'B2', key: 'H42.05-20260302-0000002' })])
    expect(await value('received_total')).toBe(3)
  })
})

describe(reunite, () => {
  const context = () => ({
    database: test.centre.database,
    versions: test.centre.versions,
    now: test.clock.now,
  })

  it('unites what was stored before anybody spoke of a union, and parts it again', async () => {
    await tell('mot-cua', [ofProvince()], false)
    await tell('bo-nganh', [ofMinistry()], false)
    expect(await value('received_total')).toBe(2)
    expect(await reunite(context(), new Map(Object.entries(unions)))).toHaveLength(2)
    expect(await value('received_total')).toBe(1)
    expect(await value('received_total', '13285')).toBe(1)
    expect(await differing()).toBe(0)
    expect(await reunite(context(), new Map(Object.entries(unions)))).toEqual([])
    await reunite(context(), new Map())
    expect(await value('received_total')).toBe(2)
    expect(await differing()).toBe(0)
  })

  it('obeys a changed rule', async () => {
    await tell('mot-cua', [ofProvince()], false)
    await tell('bo-nganh', [ofMinistry()], false)
    await reunite(context(), new Map(Object.entries(unions)))
    await reunite(
      context(),
      new Map([...Object.entries(unions), ['mot-cua', { rank: 1, ranks: {} }], ['bo-nganh', { rank: 2, ranks: {} }]]),
    )
    expect(await value('received_total', '14329')).toBe(1)
    expect(await value('received_total')).toBe(1)
    expect(await differing()).toBe(0)
  })
})
