import { isFigureTopic, type Item, parseTopic, type Point, readingName } from '@toan-canh/contract'
import { parsePeriod } from '@toan-canh/calendar'
import { aFigure } from '@toan-canh/testkit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aBatch, aCentre, type TestCentre } from '../centre/a-centre.fixture.ts'
import { ask } from '../centre/ask.ts'
import { reading as cliReading } from '../cli/reading.ts'
import { explain } from '../http/explain.ts'
import { readings as httpReadings } from '../http/readings.ts'
import { storeBatch } from '../ingest/store-batch.ts'
import { readSettings } from '../settings/read-settings.ts'
import { QuestionBook } from './question-book.ts'
import type { FigureTopic } from './question.ts'

const day = '2025-12-04'
const [one, other, third, large] = ['13285', '13366', '13384', '13393']
let test: TestCentre

async function tell(signal: string, values: Readonly<Record<string, number>>, period = day) {
  const { centre, clock } = test
  const changedAt = clock.now()
  const figures = Object.entries(values).map(([unit, value]) => aFigure({ signal, unit, period, value, changedAt }))
  const batch = aBatch(figures)
  return storeBatch(centre.database, centre.versions, { source: 'benh-truyen-nhiem', direction: 'live', batch, now: clock.now() }) // prettier-ignore
}

function topicOf(name: string): FigureTopic {
  const topic = parseTopic(name)
  if (topic === null || !isFigureTopic(topic)) throw new Error(`${name} is no question`)
  return topic
}

