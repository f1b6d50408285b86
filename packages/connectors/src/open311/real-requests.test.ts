import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Case, isOfShape } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readAll } from '../conformance.ts'
import { compileMapping } from '../mapping/compile-mapping.ts'
import { aContext, registerOf, sourceOf } from '../sample.fixture.ts'
import { startGeoReport, type ServerManners } from './geo-report-server.fixture.ts'
import { open311 } from './open311.ts'

const file = fileURLToPath(new URL('../../../../../shared/data/real/open311/requests_2019Q4.json', import.meta.url))
const isThere = existsSync(file)
const requestSchema = z.looseObject({
  service_request_id: z.string(),
  status: z.string(),
  service_name: z.string(),
  requested_datetime: z.string(),
  agency_responsible: z.string().optional(),
})
const real = isThere ? z.array(requestSchema).parse(JSON.parse(readFileSync(file, 'utf8'))) : []
const source = sourceOf('examples/open311/sources.yaml', 'phan-anh-open311')
const mapping = compileMapping(source.map, registerOf('examples/open311/units.csv'))
const now = Date.parse('2019-12-31T23:59:59-05:00')
const codes: Readonly<Record<string, string>> = {
  'Illegal Parking': 'illegal-parking',
  'Sidewalk Not Shoveled': 'sidewalk',
  'Abandoned Vehicle': 'abandoned-vehicle',
  'Unsafe Dangerous Conditions': 'danger',
}

async function readReal(manners: ServerManners, block: Readonly<Record<string, unknown>>): Promise<readonly Case[]> {
  await using server = await startGeoReport(real, manners)
  const configured = open311.configure({ ...source.connector, lookbackDays: 95, ...block, base: server.base })
  if (!configured.isValid) throw new Error('the configuration is wrong')
  await using connection = configured.open(aContext({ mapping, bounds: source.bounds, now: () => now }))
  const batches = await readAll(connection)
  expect(batches.flatMap((batch) => batch.refused)).toEqual([])
  const facts = batches.flatMap((batch) => batch.facts).filter(isOfShape('case'))
  return [...new Map(facts.map((fact) => [fact.id, fact])).values()]
}

function countBy<T>(list: readonly T[], of: (each: T) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const each of list) counts[of(each)] = (counts[of(each)] ?? 0) + 1
  return counts
}

const monthOf = (instant: number): string => new Date(instant).toISOString().slice(0, 7)

describe.skipIf(!isThere)(
  'real field reports (skipped where ../shared/data/real/open311/requests_2019Q4.json is absent)',
  () => {
    it.each([
      ['pages, JSON', { pages: true, limit: 1_000_000 }, { pageSize: 500 }],
      ['pages, XML', { pages: true, limit: 1_000_000 }, { pageSize: 500, format: 'xml' }],
      ['the first 1,000 only', { pages: false, limit: 1_000 }, { paging: 'none' }],
      ['pages up to the 1,000th', { pages: true, limit: 1_000 }, { pageSize: 500 }],
    ])('served with %s agree with a count over the file', async (_name, manners, block) => {
      const facts = await readReal(manners, block)
      expect(facts).toHaveLength(12_023)
      expect(new Set(facts.map(({ id }) => id))).toEqual(new Set(real.map((each) => each.service_request_id)))
      expect(countBy(facts, ({ state }) => state)).toEqual(countBy(real, ({ status }) => status))
      expect(countBy(facts, ({ slices }) => slices['category'] ?? '')).toEqual(
        countBy(real, (each) => codes[each.service_name] ?? 'other'),
      )
      expect(countBy(facts, ({ submittedAt }) => monthOf(submittedAt))).toEqual(
        countBy(real, (each) => monthOf(Date.parse(each.requested_datetime))),
      )
      expect(countBy(facts, ({ unit }) => unit)).toEqual(countBy(real, (each) => each.agency_responsible ?? 'B0'))
    })
  },
)
