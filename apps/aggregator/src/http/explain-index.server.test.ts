import { parsePeriod } from '@toan-canh/calendar'
import { readingName } from '@toan-canh/contract'
import { aFigure } from '@toan-canh/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBatch, aCentre, type TestCentre } from '../centre/a-centre.fixture.ts'
import { storeBatch } from '../ingest/store-batch.ts'
import { explain } from './explain.ts'

const month = '2026-08'
let test: TestCentre
let commit = 0

beforeAll(async () => {
  test = await aCentre('2026-09-26 08:00')
  const told = {
    'idx766.tdgq': 18.7,
    'idx766.dvctt': 9.1,
    'tthc766.totalReceived': 44_583,
    'tthc766.totalOnTime': 42_318,
  }
  const figures = Object.entries(told).map(([signal, value]) =>
    aFigure({ signal, value, period: month, changedAt: test.clock.now() }),
  )
  const { centre, clock } = test
  const incoming = { source: 'chi-so-766', direction: 'live', batch: aBatch(figures), now: clock.now() } as const
  commit = (await storeBatch(centre.database, centre.versions, incoming)).commit?.seq ?? 0
})
afterAll(async () => {
  await test[Symbol.asyncDispose]()
})

async function indexOf(indicator: string, id = month) {
  const period = parsePeriod(id) ?? expect.fail(id)
  const { reading, index } = await explain(test.centre, {
    reading: readingName({ indicator, unit: '37', period, slice: null, commit }),
  })
  return { value: reading.value, index }
}

describe('an index as it is published', () => {
  it('counts as it is published, with what reckoning again gives beside it', async () => {
    const { value, index } = await indexOf('idx766.tdgq')
    expect(value).toBe(18.7)
    expect(index).toMatchObject({ max: 20, parts: [], why: null })
    expect(index?.recomputed).toBeCloseTo(18.98, 2)
  })

  it('is not reckoned again where nobody knows the formula, and says so', async () => {
    const { value, index } = await indexOf('idx766.dvctt')
    expect([value, index?.recomputed, index?.why]).toEqual([9.1, null, expect.stringContaining('chưa được công bố')])
    expect((await indexOf('idx766.tttt')).index?.why).toContain('chưa kiểm chứng')
  })

  it('names groups and components with their points, which add up', async () => {
    const { index: total } = await indexOf('idx766.total')
    expect(total?.parts.map(({ max }) => max)).toEqual([18, 20, 12, 10, 22, 18])
    const { index: group } = await indexOf('idx766.mdsh')
    expect(group?.parts.reduce((sum, { max }) => sum + max, 0)).toBe(group?.max)
  })

  it('is none before its law, nor of any other number', async () => {
    expect((await indexOf('idx766.tdgq', '2022-07')).index).toBeUndefined()
    expect((await indexOf('tthc766.score')).index).toBeUndefined()
  })
})