/** What is told of a topic over HTTP, by unit and period, as people read it. */
async function told(name: string): Promise<Readonly<Record<string, unknown>>> {
  const answer = await ask(test.centre, topicOf(name))
  if ('code' in answer) throw new Error(answer.sentence)
  const entries = answer.readings.map(({ unit, value, op, gap, num, den }) => {
    const number = gap ?? (op === '=' ? value : `${op}${String(value)}`)
    return [unit, num === null && den === null ? number : [number, num, den]] as const
  })
  return Object.fromEntries(entries)
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

const cases = 'health.disease_cases_7d'
const some = { [one]: 3, [other]: 8, [third]: 40, [large]: 200 }

describe('small numbers of people', () => {
  it('are kept back in a breakdown, with the one that would give them away', async () => {
    await tell(cases, some)
    expect(await told(`breakdown/${cases}/37/${day}/unit`)).toMatchObject({
      [one]: '<5',
      [other]: 'hidden',
      [third]: 40,
      [large]: 200,
    })
    expect(await told(`reading/${cases}/37/${day}`)).toEqual({ 37: 'partial' })
  })

  it('are kept back in the readings and series of each unit just so', async () => {
    await tell(cases, some)
    await tell(cases, { [one]: 30, [other]: 2, [third]: 2, [large]: 9 }, '2025-12-03')
    expect(await told(`reading/${cases}/${one}/${day}`)).toEqual({ [one]: '<5' })
    expect(await told(`reading/${cases}/${other}/${day}`)).toEqual({ [other]: 'hidden' })
    expect(await told(`reading/${cases}/${third}/${day}`)).toEqual({ [third]: 40 })
    const answer = await ask(test.centre, topicOf(`series/${cases}/${other}/2025-12-03..${day}`))
    if ('code' in answer) throw new Error(answer.sentence)
    expect(answer.readings.map(({ value, op, gap }) => [value, op, gap])).toEqual([
      [5, '<', null],
      [null, '=', 'hidden'],
    ])
  })

  it('are kept back of rates with everything under them, and other rates are told without counts', async () => {
    await tell('health.vaccine_due', { [one]: 60, [other]: 300, [third]: 900 }, '2025-11')
    await tell('health.vaccinated', { [one]: 57, [other]: 150, [third]: 601 }, '2025-11')
    expect(await told('breakdown/health.vaccination_rate/37/2025-11/unit')).toMatchObject({
      [one]: 'hidden',
      [other]: 'hidden',
      [third]: 66.8,
    })
    const total = await told('reading/health.vaccination_rate/37/2025-11')
    expect(total).toEqual({ 37: [expect.anything(), 808, 1260] })
  })

  it('are not told of a whole that is small, nor of any of its parts', async () => {
    await tell(cases, { [one]: 2, [other]: 1 })
    expect(await told(`reading/${cases}/37/${day}`)).toEqual({ 37: '<5' })
    expect(await told(`breakdown/${cases}/37/${day}/unit`)).toMatchObject({ [one]: 'hidden', [other]: 'hidden' })
  })

  it('are kept back by the sockets, and stay so when another unit changes', async () => {
    const { centre } = test
    await tell(cases, { [one]: 3, [other]: 8, [third]: 40 })
    const book = new QuestionBook({
      question: (topic) => centre.question(topic),
      load: (topic) => centre.load(topic),
      coverageOf: (question) => centre.coverage(question),
      today: centre.today,
      now: centre.now,
    })
    const published: (readonly [string, Item | null])[] = []
    const opened = await book.open(topicOf(`reading/${cases}/${other}/${day}`), '', (changes) => {
      published.push(...changes)
    })
    if ('code' in opened) throw new Error(opened.sentence)
    expect(opened.items.get('')).toMatchObject({ v: null, g: 'hidden' } satisfies Partial<Point>)
    const { commit } = await tell(cases, { [one]: 9 })
    book.apply(commit ?? expect.fail('no commit'))
    await book.mend()
    expect(published.at(-1)?.[1]).toMatchObject({ v: 8 })
    opened[Symbol.dispose]()
  })

  it('are told nowhere: not by the explanation, the command line, other commits or slices', async () => {
    const { commit } = await tell(cases, { [one]: 3, [other]: 8, [third]: 4321 })
    const period = parsePeriod(day) ?? expect.fail('no period')
    const seq = commit?.seq ?? 0
    const explained = await Promise.all(
      ['37', one, other].map((unit) =>
        explain(test.centre, { reading: readingName({ indicator: cases, unit, period, slice: null, commit: seq }) }),
      ),
    )
    for (const { terms, figures, suspicions, records } of explained)
      expect([terms, figures, suspicions, records]).toEqual([[], undefined, undefined, []])
    const printed: string[] = []
    await cliReading.run({
      settings: readSettings({}, '/'),
      centre: () => Promise.resolve(test.centre),
      options: { unit: '37', period: day, by: 'unit', 'no-wait': '' },
      words: [cases],
      isJson: false,
      print: (text) => printed.push(text),
      progress: () => {},
      signal: new AbortController().signal,
    })
    const lineOf = (name: string) => printed.join('\n').split('\n').find((line) => line.startsWith(name)) // prettier-ignore
    expect(lineOf('Phường Phủ Lý')).toMatch(/ < 5 ca/)
    expect(lineOf('Phường Hà Nam')).toMatch(/ — ca {2}\(ẩn vì ít\)/)
    const then = await httpReadings(test.centre, { indicator: cases, unit: one, period: day, at: String(seq) })
    expect(then.readings).toMatchObject([{ value: 5, op: '<', num: null }])
  })

  it('are hidden below units that stand under no province of their own, deny unless it is safe', async () => {
    await tell(cases, { [one]: 12 })
    const below = await told(`breakdown/${cases}/${one}/${day}/unit`)
    for (const value of Object.values(below)) expect(['hidden', 'no_data']).toContain(value)
  })
})

describe('packs about people', () => {
  /** What these count are institutions and their equipment. */
  const institutions = [
    'health.facilities_using_his_rate',
    'health.emr_rate',
    'edu.schools',
    'edu.national_standard_rate',
  ]
  it('keep small numbers back in every indicator but those of institutions', () => {
    const ofPeople = test.centre.catalogue.packs.filter(({ pack }) => ['health', 'edu'].includes(pack))
    const open = ofPeople.flatMap(({ indicators }) =>
      Object.entries(indicators).flatMap(([id, { smallCells }]) => (smallCells === undefined ? [id] : [])),
    )
    expect(open.toSorted()).toEqual(institutions.toSorted())
  })
})
