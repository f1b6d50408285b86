import type { Case, IndicatorFile, Measure } from '@toan-canh/contract'
import { readVersions } from '@toan-canh/store'
import { aCase, aPause, at } from '@toan-canh/testkit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ask } from '../centre/ask.ts'
import { aCentre, type TestCentre } from '../centre/a-centre.fixture.ts'
import { type Centre, openCentre } from '../centre/open-centre.ts'
import type { Catalogue } from '../catalogue/load-catalogue.ts'
import { advanceFacts } from '../ingest/advance-facts.ts'
import { storeBatch } from '../ingest/store-batch.ts'
import { readings, topicOfQuery } from '../http/readings.ts'
import { buildVersion } from './build-version.ts'
import { verifyCells } from './verify-cells.ts'

let test: TestCentre
let stack: AsyncDisposableStack

beforeEach(async () => {
  stack = new AsyncDisposableStack()
  test = stack.use(await aCentre())
  await test.completeHistory()
})
afterEach(() => stack.disposeAsync())

function packOf({ packs }: Catalogue): IndicatorFile | undefined {
  return packs.find(({ pack }) => pack === 'tthc')
}

function withPack(catalogue: Catalogue, other: IndicatorFile): Catalogue {
  return { ...catalogue, packs: catalogue.packs.map((pack) => (pack.pack === other.pack ? other : pack)) }
}

/** The real catalogue with one more measure before all others, so that every counter moves, and an indicator of it. */
function changed(catalogue: Catalogue, name: string, measure: Measure): Catalogue {
  const pack = packOf(catalogue)
  const model = pack?.indicators['tthc.received_total']
  if (pack === undefined || model === undefined) throw new Error('the catalogue has no pack')
  const other: IndicatorFile = {
    ...pack,
    measures: { [name]: measure, ...pack.measures },
    indicators: {
      ...pack.indicators,
      [`tthc.${name}`]: { ...model, vi: name, formula: { sum: ['stock' in measure ? `${name}@end` : name] } },
    },
  }
  return withPack(catalogue, other)
}

async function another(catalogue: Catalogue): Promise<Centre> {
  const { databaseUrl, clock } = test
  return stack.use(await openCentre({ databaseUrl, catalogue, now: clock.now, onError: () => {} }))
}

function manyCases(count: number, from = 0): Case[] {
  return Array.from({ length: count }, (_, index) => aCase({ id: `D-${String(from + index).padStart(6, '0')}` }))
}

async function value(centre: Centre, indicator: string, unit = '37') {
  const answer = await readings(centre, { indicator: `tthc.${indicator}`, unit, period: '2026-03' })
  return answer.readings[0]?.value
}

async function differing(centre: Centre): Promise<number> {
  return (await verifyCells(centre.database, centre.versions, test.clock.now(), () => {})).differing
}

async function build(centre: Centre, signal = new AbortController().signal, onPage: () => void = () => {}) {
  const built = await buildVersion(centre.database, centre.versions, { now: test.clock.now, signal, onPage })
  await centre.refresh()
  return built
}

describe(openCentre, () => {
  it('puts the definitions in force at the first start, and has nothing to build at the second', async () => {
    const again = await another(test.centre.catalogue)
    expect([test.centre.isToBuild, again.isToBuild]).toEqual([false, false])
    expect(await readVersions(again.database)).toMatchObject([{ id: 1, state: 'current' }])
    expect(await build(again)).toEqual({ counted: 0, commit: null })
  })

  it('counts nothing anew when only a name changes, and shows the new name', async () => {
    const { catalogue } = test.centre
    const pack = packOf(catalogue)
    const received = pack?.indicators['tthc.received_total']
    if (pack === undefined || received === undefined) throw new Error('the catalogue has no pack')
    const indicators = { ...pack.indicators, 'tthc.received_total': { ...received, vi: 'Đã tiếp nhận' } }
    const again = await another(withPack(catalogue, { ...pack, indicators }))
    expect(again.isToBuild).toBe(false)
    expect(again.definitions().indicators.get('tthc.received_total')?.definition.vi).toBe('Đã tiếp nhận')
    const [stored] = await readVersions(again.database)
    expect(JSON.stringify(stored?.definitions)).toContain('Đã tiếp nhận')
  })
})

