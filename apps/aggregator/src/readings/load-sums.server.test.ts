import { isFigureTopic, parseTopic } from '@toan-canh/contract'
import type { Database } from '@toan-canh/store'
import { aCase, aFigure, at } from '@toan-canh/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBatch, aCentre, type TestCentre } from '../centre/a-centre.fixture.ts'
import { storeBatch } from '../ingest/store-batch.ts'
import { type Loaded, loadSums, membersOf } from './load-sums.ts'
import type { Question } from './question.ts'

const names = [
  'reading/tthc.received_total/37/2026-02',
  'reading/tthc.resolved_total/37/2026-02',
  'reading/tthc.in_progress/37/2026-02',
  'reading/tthc.received_total/14329/2026-02',
  'series/tthc.received_total/37/2025-12..2026-02',
  'series/tthc.on_time_rate/37/2025-12..2026-02',
  'breakdown/tthc.received_total/37/2026-02/unit',
  'breakdown/tthc.received_total/37/2026-02/field',
  'reading/health.disease_cases_7d/37/2026-02-20',
  'reading/health.disease_cases_7d/13285/2026-02-20',
  'series/econ.iip_growth/37/2025-12..2026-02',
  'series/econ.retail_growth/37/2025-12..2026-02',
]
let test: TestCentre

beforeAll(async () => {
  test = await aCentre()
  const { centre, clock } = test
  await test.store([
    aCase({ id: 'a', openedAt: at('2026-02-03 08:00'), slices: { field: 'land', channel: 'online' } }),
    aCase({ id: 'b', openedAt: at('2026-01-09 08:00'), slices: { field: 'justice', channel: 'counter' } }),
    aCase({ id: 'c', openedAt: at('2026-02-11 08:00'), unit: '14329', slices: { field: 'land', channel: 'online' } }),
  ])
  const told = [
    aFigure({
      signal: 'health.disease_cases_7d',
      unit: '13285',
      period: '2026-02-20',
      value: 3,
      changedAt: clock.now(),
    }),
    aFigure({
      signal: 'health.disease_cases_7d',
      unit: '13366',
      period: '2026-02-20',
      value: 80,
      changedAt: clock.now(),
    }),
  ]
  await storeBatch(centre.database, centre.versions, {
    source: 'benh-truyen-nhiem',
    direction: 'live',
    batch: aBatch(told),
    now: clock.now(),
  })
})
afterAll(() => test[Symbol.asyncDispose]())

function questionOf(name: string): Question {
  const topic = parseTopic(name)
  if (topic === null || !isFigureTopic(topic)) throw new Error(`${name} is no question`)
  const question = test.centre.question(topic)
  if ('code' in question) throw new Error(question.sentence)
  return question
}

/** The same database, with every statement that is sent to it written down. */
function watched(database: Database): { readonly database: Database; readonly statements: string[] } {
  const statements: string[] = []
  const textOf = (asked: unknown) => (typeof asked === 'string' ? asked : JSON.stringify(asked))
  const connect = async () => {
    const client = await database.connect()
    return new Proxy(client, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name)
        if (typeof member !== 'function') return member
        return (...args: unknown[]) => {
          if (name === 'query') statements.push(textOf(args[0]))
          return Reflect.apply(member, target, args) as unknown
        }
      },
    })
  }
  return { database: new Proxy(database, { get: (target, name) => (name === 'connect' ? connect : Reflect.get(target, name)) as unknown }), statements } // prettier-ignore
}

const when = () => ({ today: test.centre.today(), now: test.centre.now() })

function load(asked: readonly string[], database: Database = test.centre.database): Promise<Loaded[]> {
  return loadSums(
    database,
    asked.map((name) => ({ question: questionOf(name), knownAt: null })),
    when(),
  )
}

/** All that answers are made of, in words that can be compared. */
function plain(loaded: Loaded): unknown {
  const { question, sums, shelf, secrecy } = loaded
  const { atoms, periods } = question
  return membersOf(loaded).map((member) =>
    periods.map((period, index) => {
      const sum = sums.sumOf(member, index)
      const figures = shelf?.figuresOf(member, period).map(({ id, value }) => [id, value])
      return [member, period.id, secrecy(member, index), atoms.map(({ slot, take }) => sum(slot, take)), figures]
    }),
  )
}

describe(loadSums, () => {
  it('answers questions read together as each by itself', async () => {
    const together = await load(names)
    for (const [index, name] of names.entries()) {
      const [alone] = await load([name])
      expect([name, plain(together[index] ?? expect.fail(name))]).toEqual([name, plain(alone ?? expect.fail(name))])
    }
    expect(JSON.stringify(together.map(plain))).toMatch(/"land".*"small"/s)
  })

  it('reads by one statement what differs in its counters or signals only', async () => {
    const alike = names.filter((name) => name.endsWith('/37/2026-02'))
    const { database, statements } = watched(test.centre.database)
    await load(alike.slice(0, 1), database)
    const one = statements.splice(0).length
    await load(alike, database)
    expect(alike.length).toBeGreaterThan(2)
    const pages = new Set(alike.flatMap((name) => questionOf(name).atoms.map(({ slot }) => Math.floor(slot / 32))))
    expect(statements.filter((text) => text.includes('from cell')).length).toBe(pages.size)
    expect(statements.length).toBe(one - 1 + pages.size)
  })

  it('keeps apart what was known at different times', async () => {
    const question = questionOf('reading/health.disease_cases_7d/37/2026-02-20')
    const before = { seq: 1 }
    const [now, then] = await loadSums(
      test.centre.database,
      [
        { question, knownAt: null },
        { question: questionOf('reading/health.disease_cases_7d/37/2026-02-20'), knownAt: before },
      ],
      when(),
    )
    expect([now?.shelf?.knownAt, then?.shelf?.knownAt]).toEqual([test.clock.now(), null])
  })
})
