import { dayOf, type Instant, parsePeriod, type Period } from '@toan-canh/calendar'
import type { Case, Item, Point, Tombstone } from '@toan-canh/contract'
import { aCase, arbitraryHistory, at, type HistoryStep, isCase } from '@toan-canh/testkit'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCentre, type TestCentre } from '../centre/a-centre.fixture.ts'
import { advanceFacts } from '../ingest/advance-facts.ts'
import { verifyCells } from '../counting/verify-cells.ts'
import type { FigureTopic } from './question.ts'
import { QuestionBook, type World } from './question-book.ts'

const runs = 10

function period(id: string): Period {
  const parsed = parsePeriod(id)
  if (parsed === null) throw new Error(`${id} is no period`)
  return parsed
}

const month = period('2026-02')
const topics: readonly FigureTopic[] = [
  { kind: 'reading', indicator: 'tthc.received_total', unit: '37', period: month, slice: null },
  { kind: 'reading', indicator: 'tthc.on_time_rate_766', unit: '37', period: month, slice: null },
  { kind: 'reading', indicator: 'tthc.median_days', unit: '37', period: period('2026-Q1'), slice: null },
  {
    kind: 'reading',
    indicator: 'tthc.paused',
    unit: '14329',
    period: month,
    slice: { dimension: 'field', value: 'land' },
  },
  { kind: 'breakdown', indicator: 'tthc.in_progress_overdue', unit: '37', period: month, by: 'unit', slice: null },
  { kind: 'breakdown', indicator: 'tthc.received_total', unit: '37', period: month, by: 'field', slice: null },
  { kind: 'breakdown', indicator: 'tthc.on_time_of_received', unit: '37', period: month, by: 'channel', slice: null },
  {
    kind: 'series',
    indicator: 'tthc.carried_over',
    unit: '37',
    first: period('2025-12'),
    last: period('2026-06'),
    slice: null,
  },
  {
    kind: 'matrix',
    indicator: 'tthc.received_total',
    unit: '37',
    first: period('2026-02-14'),
    last: period('2026-03-03'),
    by: 'unit',
  },
  {
    kind: 'matrix',
    indicator: 'tthc.in_progress',
    unit: '37',
    first: period('2026-04-20'),
    last: period('2026-05-12'),
    by: 'field',
  },
]

/** Units of the generated cases, as the real register knows them. */
const unitOf: Readonly<Record<string, string>> = { 'H42.05': '37-SNNMT', 'H42.05.01': '13285' }

let test: TestCentre
let world: World

beforeAll(async () => {
  test = await aCentre()
  await test.completeHistory()
  const { centre } = test
  world = {
    question: (topic) => centre.question(topic),
    load: (topic) => centre.load(topic),
    coverageOf: (question) => centre.coverage(question),
    today: centre.today,
    now: centre.now,
  }
})
afterAll(() => test[Symbol.asyncDispose]())