describe(buildVersion, () => {
  it('keeps the old definitions in force, with their counters in their places, until the new ones are whole', async () => {
    await test.store(manyCases(3))
    const centre = await another(changed(test.centre.catalogue, 'a_first', { count: 'submitted' }))
    expect(centre.isToBuild).toBe(true)
    expect(await value(centre, 'received_total')).toBe(3)
    expect(await ask(centre, topicOf('tthc.a_first'))).toMatchObject({ code: 'unknown_indicator' })
    await storeBatch(centre.database, centre.versions, incoming(manyCases(2, 3)))
    expect(await value(centre, 'received_total')).toBe(5)
    const { counted, commit } = await build(centre)
    expect(counted).toBe(5)
    expect(commit).toMatchObject({ origin: 'rebuild', version: 2 })
    expect(await value(centre, 'a_first')).toBe(5)
    expect(await value(centre, 'received_total')).toBe(5)
    expect(await differing(centre)).toBe(0)
  })

  it('counts what comes, changes, goes or falls due while it is being built, in old and new counters', async () => {
    await test.store(manyCases(12_000))
    const centre = await another(changed(test.centre.catalogue, 'a_first', { count: 'submitted' }))
    const steps: (() => Promise<unknown>)[] = [
      () => test.store([...manyCases(2), ...manyCases(2, 20_000)].map(close)),
      () => {
        test.clock.set(at('2026-03-12 08:00'))
        return test.store([], { tombstones: [{ id: 'D-000005', changedAt: at('2026-03-11 08:00') }] })
      },
      () => advanceFacts(centre.database, centre.versions, test.clock.now()),
    ]
    const stop = new AbortController()
    for (const step of steps) {
      await build(centre, stop.signal, () => stop.abort()).catch(() => {})
      await step()
    }
    await tickAll(centre)
    expect(await differing(test.centre)).toBe(0)
    await build(centre)
    expect(await differing(centre)).toBe(0)
    expect(await value(centre, 'a_first')).toBe(12_001)
    expect(await value(centre, 'received_total')).toBe(12_001)
  }, 120_000)

  it('goes on where it was killed', async () => {
    await test.store(manyCases(11_000))
    const catalogue = changed(test.centre.catalogue, 'a_first', { count: 'submitted' })
    const first = await another(catalogue)
    const stop = new AbortController()
    const half = await build(first, stop.signal, () => stop.abort())
    expect(half).toEqual({ counted: 5_000, commit: null })
    const second = await another(catalogue)
    expect(second.isToBuild).toBe(true)
    expect(await build(second)).toMatchObject({ counted: 6_000, commit: { origin: 'rebuild' } })
    expect(await differing(second)).toBe(0)
  })

  it('throws away what was half built for other definitions, also in the eyes of a process that had begun it', async () => {
    await test.store(manyCases(6_000))
    const first = await another(changed(test.centre.catalogue, 'a_first', { count: 'submitted' }))
    const stop = new AbortController()
    await build(first, stop.signal, () => stop.abort())
    const second = await another(changed(test.centre.catalogue, 'a_second', { count: 'withdrawn' }))
    await storeBatch(first.database, first.versions, incoming(manyCases(10).map(close)))
    await build(second)
    await storeBatch(first.database, first.versions, incoming(manyCases(10, 6_000)))
    expect(await differing(second)).toBe(0)
    expect([await value(second, 'a_second'), await value(second, 'received_total')]).toEqual([0, 6_010])
  })

  it('finds the instants that only the new definitions look out for', async () => {
    await test.store([aCase({ id: 'A', dueAt: at('2026-03-16 17:00') })])
    const centre = await another(changed(test.centre.catalogue, 'due_within_5', { stock: 'due_soon', withinDays: 5 }))
    await build(centre)
    test.clock.set(at('2026-03-11 08:00'))
    await tickAll(centre)
    const answer = await ask(centre, topicOf('tthc.received_total'))
    expect('code' in answer).toBe(false)
    const { rows } = await centre.database.query<{ evaluated_at: number }>('select evaluated_at from fact_case')
    expect(rows).toEqual([{ evaluated_at: at('2026-03-11 08:00') }])
    expect(await differing(centre)).toBe(0)
  })

  it('is heard of by a centre that is open: its next answers are of the new definitions', async () => {
    await test.store(manyCases(4))
    const centre = await another(changed(test.centre.catalogue, 'a_first', { count: 'submitted' }))
    await build(centre)
    expect(await value(test.centre, 'received_total')).toBe(4)
  })

  it('leaves no counters of the version before it', async () => {
    await test.store(manyCases(4))
    const centre = await another(changed(test.centre.catalogue, 'a_first', { count: 'submitted' }))
    await build(centre)
    const { rows } = await centre.database.query('select distinct version from cell')
    expect(rows).toEqual([{ version: 2 }])
  })
})

