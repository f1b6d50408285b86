import { parseDay, periodSpan, startOfDay } from '@toan-canh/calendar'
import { at } from '@toan-canh/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { fileURLToPath } from 'node:url'
import { loadCatalogue } from '../catalogue/load-catalogue.ts'
import { type EntryPeriod } from '../manual/entry-periods.ts'
import { type EntrySet, entrySetOf, owingUnits, periodDueAt } from '../manual/entry-set.ts'
import { parsePeriod } from '@toan-canh/calendar'
import { assessEntries } from './assess-entries.ts'

let set: EntrySet

beforeAll(async () => {
  const { sources } = await loadCatalogue(fileURLToPath(new URL('../../../../catalogue', import.meta.url)))
  const source = sources.get('bao-hiem-thang')
  const found = source === undefined ? null : entrySetOf(source)
  set = found ?? expect.fail('no set')
})

const month = (id: string) => parsePeriod(id) ?? expect.fail(id)
const day = (iso: string) => parseDay(iso) ?? expect.fail(iso)
const hourMs = 3_600_000

/** September and October, due at 17:00 on the fifth, told when `told` says. */
function periods(told: readonly (string | null)[]): readonly EntryPeriod[] {
  return periodSpan(month('2026-09'), month('2026-10')).map((period, index) => {
    const since = told[index] ?? null
    const arrivedAt = since === null ? null : at(since)
    const toldAt = new Map(arrivedAt === null ? [] : [['37', arrivedAt] as const])
    return { period, dueAt: periodDueAt(set, period), owing: owingUnits(set, period), toldAt, arrivedAt }
  })
}

const span = { from: day('2026-11-01'), to: day('2026-11-10') }
const now = at('2026-11-10 12:00')

describe(assessEntries, () => {
  it('owes nothing before a period was due', () => {
    expect(assessEntries(set, [], span, now)).toEqual({ expects: null, firstDay: null, promises: [] })
  })

  it('knows who has told of the last period that was due, by the end of each day', () => {
    const { expects, firstDay } = assessEntries(set, periods(['2026-10-04 09:00', '2026-11-08 09:00']), span, now)
    expect(firstDay).toBe(day('2026-10-05'))
    expect(expects?.units.map(({ code }) => code)).toEqual(['37'])
    const told = (iso: string) => expects?.toldBy(day(iso)).has('37')
    expect(['2026-11-04', '2026-11-05', '2026-11-07', '2026-11-08'].map(told)).toEqual([true, false, false, true])
  })

  it('is broken from the end of the tolerance until the last unit was approved', () => {
    const { promises } = assessEntries(set, periods(['2026-10-04 09:00', '2026-11-08 09:00']), span, now)
    expect(promises).toHaveLength(10)
    const broken = promises.filter(({ brokenMs }) => brokenMs > 0)
    expect(broken.map(({ day: each, brokenMs }) => [each - span.from + 1, brokenMs / hourMs])).toEqual([
      [5, 6],
      [6, 24],
      [7, 24],
      [8, 9],
    ])
    expect(promises.at(-1)).toEqual({ day: span.to, keptMs: 12 * hourMs, brokenMs: 0 })
  })

  it('counts a time once in which two periods are late, and until now what is still missing', () => {
    const { promises } = assessEntries(set, periods([null, null]), span, now)
    expect(promises.map(({ keptMs }) => keptMs)).toEqual(promises.map(() => 0))
    const all = promises.reduce((sum, { brokenMs }) => sum + brokenMs, 0)
    expect(all).toBe(now - startOfDay(span.from))
  })
})
