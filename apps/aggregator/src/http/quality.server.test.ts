import { aCase, at } from '@toan-canh/testkit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aBatch, aCentre, type TestCentre } from '../centre/a-centre.fixture.ts'
import { promiseOf } from '../ingest/promise-of.ts'
import { storeBatch } from '../ingest/store-batch.ts'
import { quality, qualityCauses } from './quality.ts'

let test: TestCentre

beforeEach(async () => {
  test = await aCentre()
})
afterEach(() => test[Symbol.asyncDispose]())

const promise = promiseOf({ cadenceSeconds: 60, dueHour: null })

/** Stores a batch that covers the world until now, under the promise of a minute. */
async function tell(parts: Parameters<typeof aBatch>[0], more: Parameters<typeof aBatch>[1] = {}) {
  const { database, versions } = test.centre
  const now = test.clock.now()
  const batch = aBatch(parts, { coveredTo: now, ...more })
  await storeBatch(database, versions, { source: 'mot-cua', direction: 'live', batch, now, promise })
  await test.centre.refresh()
}

async function ofSource() {
  const { sources } = await quality(test.centre, { days: 7 })
  return sources.find(({ source }) => source === 'mot-cua')
}

async function ofUnit(code: string) {
  const { units } = await quality(test.centre, { days: 7 })
  return units.find(({ unit }) => unit === code)
}

const refusal = (id: string, unit?: string) => ({
  place: `page 1 row ${id}`,
  code: 'bad_date' as const,
  reason: 'NgayNop: không phải ngày.',
  id,
  ...(unit === undefined ? {} : { unit }),
})

describe(quality, () => {
  it('tells the share of rows that could be read, of the source and of the unit', async () => {
    const refused = [refusal('X', '14329'), refusal('Y')]
    await tell([aCase({ id: 'A' }), aCase({ id: 'B', unit: '13285' })], { refused, rows: 4 })
    expect((await ofSource())?.valid).toEqual({ num: 2, den: 4, value: 0.5 })
    expect((await ofUnit('14329'))?.valid).toEqual({ num: 1, den: 2, value: 0.5 })
    expect((await ofUnit('13285'))?.valid).toEqual({ num: 1, den: 1, value: 1 })
  })

  it('counts a refused row once, however often it is told', async () => {
    await tell([aCase({ id: 'A' })], { refused: [refusal('X')], rows: 2 })
    await tell([aCase({ id: 'B' })], { refused: [refusal('X')], rows: 2 })
    expect((await ofSource())?.valid).toMatchObject({ num: 2, den: 3 })
  })

  it('takes a contradiction back when a newer version does without it', async () => {
    const wrong = aCase({ id: 'A', closedAt: at('2026-03-01 08:00'), changedAt: at('2026-03-02 09:00') })
    await tell([wrong, aCase({ id: 'B' })])
    expect((await ofSource())?.clean).toEqual({ num: 1, den: 2, value: 0.5 })
    expect((await qualityCauses(test.centre, { source: 'mot-cua', days: 7 })).contradictions).toEqual([
      { code: 'ended_before_received', count: 1, examples: ['A'] },
    ])
    await tell([{ ...wrong, closedAt: at('2026-03-02 09:30'), changedAt: at('2026-03-02 10:00') }])
    expect((await ofSource())?.clean).toMatchObject({ num: 2, den: 2 })
  })

  it('counts silence while it lasts, and keeps it once it is over', async () => {
    await tell([aCase({ id: 'A' })])
    test.clock.set(at('2026-03-02 08:10'))
    expect((await ofSource())?.live).toEqual({ num: 120_000, den: 600_000, value: 0.2 })
    await tell([aCase({ id: 'B' })])
    expect((await ofSource())?.live).toEqual({ num: 120_000, den: 600_000, value: 0.2 })
    const { broken } = await qualityCauses(test.centre, { source: 'mot-cua', days: 7 })
    expect(broken).toEqual([{ day: '2026-03-02', minutes: 8 }])
  })

  it('names the units that were not told of in time', async () => {
    await tell([aCase({ id: 'A', unit: '14329' })])
    const { missing } = await qualityCauses(test.centre, { source: 'mot-cua', days: 7 })
    expect(missing).toHaveLength(128)
    expect(missing.map(({ unit }) => unit)).not.toContain('14329')
    expect((await ofSource())?.complete).toMatchObject({ num: 1, den: 129 })
    // What people enter of every commune is owed beside it.
    expect((await ofUnit('13285'))?.complete).toEqual({ num: 0, den: 2, value: 0 })
  })

  it('gives one score a day, and none to days of which nothing is known but the missing units', async () => {
    await tell([aCase({ id: 'A' })])
    const trend = (await ofSource())?.trend ?? []
    expect(trend.map(({ day }) => day)).toHaveLength(7)
    expect(trend.at(-1)?.day).toBe('2026-03-02')
  })

  it('refuses a source that is none', async () => {
    await expect(qualityCauses(test.centre, { source: 'khong', days: 7 })).rejects.toThrow('Không có nguồn khong')
  })
})