describe(verifyCells, () => {
  it('finds a counter that is not what the facts give, and names it', async () => {
    await test.store([aCase({ unit: '14329' })])
    await test.centre.database.query(
      `update cell set a7 = coalesce(a7, 0) + 1 where unit = '14329' and slice = '' and page = (select min(page) from cell)`,
    )
    const result = await verifyCells(test.centre.database, test.centre.versions, test.clock.now(), () => {})
    expect(result.differing).toBe(1)
    expect(result.first[0]).toMatchObject({ unit: '14329', slice: '' })
    expect(result.first[0]?.stored[7]).toBe(Number(result.first[0]?.counted[7]) + 1)
  })

  it.each([
    ['lacks a row', `delete from cell where unit = '14329' and slice = ''`],
    [
      'has a row too many',
      `insert into cell (version, page, slice, unit, day, a0) select version, page, slice, '13285', day, 1 from cell where unit = '14329' and slice = '' limit 1`,
    ],
    ['has lost a fact', `delete from fact_case`],
  ])('finds a store that %s', async (_, damage) => {
    await test.store([aCase({ unit: '14329' })])
    await test.centre.database.query(damage)
    expect(await differing(test.centre)).toBeGreaterThan(0)
  })

  it('tells ticks that are due from differences', async () => {
    await test.store([aCase({ dueAt: at('2026-03-03 11:00') }), aCase({ id: 'B', dueAt: at('2026-04-03 11:00') })])
    test.clock.set(at('2026-03-03 12:00'))
    const waiting = await verifyCells(test.centre.database, test.centre.versions, test.clock.now(), () => {})
    expect(waiting).toMatchObject({ cases: 2, differing: 0, dueTicks: 1 })
    await tickAll(test.centre)
    const taken = await verifyCells(test.centre.database, test.centre.versions, test.clock.now(), () => {})
    expect(taken).toMatchObject({ cases: 2, differing: 0, dueTicks: 0 })
  })

  it('counts a deleted case and a paused one as they were counted', async () => {
    await test.store([aCase({ pauses: [aPause('2026-03-02 08:30')], state: 'paused' }), aCase({ id: 'B' })])
    await test.store([], { tombstones: [{ id: 'B', changedAt: at('2026-03-02 09:00') }] })
    expect(await differing(test.centre)).toBe(0)
  })
})

function close(fact: Case): Case {
  const closedAt = at('2026-03-02 16:00')
  return { ...fact, closedAt, changedAt: closedAt, state: 'closed' }
}

function incoming(facts: readonly Case[]) {
  const batch = { facts, tombstones: [], refused: [], rows: facts.length, cursor: {}, total: null, done: null }
  return {
    source: 'mot-cua',
    direction: 'live' as const,
    batch: { ...batch, coveredTo: null, reachedTo: null, isLast: true },
    now: test.clock.now(),
  }
}

async function tickAll(centre: Centre): Promise<void> {
  for (;;) {
    const { isMore } = await advanceFacts(centre.database, centre.versions, test.clock.now())
    if (!isMore) return
  }
}

function topicOf(indicator: string) {
  return topicOfQuery({ indicator, unit: '37', period: '2026-03' })
}
