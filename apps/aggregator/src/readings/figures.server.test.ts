import { isFigureTopic, parseTopic, type Figure, type Item, type Reading } from '@toan-canh/contract'
import { aFigure, at } from '@toan-canh/testkit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aBatch, aCentre, type TestCentre } from '../centre/a-centre.fixture.ts'
import type { KnownAt } from '@toan-canh/store'
import { ask } from '../centre/ask.ts'
import { explain } from '../http/explain.ts'
import { qualityCauses } from '../http/quality.ts'
import { readings as httpReadings } from '../http/readings.ts'
import { storeBatch } from '../ingest/store-batch.ts'
import { QuestionBook } from './question-book.ts'

const plan = { signal: 'budget.revenue_plan', period: '2025', changedAt: at('2024-12-09 08:00') }
let test: TestCentre

async function tell(figures: readonly Figure[], source = 'thu-ngan-sach-mau') {
  const { centre, clock } = test
  const incoming = { source, direction: 'live', batch: aBatch(figures), now: clock.now() } as const
  return storeBatch(centre.database, centre.versions, incoming)
}

async function readings(name: string, knownAt: KnownAt = null): Promise<readonly Reading[]> {
  const topic = parseTopic(name)
  if (topic === null || !isFigureTopic(topic)) throw new Error(`${name} is no question`)
  const answer = await ask(test.centre, topic, knownAt)
  if ('code' in answer) throw new Error(answer.sentence)
  return answer.readings
}

async function reading(name: string, knownAt: KnownAt = null): Promise<Reading | undefined> {
  return (await readings(name, knownAt))[0]
}

beforeAll(async () => {
  test = await aCentre('2025-12-05 10:00')
})
beforeEach(async () => {
  await test.centre.database.query('truncate figure_revision')
})
afterAll(async () => {
  await test[Symbol.asyncDispose]()
})

describe('figures that were told', () => {
  it('answer as they were told, with operator, basis, source and times', async () => {
    await tell([aFigure({ op: '>', value: 50_200 })])
    expect(await reading('reading/budget.revenue_ytd/37/2025-11')).toMatchObject({
      value: 50_200,
      op: '>',
      basis: 'reported',
      gap: null,
      freshness: 'fresh',
      asOf: '2025-11-30T23:59:59.999+07:00',
      receivedAt: '2025-12-05T10:00:00+07:00',
      sources: ['kho-bac', 'du-toan', 'thu-ngan-sach-mau', 'ke-hoach-mau'],
    })
  })

  it('give the value of a period from what came together before and after it', async () => {
    await tell([aFigure({ period: '2025-10', value: 45_000 }), aFigure({ value: 50_200 })])
    expect(await reading('reading/budget.revenue/37/2025-11')).toMatchObject({ value: 5_200, op: '=' })
    expect(await reading('reading/budget.revenue/37/2025-10')).toMatchObject({ value: null, gap: 'no_data' })
  })

  it('are held against the plan of the year and the days that have passed', async () => {
    await tell([aFigure({ value: 50_000 }), aFigure({ ...plan, value: 52_000 })])
    expect(await reading('reading/budget.revenue_vs_estimate/37/2025-11')).toMatchObject({
      value: 96.153846154,
      num: 50_000,
      den: 52_000,
    })
    const pace = await reading('reading/budget.revenue_run_rate/37/2025-11')
    expect(pace?.value).toBeCloseTo((50_000 / (52_000 * (334 / 365))) * 100, 6)
    expect(pace).toMatchObject({ num: 50_000, level: 'ok' })
    expect(await reading('reading/budget.revenue_ytd/37/2025-11')).toMatchObject({ target: 52_000 })
  })

  it('have no attainment without a plan: no denominator is not 0', async () => {
    await tell([aFigure({ value: 50_000 })])
    expect(await reading('reading/budget.revenue_vs_estimate/37/2025-11')).toMatchObject({
      value: null,
      num: 50_000,
      den: null,
      gap: 'no_denominator',
    })
  })

  it('grow against the same period of last year', async () => {
    await tell([aFigure({ value: 50_000 }), aFigure({ period: '2024-11', value: 40_000, op: '~' })])
    expect(await reading('reading/budget.revenue_growth/37/2025-11')).toMatchObject({ value: 25, op: '~', den: 40_000 })
  })

  it('of parts that are not all told make a partial sum that counts who is missing', async () => {
    const communes = test.centre.catalogue.register.childrenOf('37').filter((unit) => unit.code !== '37')
    const some = communes.slice(0, 3).map(({ code }) => aFigure({ unit: code, value: 100 }))
    await tell(some)
    expect(await reading('reading/budget.revenue_ytd/37/2025-11')).toMatchObject({
      value: 300,
      gap: 'partial',
      level: 'none',
      missing: { units: communes.length - 3, of: communes.length },
    })
    const parts = await readings('breakdown/budget.revenue_ytd/37/2025-11/unit')
    expect(parts).toHaveLength(communes.length)
    expect(parts.filter((part) => part.value === null).every((part) => part.gap === 'no_data')).toBe(true)
  })

  it('of a dimension stand by their slices', async () => {
    await tell([
      aFigure({ slices: { kind: 'noi-dia' }, value: 36_000 }),
      aFigure({ slices: { kind: 'dat' }, value: 9_000 }),
    ])
    const parts = await readings('breakdown/budget.revenue_ytd/37/2025-11/kind')
    expect(new Map(parts.map(({ slice, value }) => [slice, value]))).toEqual(
      new Map([
        ['kind=dat', 9_000],
        ['kind=noi-dia', 36_000],
      ]),
    )
    expect(await reading('reading/budget.revenue_ytd/37/2025-11')).toMatchObject({ value: null, gap: 'no_data' })
  })
})

