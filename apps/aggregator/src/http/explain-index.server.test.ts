import { parsePeriod } from '@toan-canh/calendar'
import { readingName } from '@toan-canh/contract'
import { aFigure } from '@toan-canh/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBatch, aCentre, type TestCentre } from '../centre/a-centre.fixture.ts'
import { storeBatch } from '../ingest/store-batch.ts'
import { explain } from './explain.ts'
import { scoreOf } from './explain-index.ts'

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
    'idx766.mdhl': 16.9,
    'tthc766.petition_on_time_num': 0,
    'tthc766.petition_on_time_den': 0,
    'tthc766.petition_satisfaction_num': 90,
    'tthc766.petition_satisfaction_den': 100,
    'tthc766.dossier_satisfaction_num': 850,
    'tthc766.dossier_satisfaction_den': 1_000,
    'idx766.ckmb': 17,
    'tthc766.publish_on_time_num': 60,
    'tthc766.publish_on_time_den': 64,
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

  it('is the sum of its components from their numerators and denominators, where the formula of each is known', async () => {
    const { value, index } = await indexOf('idx766.mdhl')
    expect(value).toBe(16.9)
    expect(index?.parts.map(({ score }) => Number(score?.toFixed(3)))).toEqual([6, 5.4, 5.667])
    expect(index?.recomputed).toBeCloseTo(17.067, 3)
  })

  it('is not reckoned again while a component is not told', async () => {
    const { index } = await indexOf('idx766.ckmb')
    expect(index?.parts[0]).toMatchObject({ num: 60, den: 64, score: 5.625 })
    expect([index?.recomputed, index?.why]).toEqual([null, expect.stringContaining('chưa nêu tử số')])
    expect((await indexOf('idx766.mdsh')).index?.why).toContain('Mức đủ điểm')
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

describe(scoreOf, () => {
  it.each([
    ['in proportion', { max: 6, fullAt: 100, empty: 'none' }, { num: 1, den: 2 }, 3],
    ['in full from its mark on', { max: 2, fullAt: 80, empty: 'none' }, { num: 85, den: 100 }, 2],
    ['in proportion to its mark', { max: 6, fullAt: 90, empty: 'none' }, { num: 45, den: 100 }, 3],
    ['nothing without cases', { max: 6, fullAt: 100, empty: 'none' }, { num: 0, den: 0 }, 0],
    ['in full without petitions', { max: 6, fullAt: 100, empty: 'full' }, { num: 0, den: 0 }, 6],
  ] as const)('scores %s', (_, component, told, score) => {
    expect(scoreOf(component, told)).toBe(score)
  })
})
