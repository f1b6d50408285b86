import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { aCentre } from '../centre/a-centre.fixture.ts'
import { verifyCells } from '../counting/verify-cells.ts'
import { readings, type ReadingsQuery } from '../http/readings.ts'
import { readSettings } from '../settings/read-settings.ts'
import { openSource } from './open-source.ts'
import { storeBatch } from './store-batch.ts'

const file = fileURLToPath(new URL('../../../../../shared/data/real/open311/requests_2019Q4.json', import.meta.url))
const isThere = existsSync(file)
const requestSchema = z.looseObject({
  status: z.string(),
  service_name: z.string(),
  requested_datetime: z.string(),
  updated_datetime: z.string().optional(),
  agency_responsible: z.string().optional(),
})
type Request = z.infer<typeof requestSchema>
const real = isThere ? z.array(requestSchema).parse(JSON.parse(readFileSync(file, 'utf8'))) : []
const hourMs = 3_600_000
const codes: Readonly<Record<string, string>> = {
  'Illegal Parking': 'illegal-parking',
  'Sidewalk Not Shoveled': 'sidewalk',
  'Abandoned Vehicle': 'abandoned-vehicle',
  'Unsafe Dangerous Conditions': 'danger',
}
const months = ['2019-10', '2019-11', '2019-12'] as const

/** The month of an instant in Vietnam, computed from the file alone. */
function monthOf(text: string): string {
  return new Date(Date.parse(text) + 7 * hourMs).toISOString().slice(0, 7)
}

/** When a closed report was last changed; GeoReport has no other end. */
function endOf(request: Request): string {
  return request.updated_datetime ?? request.requested_datetime
}

function countBy(list: readonly Request[], of: (each: Request) => string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const each of list) counts[of(each)] = (counts[of(each)] ?? 0) + 1
  return counts
}

/** Serves the reports as GeoReport v2 would, a page at a time. */
async function serveReports() {
  const sorted = real.toSorted((a, b) => Date.parse(b.requested_datetime) - Date.parse(a.requested_datetime))
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const [from, to] = ['start_date', 'end_date'].map((name) => Date.parse(searchParams.get(name) ?? ''))
    const [page, size] = ['page', 'page_size'].map((name) => Number(searchParams.get(name)))
    const within = (each: Request): boolean => {
      const at = Date.parse(each.requested_datetime)
      return at >= (from ?? 0) && at <= (to ?? 0)
    }
    const start = ((page ?? 1) - 1) * (size ?? 1)
    const found = pathname.endsWith('/requests.json') ? sorted.filter(within).slice(start, start + (size ?? 1)) : []
    response.end(JSON.stringify(found))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

describe.skipIf(!isThere)(
  'readings of real field reports (skipped where ../shared/data/real/open311/requests_2019Q4.json is absent)',
  () => {
    it('agree with a count over the file, by month, unit and category', async () => {
      await using server = await serveReports()
      await using test = await aCentre('2020-01-02 08:00')
      const { centre } = test
      const example = centre.catalogue.sources.get('phan-anh-open311')
      if (example === undefined) throw new Error('the catalogue has no source phan-anh-open311')
      const connector = { ...example.definition.connector, pageSize: 1_000, lookbackDays: 95 }
      const source = { ...example, definition: { ...example.definition, connector } }
      const settings = readSettings({ OPEN311_URL: server.url, ALLOW_LOOPBACK_SOURCES: 'true' }, '/')
      const { signal } = new AbortController()
      await using connection = openSource(source, settings, centre.now)
      for (const direction of ['live', 'history'] as const)
        for await (const batch of connection.read(direction, null, signal)) {
          expect(batch.refused).toEqual([])
          const incoming = { source: source.id, direction, batch, now: centre.now() }
          await storeBatch(centre.database, centre.versions, incoming)
        }
      await centre.refresh()

      async function values(query: Omit<ReadingsQuery, 'unit'>): Promise<Readonly<Record<string, number>>> {
        const told = (await readings(centre, { unit: 'B', ...query })).readings
        const known = told.flatMap(({ slice, unit, value }) =>
          value === null || value === 0 ? [] : [[slice ?? unit, value] as const],
        )
        return Object.fromEntries(known)
      }
      const closed = real.filter(({ status }) => status === 'closed')
      for (const period of months) {
        const asked = real.filter((each) => monthOf(each.requested_datetime) === period)
        const ended = closed.filter((each) => monthOf(endOf(each)) === period)
        const received = { indicator: 'pakn.received', period }
        expect(await values(received)).toEqual({ B: asked.length })
        expect(await values({ ...received, by: 'unit' })).toEqual(
          countBy(asked, (each) => each.agency_responsible ?? 'B0'),
        )
        expect(await values({ ...received, by: 'category' })).toEqual(
          countBy(asked, (each) => `category=${codes[each.service_name] ?? 'other'}`),
        )
        expect(await values({ indicator: 'pakn.resolved', period })).toEqual({ B: ended.length })
      }
      expect((await verifyCells(centre.database, centre.versions, test.clock.now(), () => {})).differing).toBe(0)
    })
  },
)
