import { aCase, at } from '@toan-canh/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBatch, aCentre, type TestCentre } from '../centre/a-centre.fixture.ts'
import { storeBatch } from '../ingest/store-batch.ts'
import { explain } from './explain.ts'

let test: TestCentre
const about = (indicator: string) => ({ kind: 'task', slices: { indicator }, flags: { fromIoc: true } })

beforeAll(async () => {
  test = await aCentre('2026-03-10 08:00')
  const { centre } = test
  const overdue = about('tthc.in_progress_overdue')
  const facts = [
    aCase({ ...overdue, id: 'NV-1', dueAt: at('2026-03-20 17:00') }),
    aCase({ ...overdue, id: 'NV-2', unit: '13285', dueAt: at('2026-03-09 17:00') }),
    aCase({ ...overdue, id: 'NV-3', closedAt: at('2026-03-08 08:00') }),
    aCase({ ...overdue, id: 'NV-4', flags: { fromIoc: false } }),
    aCase({ ...about('tthc.on_time_rate'), id: 'NV-5' }),
  ]
  const batch = aBatch(facts)
  await storeBatch(centre.database, centre.versions, {
    source: 'nhiem-vu',
    direction: 'live',
    batch,
    now: centre.now(),
  })
})
afterAll(() => test[Symbol.asyncDispose]())

async function directives(indicator: string, unit: string): Promise<readonly string[] | undefined> {
  const { directives: told } = await explain(test.centre, { reading: `${indicator}·${unit}·2026-03·r9` })
  return told?.map(({ code, state }) => `${code} ${state}`)
}

describe('directives of an explanation', () => {
  it('are those that are open, came from the centre and name the indicator, the first due first', async () => {
    expect(await directives('tthc.in_progress_overdue', '37')).toEqual(['NV-2 overdue', 'NV-1 in_term'])
  })

  it('are those of the units of the reading', async () => {
    expect(await directives('tthc.in_progress_overdue', '13285')).toEqual(['NV-2 overdue'])
  })

  it('are none where nobody was told to act', async () => {
    expect(await directives('tthc.received_total', '37')).toEqual([])
  })
})
