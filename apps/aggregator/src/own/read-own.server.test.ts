import { at } from '@toan-canh/testkit'
import { beginLife, goOnLiving, noteObligation, noteOpening, noteReminder, readUsage } from '@toan-canh/store'
import { periodAt } from '@toan-canh/calendar'
import { readingName } from '@toan-canh/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCentre, type TestCentre } from '../centre/a-centre.fixture.ts'
import { ask } from '../centre/ask.ts'
import { tidy } from '../centre/keep-house.ts'
import { explain } from '../http/explain.ts'
import { readOnce } from '../ingest/read-once.ts'
import { readSettings } from '../settings/read-settings.ts'
import { keepLife } from './keep-life.ts'
import { tilesOf } from './read-own.ts'

let test: TestCentre
beforeAll(async () => {
  test = await aCentre('2026-03-02 08:00')
})
afterAll(async () => {
  await test[Symbol.asyncDispose]()
})

async function tellOwn() {
  const source = test.centre.catalogue.sources.get('chinh-minh') ?? expect.fail('no such source')
  const { signal } = new AbortController()
  const read = await readOnce({ centre: test.centre, settings: readSettings({}, '/'), source, by: 'command' }, signal)
  expect(read.result.refused).toBe(0)
  await test.centre.refresh()
}

async function readingOf(indicator: string, unit = '37') {
  const period = periodAt('day', test.centre.today())
  const answer = await ask(test.centre, { kind: 'reading', indicator, unit, period, slice: null })
  if ('code' in answer) throw new Error(answer.sentence)
  return answer.readings[0] ?? expect.fail('no reading')
}

describe('what the product tells of itself', () => {
  it('is answered like any figure: uptime, incidents, reminders, use', async () => {
    const { database, today } = test.centre
    const life = await beginLife(database, at('2026-03-02 00:00'))
    await goOnLiving(database, life, at('2026-03-02 04:00'))
    await beginLife(database, at('2026-03-02 04:48'))
    await noteObligation(database, {
      source: 'mot-cua',
      unit: '14329',
      dueAt: at('2026-03-02 05:00'),
      heldUntil: at('2026-03-02 05:12'),
    })
    const { rows } = await database.query<{ id: number }>('select id from obligation')
    const obligation = rows[0]?.id ?? expect.fail('no obligation')
    for (const recipient of ['một', 'hai'])
      await noteReminder(database, {
        obligation,
        number: 1,
        at: at('2026-03-02 06:00'),
        way: 'hand',
        recipient,
        note: '',
      })
    await noteOpening(database, { day: today(), unit: '37', indicator: 'tthc.on_time_rate' })
    await tellOwn()
    expect(await readingOf('ioc.uptime')).toMatchObject({ value: 90, num: 432, den: 480, basis: 'measured' })
    expect(await readingOf('ioc.incident_detect_min')).toMatchObject({ value: 30, num: 60, den: 2 })
    expect(await readingOf('ioc.incident_resolve_h')).toMatchObject({ value: 0.8, den: 1 })
    expect(await readingOf('ioc.reminders')).toMatchObject({ value: 1 })
    expect(await readingOf('ioc.reminders', '14329')).toMatchObject({ value: 1 })
    expect(await readingOf('ioc.leader_views')).toMatchObject({ value: 1 })
    const empty = await readingOf('ioc.sources_without_data')
    expect(empty.value).toBe(test.centre.definitions().indicators.size)
    expect(await readingOf('ioc.source_fresh_rate')).toMatchObject({ value: 0, num: 0 })
    expect(await readingOf('data.bad_code_rate')).toMatchObject({ value: null, gap: 'no_data' })
    expect(await readingOf('ioc.manual_share')).toMatchObject({ value: null, gap: 'no_denominator' })
  })

  it('counts an explanation that is opened, and the next telling says so', async () => {
    const period = periodAt('day', test.centre.today())
    const reading = readingName({ indicator: 'ioc.uptime', unit: '37', period, slice: null, commit: 1_000_000 })
    await explain(test.centre, { reading })
    await explain(test.centre, { reading })
    test.clock.set(at('2026-03-02 08:01'))
    await tellOwn()
    expect(await readingOf('ioc.leader_views')).toMatchObject({ value: 3 })
    expect(await readingOf('data.bad_code_rate')).toMatchObject({ value: null, gap: 'no_data' })
    const tiles = tilesOf(test.centre.catalogue.boards.values(), (id) => test.centre.definitions().indicators.has(id))
    expect(await readingOf('ioc.tiles_never_opened')).toMatchObject({
      value: tiles.size - (tiles.has('tthc.on_time_rate') ? 1 : 0) - (tiles.has('ioc.uptime') ? 1 : 0),
    })
  })

  it('tells what came in of the day once an hour', async () => {
    test.clock.set(at('2026-03-02 09:00'))
    await tellOwn()
    expect(await readingOf('data.bad_code_rate')).toMatchObject({ value: 0, num: 0 })
  })

  it('stores nothing when nothing is new', async () => {
    const count = async () => (await test.centre.database.query('select from figure_revision')).rowCount
    const before = await count()
    await tellOwn()
    expect(await count()).toBe(before)
  })

  it('is forgotten when it is past its keeping', async () => {
    await noteOpening(test.centre.database, { day: test.centre.today() - 401, unit: '37', indicator: 'x.old' })
    await tidy(test.centre, 35)
    expect((await readUsage(test.centre.database, 0)).map(({ indicator }) => indicator)).not.toContain('x.old')
  })
})

describe(keepLife, () => {
  it('begins a life at once and ends with its signal', async () => {
    const stop = new AbortController()
    const { database } = test.centre
    const lives = async () => (await database.query('select from life')).rowCount ?? 0
    const before = await lives()
    const living = keepLife({ database, now: test.clock.now, signal: stop.signal, onError: () => {} })
    await expect.poll(lives).toBe(before + 1)
    stop.abort()
    await living
  })
})
