import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type Reading, readingSchema } from '@toan-canh/contract'
import { openDatabase } from '@toan-canh/store'
import { receiptFigures, receiptText } from '@toan-canh/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { aPlace, type Place } from '../running.fixture.ts'

const text = receiptText()
const file = fileURLToPath(new URL('../../../../../shared/data/real/receipt/receipt.csv', import.meta.url))

/** How the mapping of the example calls what the file says. */
const channels: Readonly<Record<string, string>> = {
  Internet: 'online',
  Desk: 'direct',
  Post: 'post',
  'e-mail': 'e-mail',
  Intern: 'internal',
}
const departments: Readonly<Record<string, string>> = {
  General: 'general',
  'Customer contact': 'customer-contact',
  Experts: 'experts',
}

describe.skipIf(text === null)(
  'ioc ingest receipt: 1,434 real dossiers, skipped where ../shared/data/real/receipt/receipt.csv is absent',
  () => {
    const figures = receiptFigures(text ?? 'case:concept:name')
    let place: Place

    beforeAll(async () => {
      place = await aPlace()
      expect((await readFile(file, 'utf8')).length).toBe(text?.length)
      const said = await place.ioc('ingest', 'receipt', '--file', file, '--json')
      expect(said).toMatchObject({ code: 0, err: '' })
      expect(JSON.parse(said.out)).toMatchObject({ facts: 1_434, changed: 1_434, refused: 0 })
    }, 60_000)
    afterAll(() => place[Symbol.asyncDispose]())

    async function readings(indicator: string, period: string, by?: string): Promise<readonly Reading[]> {
      const more = by === undefined ? [] : ['--by', by]
      const said = await place.ioc('reading', `tthc.${indicator}`, '--unit', 'R', '--period', period, ...more, '--json')
      expect(said).toMatchObject({ code: 0, err: '' })
      return z.array(readingSchema).parse(JSON.parse(said.out))
    }

    /** One reading over 2010 to 2012, which is all there is. */
    async function whole(indicator: string): Promise<number> {
      const years = await readings(indicator, '2010..2012')
      return years.reduce((total, each) => total + (each.value ?? Number.NaN), 0)
    }

    /** The groups of a dimension, all years together. */
    async function groups(indicator: string, by: string): Promise<Record<string, number>> {
      const all: Record<string, number> = {}
      for (const each of await readings(indicator, '2010..2012', by)) {
        const key = each.slice?.replace(`${by}=`, '') ?? ''
        if (each.value !== 0) all[key] = (all[key] ?? 0) + (each.value ?? Number.NaN)
      }
      return all
    }

    const renamed = (
      named: typeof figures.byChannel,
      names: Readonly<Record<string, string>>,
      what: 'total' | 'late' | 'open',
    ) =>
      Object.fromEntries(
        Object.entries(named).flatMap(([name, group]) => (group[what] === 0 ? [] : [[names[name], group[what]]])),
      )

    it('counts all, late and open as a second opinion does', async () => {
      expect(await whole('received_total')).toBe(figures.total)
      expect(await whole('resolved_overdue')).toBe(figures.late)
      expect((await readings('in_progress', '2012'))[0]?.value).toBe(figures.open)
      expect([figures.total, figures.late, figures.open]).toEqual([1_434, 377, 105])
    }, 60_000)

    it.each([
      ['channel', channels, 'byChannel'],
      ['field', departments, 'byDepartment'],
    ] as const)(
      'counts them by %s',
      async (by, names, of) => {
        expect(await groups('received_total', by)).toEqual(renamed(figures[of], names, 'total'))
        expect(await groups('resolved_overdue', by)).toEqual(renamed(figures[of], names, 'late'))
        const open = await readings('in_progress', '2012', by)
        const counted = Object.fromEntries(open.map((each) => [each.slice?.replace(`${by}=`, ''), each.value]))
        expect(counted).toEqual(renamed(figures[of], names, 'open'))
      },
      60_000,
    )

    it.each([
      ['received_total', 'startedByMonth'],
      ['resolved_total', 'endedByMonth'],
      ['resolved_overdue', 'lateByMonth'],
    ] as const)('counts %s by month', async (indicator, of) => {
      const months = await readings(indicator, '2010-01..2012-12')
      const counted = months.filter((each) => each.value !== 0).map((each) => [each.period, each.value])
      expect(Object.fromEntries(counted)).toEqual(figures[of])
    })

    it('keeps the two that end before they start, and marks them', async () => {
      const database = openDatabase(place.databaseUrl, () => {})
      const { rows } = await database.query<{ id: string }>(
        `select id from fact_case where fact->'flags'->>'endBeforeStart' = 'true' order by id`,
      )
      await database.end()
      expect(rows.map((row) => row.id)).toEqual(figures.endedBeforeStart.toSorted())
      expect(rows).toHaveLength(2)
    })

    it('has the sum of its units in the whole', async () => {
      const parts = await readings('received_total', '2011', 'unit')
      const [all] = await readings('received_total', '2011')
      expect(parts.reduce((total, each) => total + (each.value ?? 0), 0)).toBe(all?.value)
    })

    it('verifies, also after it was rebuilt', async () => {
      const verified = await place.ioc('verify', '--json')
      expect([verified.code, JSON.parse(verified.out)]).toMatchObject([0, { cases: 1_434, differing: 0, dueTicks: 0 }])
      expect((await place.ioc('rebuild', '--json')).code).toBe(0)
      const again = await place.ioc('verify', '--json')
      expect([again.code, JSON.parse(again.out)]).toMatchObject([0, { cases: 1_434, differing: 0 }])
      expect(await whole('received_total')).toBe(figures.total)
    }, 60_000)
  },
)
