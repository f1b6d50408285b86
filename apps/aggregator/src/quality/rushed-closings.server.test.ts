import type { Case } from '@toan-canh/contract'
import { aCase, at } from '@toan-canh/testkit'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aCentre, type TestCentre } from '../centre/a-centre.fixture.ts'
import { qualityCauses } from '../http/quality.ts'
import { rushedClosings } from './rushed-closings.ts'

let test: TestCentre
beforeEach(async () => {
  test = await aCentre('2026-03-20 08:00')
})
afterEach(() => test[Symbol.asyncDispose]())

const minuteMs = 60_000
const units = ['14329', '13285'] as const
const days = 10

async function found() {
  const source = test.centre.catalogue.sources.get('mot-cua')
  if (source === undefined) throw new Error('the catalogue has no source mot-cua')
  return rushedClosings(test.centre, source, days)
}

function closedCase(id: string, unit: string, closedAt: number, more: Partial<Case> = {}): Case {
  const openedAt = closedAt - 3 * 86_400_000
  return aCase({ id, unit, openedAt, submittedAt: openedAt, closedAt, changedAt: closedAt, state: 'closed', ...more })
}

/** The same by hand: the local date as text, a count for each, and the rule as the guide says it. */
function byHand(cases: readonly Case[]): readonly string[] {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' })
  const closings = cases.filter(
    ({ state, closedAt }) => state === 'closed' && (closedAt ?? 0) >= at('2026-03-11 00:00'),
  )
  const groups = Map.groupBy(closings, ({ unit, closedAt }) => `${unit} ${day.format(closedAt ?? 0)}`)
  return [...groups].flatMap(([name, all]) => {
    const rushed = all.filter((each) => {
      const left = ((each.dueAt ?? Number.NaN) - (each.closedAt ?? 0)) / minuteMs
      return left >= 0 && left <= 15 && (each.dueIncludesPauses || each.pauses.length === 0)
    })
    return rushed.length >= 10 && rushed.length / all.length >= 0.25 ? [`${name} ${rushed.length}/${all.length}`] : []
  })
}

describe(rushedClosings, () => {
  it('finds what a count by hand finds, whatever was closed when', async () => {
    const aClosing = fc.record({
      unit: fc.constantFrom(...units),
      // From two days before the span to its end, around midnights and deadlines.
      hour: fc.integer({ min: -48, max: 9 * 24 }),
      left: fc.constantFrom(-30, -1, 0, 1, 5, 14, 15, 16, 200, null),
      paused: fc.boolean(),
      included: fc.boolean(),
      state: fc.constantFrom('closed', 'closed', 'closed', 'refused'),
    })
    const worlds = fc.sample(fc.array(aClosing, { minLength: 150, maxLength: 250 }), { numRuns: 4, seed: 20_260_320 })
    let rushes = 0
    for (const [world, closings] of worlds.entries()) {
      await test.centre.database.query('delete from fact_case')
      const cases = closings.map(({ unit, hour, left, paused, included, state }, index) => {
        // Many of a world fall on the same days, so that some are a rush and some are not.
        const closedAt =
          at('2026-03-11 00:00') + Math.trunc(hour / (36 + 12 * world)) * 24 * 3_600_000 + (index % 7) * minuteMs
        return closedCase(`W${world}-${index}`, unit, closedAt, {
          state: state === 'closed' ? 'closed' : 'refused',
          dueAt: left === null ? null : closedAt + left * minuteMs,
          dueIncludesPauses: included,
          pauses: paused ? [{ from: closedAt - 7_200_000, to: closedAt - 3_600_000, reason: 'supplement' }] : [],
        })
      })
      await test.store(cases)
      const expected = byHand(cases)
      const [sign] = await found()
      expect(sign?.count ?? 0).toBe(expected.length)
      expect(expected).toEqual(expect.arrayContaining(sign?.examples ?? []))
      rushes += expected.length
    }
    expect(rushes).toBeGreaterThan(3)
  })

  const due = at('2026-03-18 17:00')
  const closings = (count: number, left: number, from = 0) =>
    Array.from({ length: count }, (_, index) =>
      closedCase(`C-${from + index}`, units[0], due - left * minuteMs, { dueAt: due }),
    )

  it.each([
    ['ten in the last quarter of an hour', closings(10, 15), 1],
    ['nine of them', closings(9, 1), 0],
    ['ten in the minute after the deadline', closings(10, -1), 0],
    ['ten a minute too early', closings(10, 16), 0],
    ['ten among forty of the day', [...closings(10, 5), ...closings(30, 300, 10)], 1],
    ['ten among forty-one', [...closings(10, 5), ...closings(31, 300, 10)], 0],
  ])('of %s tells %#', async (_, cases, signs) => {
    await test.store(cases)
    expect(await found()).toHaveLength(signs)
  })

  it('stands among the signs of its source', async () => {
    await test.store(closings(12, 3))
    const { suspicions } = await qualityCauses(test.centre, { source: 'mot-cua', days: 30 })
    expect(suspicions).toEqual([{ code: 'closed_in_a_rush', count: 1, examples: ['14329 2026-03-18 12/12'] }])
  })
})