describe('revisions of figures', () => {
  it('keep what was known before: the newest wins, an older one that comes late is history', async () => {
    const first = await tell([aFigure({ value: 50_000 })])
    test.clock.set(at('2026-02-10 08:00'))
    const revised = await tell([aFigure({ value: 51_000, changedAt: at('2026-02-10 08:00') })])
    const late = await tell([aFigure({ value: 49_000, changedAt: at('2025-12-01 08:00') })])
    const name = 'reading/budget.revenue_ytd/37/2025-11'
    expect([first.changed, revised.changed, late.changed]).toEqual([1, 1, 1])
    expect(await reading(name)).toMatchObject({ value: 51_000 })
    expect(await reading(name, { seq: first.commit?.seq ?? 0 })).toMatchObject({
      value: 50_000,
      commit: first.commit?.seq,
    })
    expect(await reading(name, { at: at('2025-12-31 08:00') })).toMatchObject({ value: 50_000 })
    expect(await reading(name, { at: at('2025-12-01 08:00') })).toMatchObject({ value: null, gap: 'no_data' })
    test.clock.set(at('2025-12-05 10:00'))
  })

  it('are none when the same is told again, whenever', async () => {
    await tell([aFigure()])
    const again = await tell([aFigure()])
    const later = await tell([aFigure({ changedAt: at('2025-12-06 09:00') })])
    expect([again, later].map(({ changed, commit }) => [changed, commit])).toEqual([
      [0, null],
      [0, null],
    ])
    // What was confirmed on the sixth is not undone by what was told on the fifth.
    await tell([aFigure({ value: 1, changedAt: at('2025-12-05 20:00') })])
    expect(await reading('reading/budget.revenue_ytd/37/2025-11')).toMatchObject({ value: 50_200 })
  })

  it('end with a deletion, and an older version does not bring it back', async () => {
    const figure = aFigure()
    await tell([figure])
    const { centre, clock } = test
    const tombstones = [{ shape: 'figure' as const, id: figure.id, changedAt: at('2025-12-07 08:00') }]
    const batch = aBatch([], { tombstones })
    await storeBatch(centre.database, centre.versions, {
      source: 'thu-ngan-sach-mau',
      direction: 'live',
      batch,
      now: clock.now(),
    })
    await tell([aFigure({ value: 3, changedAt: at('2025-12-06 08:00') })])
    expect(await reading('reading/budget.revenue_ytd/37/2025-11')).toMatchObject({ value: null })
  })
})

describe(explain, () => {
  it('lists every version with when and from whom it became known, and what looks wrong', async () => {
    await tell([aFigure({ value: 50_000 }), aFigure({ period: '2025-10', value: 60_000 })])
    await tell([aFigure({ value: 51_000, changedAt: at('2025-12-05 09:30') })])
    const shown = await reading('reading/budget.revenue_ytd/37/2025-11')
    const explained = await explain(test.centre, { reading: shown?.id ?? '' })
    expect(explained.formula).toBe('budget.revenue@ytd')
    expect(explained.figures?.map(({ value, isNewest }) => [value, isNewest])).toEqual([
      [51_000, true],
      [50_000, false],
    ])
    expect(explained.figures?.[1]).toMatchObject({ source: 'thu-ngan-sach-mau', knownAt: '2025-12-05T10:00:00+07:00' })
    expect(explained.series).toEqual([{ basis: 'reported', value: 51_000, op: '=' }])
    expect(explained.suspicions?.map(({ kind, against }) => [kind, against])).toEqual([
      ['falls', 60_000],
      ['edited', 50_000],
    ])
  })
})