function plain(points: ReadonlyMap<string, Item>): Record<string, unknown> {
  const entries = [...points].map(([key, item]) => {
    if (!('v' in item)) throw new Error(`${key} is no point`)
    const { s: _, ...rest } = item
    return [key, rest] as const
  })
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

async function fresh(topic: FigureTopic): Promise<Record<string, unknown>> {
  const opened = await new QuestionBook(world).open(topic, '', () => {})
  if ('code' in opened) throw new Error(opened.sentence)
  return plain(opened.items)
}

/** A viewer of topics: holds what was published, as a browser would. */
async function aViewer(book: QuestionBook) {
  const held = topics.map(() => new Map<string, Point>())
  const opened = await Promise.all(
    topics.map(async (topic, index) => {
      const points = held[index] ?? new Map<string, Point>()
      const answer = await book.open(topic, '', (changes) => {
        for (const [key, item] of changes) {
          if (item === null) points.delete(key)
          else if ('v' in item) points.set(key, item)
        }
      })
      if ('code' in answer) throw new Error(answer.sentence)
      return answer
    }),
  )
  const dispose = () => {
    for (const each of opened) each[Symbol.dispose]()
  }
  return { held, [Symbol.dispose]: dispose }
}

function factsOf(step: Extract<HistoryStep, { kind: 'batch' }>, prefix: string) {
  const facts: Case[] = []
  const tombstones: Tombstone[] = []
  for (const version of step.versions) {
    const id = `${prefix}.${version.id}`
    if (isCase(version)) facts.push({ ...version, id, unit: unitOf[version.unit] ?? version.unit, ...spansOf(version) })
    else tombstones.push({ ...version, id })
  }
  return { facts, tombstones }
}

function spansOf({ unitSpans }: Case): Partial<Case> {
  if (unitSpans === undefined) return {}
  return { unitSpans: unitSpans.map((span) => ({ ...span, unit: unitOf[span.unit] ?? span.unit })) }
}

async function take(step: HistoryStep, prefix: string, book: QuestionBook): Promise<void> {
  const { centre, clock } = test
  const dayBefore = dayOf(clock.now())
  clock.set(step.at)
  if (dayOf(step.at) !== dayBefore) book.recheck()
  if (step.kind === 'batch') {
    const { facts, tombstones } = factsOf(step, prefix)
    const { commit } = await test.store(facts, { tombstones })
    if (commit !== null) book.apply(commit)
    return
  }
  const { commit } = await advanceFacts(centre.database, centre.versions, step.at)
  if (commit !== null) book.apply(commit)
}

async function differing(now: Instant): Promise<number> {
  return (await verifyCells(test.centre.database, test.centre.versions, now, () => {})).differing
}

describe(QuestionBook, () => {
  it('shows after every commit what a fresh answer would show', async () => {
    let run = 0
    const law = fc.asyncProperty(arbitraryHistory, async ({ steps, end }) => {
      run += 1
      const book = new QuestionBook(world)
      using viewer = await aViewer(book)
      for (const step of steps) {
        await take(step, `run-${run}`, book)
        for (const [index, topic] of topics.entries()) {
          expect(plain(viewer.held[index] ?? new Map<string, Point>()), topic.kind).toEqual(await fresh(topic))
        }
      }
      expect(await differing(end)).toBe(0)
    })
    await fc.assert(law, { numRuns: runs, endOnFailure: true })
  }, 240_000)

  it('counts commits that arrive while a page is being read, once each', async () => {
    test.clock.set(at('2026-02-27 08:00'))
    const gate = Promise.withResolvers<void>()
    const book = new QuestionBook({
      ...world,
      load: async (topic) => {
        const loaded = await world.load(topic)
        await gate.promise
        return loaded
      },
    })
    const viewer = aViewer(book)
    for (let index = 0; index < 5; index++) {
      const { commit } = await test.store([
        aCase({ id: `while-${index}`, openedAt: at('2026-02-20 08:00'), slices: { field: 'land', channel: 'online' } }),
      ])
      if (commit !== null) book.apply(commit)
    }
    gate.resolve()
    const { held } = await viewer
    for (const [index, topic] of topics.entries()) {
      expect(plain(held[index] ?? new Map<string, Point>()), topic.kind).toEqual(await fresh(topic))
    }
  })

  it('keeps the newest of two readings of a page that overlap, whichever ends first', async () => {
    const [topic] = topics
    if (topic === undefined) throw new Error('there is a topic')
    const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    let reads = 0
    const book = new QuestionBook({
      ...world,
      load: async (each) => {
        const gate = gates[reads++]
        const loaded = await world.load(each)
        await gate?.promise
        return loaded
      },
    })
    const opening = book.open(topic, '', () => {})
    const reloading = book.reload()
    const { commit } = await test.store([aCase({ id: 'overlapping', openedAt: at('2026-02-20 08:00') })])
    if (commit !== null) book.apply(commit)
    gates[1]?.resolve()
    await reloading
    gates[0]?.resolve()
    const opened = await opening
    if ('code' in opened) throw new Error(opened.sentence)
    expect(plain(opened.items)).toEqual(await fresh(topic))
  })

  it('reads a page again that could not be read, and counts it right from then on', async () => {
    let isDown = false
    const book = new QuestionBook({
      ...world,
      load: (topic) => (isDown ? Promise.reject(new Error('connection refused')) : world.load(topic)),
    })
    using viewer = await aViewer(book)
    isDown = true
    await expect(book.reload()).rejects.toThrow('connection refused')
    const { commit } = await test.store([aCase({ id: 'unread', openedAt: at('2026-02-20 08:00') })])
    if (commit !== null) book.apply(commit)
    isDown = false
    await book.mend()
    for (const [index, topic] of topics.entries()) {
      expect(plain(viewer.held[index] ?? new Map<string, Point>()), topic.kind).toEqual(await fresh(topic))
    }
  })

  it('forgets a page that nobody watches', async () => {
    const book = new QuestionBook(world)
    const viewer = await aViewer(book)
    expect(book.size).toBe(topics.length)
    viewer[Symbol.dispose]()
    expect(book.size).toBe(0)
  })

  it('refuses a topic that the definitions do not know, and keeps nothing of it', async () => {
    const book = new QuestionBook(world)
    const topic = { kind: 'reading', indicator: 'tthc.nothing', unit: '37', period: month, slice: null } as const
    expect(await book.open(topic, '', () => {})).toMatchObject({ code: 'unknown_indicator' })
    expect(book.size).toBe(0)
  })
})