describe(qualityCauses, () => {
  it('counts the signs of wrong figures of a source by kind', async () => {
    await tell([
      aFigure({ period: '2025-09', value: 60_000 }),
      aFigure({ period: '2025-10', value: 50_000 }),
      aFigure({ period: '2025-11', value: 40_000 }),
    ])
    await tell([aFigure({ period: '2025-11', value: 41_000, changedAt: at('2025-12-05 09:30') })])
    const { suspicions } = await qualityCauses(test.centre, { source: 'thu-ngan-sach-mau', days: 30 })
    expect(suspicions).toEqual([
      { code: 'falls', count: 2, examples: ['budget.revenue 37 2025-10', 'budget.revenue 37 2025-11'] },
      { code: 'edited', count: 1, examples: ['budget.revenue 37 2025-11'] },
    ])
  })
})

describe(httpReadings, () => {
  const query = { indicator: 'budget.revenue_ytd', unit: '37', period: '2025-11' }

  it('answers as of a commit or an instant', async () => {
    const first = await tell([aFigure({ value: 50_000 })])
    await tell([aFigure({ value: 51_000, changedAt: at('2025-12-05 09:30') })])
    const then = await httpReadings(test.centre, { ...query, at: String(first.commit?.seq) })
    const now = await httpReadings(test.centre, { ...query, at: '2025-12-05T10:00:00+07:00' })
    expect([then, now].map(({ readings: [one] }) => one?.value)).toEqual([50_000, 51_000])
  })

  it.each([
    [{ ...query, at: 'hôm qua' }, 'at: hôm qua'],
    [{ ...query, indicator: 'tthc.received_total', at: '2025-12-05T10:00:00+07:00' }, 'được đếm từ vụ việc'],
    [{ ...query, indicator: 'tthc.received_total', basis: 'reported' as const }, 'không có số báo cáo'],
  ])('refuses %j', async (asked, sentence) => {
    await expect(httpReadings(test.centre, asked)).rejects.toThrow(sentence)
  })

  it('gives what was told on the asked basis only', async () => {
    await tell([aFigure({ value: 50_000 }), aFigure({ value: 49_000, basis: 'estimated' })])
    const { readings: estimated } = await httpReadings(test.centre, { ...query, basis: 'estimated' })
    expect(estimated[0]).toMatchObject({ value: 49_000, basis: 'estimated' })
    expect(estimated[0]?.id).toMatch(/^budget\.revenue_ytd@estimated·37·2025-11·r\d+$/)
    expect(await reading('reading/budget.revenue_ytd/37/2025-11')).toMatchObject({ value: 50_000, basis: 'reported' })
  })
})

describe('figures on a screen', () => {
  it('change with every commit that touches them, and with no other', async () => {
    const { centre } = test
    const book = new QuestionBook({
      question: (topic) => centre.question(topic),
      load: (topic) => centre.load(topic),
      coverageOf: (question) => centre.coverage(question),
      today: centre.today,
      now: centre.now,
    })
    const seen: (readonly [string, Item | null])[] = []
    const topic = parseTopic('breakdown/budget.revenue_ytd/37/2025-11/unit')
    if (topic === null || !isFigureTopic(topic)) throw new Error('no topic')
    const answer = await book.open(topic, '', (changes) => seen.push(...changes))
    if ('code' in answer) throw new Error(answer.sentence)
    using opened = answer
    seen.length = 0
    expect(opened.items.get('14329')).toMatchObject({ v: null, g: 'no_data' })

    const told = await tell([aFigure({ unit: '14329', value: 120, op: '~' })])
    const elsewhere = await tell([aFigure({ unit: '14329', signal: 'budget.expenditure', value: 7 })])
    if (told.commit === null || elsewhere.commit === null) throw new Error('nothing was told')
    book.apply(told.commit)
    book.apply(elsewhere.commit)
    expect(seen).toEqual([['14329', expect.objectContaining({ v: 120, o: '~', b: 'reported', s: told.commit.seq })]])
  })
})
