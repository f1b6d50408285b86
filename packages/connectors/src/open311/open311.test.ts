import { caseMappingSchema } from '@toan-canh/contract'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeConnector, readAll, stored } from '../conformance.ts'
import type { Batch, Connection, ConnectorContext } from '../connector.ts'
import { breakOff } from '../http/http-server.fixture.ts'
import { compileMapping } from '../mapping/compile-mapping.ts'
import {
  aContext,
  leaksPerson,
  ninhBinh,
  oneStop as source,
  personal,
  sampleNow,
  type SampleRow,
} from '../sample.fixture.ts'
import { type Request, type ServerManners, startGeoReport } from './geo-report-server.fixture.ts'
import { open311 } from './open311.ts'

const { bounds } = source
const dayMs = 86_400_000

/** A mapping of GeoReport fields to what the shared suite expects of a dossier. */
const mapping = compileMapping(
  caseMappingSchema.parse({
    shape: 'case',
    kind: 'report',
    zone: '+07:00',
    id: { field: 'service_request_id', code: 'dossier' },
    unit: { field: 'agency_responsible' },
    changedAt: { field: 'updated_datetime', format: 'iso' },
    submittedAt: { field: 'requested_datetime', format: 'iso' },
    openedAt: { field: 'requested_datetime', format: 'iso' },
    dueAt: { field: 'expected_datetime', format: 'iso' },
    dueIncludesPauses: true,
    closedAt: { field: 'updated_datetime', format: 'iso' },
    state: { field: 'status', values: { open: 'open', closed: 'closed' } },
    slices: {
      category: 'service_code',
      group: { field: 'service_group', values: { 'đô thị': 'do-thi' }, empty: 'none' },
      step: { field: 'status_notes', values: { '2': 'online', 'Gia hạn': 'extended' } },
    },
    flags: {},
  }),
  ninhBinh,
)

function isoOf(value: unknown): unknown {
  const m = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(String(value))
  const text =
    m === null ? '' : `${m[1] ?? ''}-${m[2] ?? ''}-${m[3] ?? ''}T${m[4] ?? ''}:${m[5] ?? ''}:${m[6] ?? ''}+07:00`
  return Number.isNaN(Date.parse(text)) ? value : text
}

/** A dossier of the shared suite as a GeoReport server would tell it, people and all. */
function asRequest(row: SampleRow): Request {
  return {
    service_request_id: row['MaHoSo'],
    status: row['TrangThai'] === 10 ? 'closed' : row['TrangThai'],
    status_notes: row['KenhThucHien'],
    service_code: row['MaLinhVuc'],
    agency_responsible: row['DonViXuLy'],
    requested_datetime: isoOf(row['NgayNop']),
    updated_datetime: row['NgayCapNhat'],
    expected_datetime: isoOf(row['NgayHenTra']),
    description: `${personal.ChuHoSo} ở ${personal.DiaChi}`,
    address: personal.DiaChi,
    phone: personal.SoDienThoai,
    first_name: personal.ChuHoSo,
    email: personal.Email,
    media_url: `https://that.example/${personal.MaDoiTuong}`,
    lat: 20.25,
    long: 105.97,
  }
}

function open(
  base: string,
  block: Readonly<Record<string, unknown>> = {},
  change: Partial<ConnectorContext> = {},
): Connection {
  const configured = open311.configure({ type: 'open311', base, ...block })
  if (!configured.isValid) throw new Error(configured.mistakes.map(({ sentence }) => sentence).join())
  return configured.open(aContext({ mapping, ...change }))
}

for (const format of ['json', 'xml'] as const)
  describeConnector(`open311 in ${format}`, {
    brokenOwner: 'transient',
    serve: async (rows) => {
      const server = await startGeoReport(rows.map(asRequest))
      return {
        open: (change = {}) => open(server.base, { format }, { bounds: { ...bounds, ...change } }),
        openWrong: () => open('http://169.254.169.254/', { format }),
        breakDown: server.stop,
        fallSilent: () => void (server.misbehave = () => true),
        breakOff: () => {
          server.misbehave = (_, response) => breakOff(response)
          return () => void (server.misbehave = null)
        },
        [Symbol.asyncDispose]: server.stop,
      }
    },
  })

function aRequest(index: number, at: number, change: Request = {}): Request {
  const time = new Date(at).toISOString()
  return {
    service_request_id: `000.00.02.H42-251101-${String(index).padStart(5, '0')}`,
    status: 'open',
    service_code: 'rac',
    agency_responsible: 'H42.02',
    requested_datetime: time,
    updated_datetime: time,
    ...change,
  }
}

function idsOf(batches: readonly Batch[]): ReadonlySet<string> {
  return new Set(batches.flatMap((batch) => batch.facts.map(({ id }) => id)))
}

describe('a walk through windows of time', () => {
  it('loses no request, whatever the server can and however they cluster', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.nat(80 * 86_400), fc.nat(60)), { maxLength: 120 }),
        fc.constantFrom<ServerManners>(
          { pages: true, limit: 1_000 },
          { pages: false, limit: 20 },
          { pages: true, limit: 20 },
        ),
        fc.constantFrom('page', 'none'),
        async (seconds, manners, paging) => {
          // So few in one second that a question can hold them.
          const spread = seconds.map((second, index) => sampleNow - second * 1000 - (index % 7) * 1000 * 3)
          const counts = new Map<number, number>()
          for (const at of spread) counts.set(Math.floor(at / 1000), (counts.get(Math.floor(at / 1000)) ?? 0) + 1)
          fc.pre(Math.max(0, ...counts.values()) < 9)
          await using server = await startGeoReport(
            spread.map((at, index) => aRequest(index, at)),
            manners,
          )
          await using connection = open(server.base, { paging, limit: manners.limit, pageSize: 7 })
          expect(idsOf(await readAll(connection)).size).toBe(spread.length)
        },
      ),
      { numRuns: 25 },
    )
  })

  it('says that the server must page where one second holds more than a question gives', async () => {
    const crowd = Array.from({ length: 30 }, (_, index) => aRequest(index, sampleNow - 5_000))
    await using server = await startGeoReport(crowd, { pages: false, limit: 20 })
    await using connection = open(server.base, { limit: 20 })
    await expect(readAll(connection)).rejects.toMatchObject({ owner: 'upstream' })
  })

  it('asks for no more than 90 days, with the jurisdiction and the key', async () => {
    await using server = await startGeoReport([aRequest(1, sampleNow - 120 * dayMs)])
    const setting = (text: string) => (text === 'env:KEY' ? 'khoa' : text)
    const block = { windowDays: 90, lookbackDays: 400, jurisdiction: 'ninhbinh.vn', apiKey: 'env:KEY' }
    await using connection = open(server.base, block, { setting })
    expect(idsOf(await readAll(connection)).size).toBe(1)
    for (const query of server.asked) {
      const [from, to] = [query.get('start_date'), query.get('end_date')].map((each) => Date.parse(each ?? ''))
      expect((to ?? 0) - (from ?? 0)).toBeLessThanOrEqual(90 * dayMs)
      expect([query.get('jurisdiction_id'), query.get('api_key')]).toEqual(['ninhbinh.vn', 'khoa'])
    }
  })

  it('asks a second time only for what was changed, where the server knows how', async () => {
    const requests = Array.from({ length: 50 }, (_, index) => aRequest(index, sampleNow - (index + 1) * dayMs))
    await using server = await startGeoReport(requests, { pages: true, updatedAfter: true })
    await using connection = open(server.base, { updatedAfter: 'updated_after' })
    const first = await readAll(connection)
    expect(first.at(-1)).toMatchObject({ isLast: true, coveredTo: sampleNow })
    const closed = { status: 'closed', updated_datetime: new Date(sampleNow + 60_000).toISOString() }
    server.requests = server.requests.map((each, index) => (index === 30 ? { ...each, ...closed } : each))
    const second = await readAll(connection, first.at(-1)?.cursor ?? null)
    expect(second.flatMap((batch) => batch.facts)).toMatchObject([{ state: 'closed' }])
  })

  it('reads history backwards, newest first, down to its floor', async () => {
    const requests = Array.from({ length: 40 }, (_, index) => aRequest(index, sampleNow - (index + 0.5) * dayMs))
    await using server = await startGeoReport(requests)
    const floor = sampleNow - 35 * dayMs
    await using connection = open(server.base, { windowDays: 10 }, { historyFrom: floor })
    const batches = await Array.fromAsync(connection.read('history', null, new AbortController().signal))
    expect(idsOf(batches).size).toBe(35)
    const reached = batches.flatMap((batch) => batch.reachedTo ?? [])
    expect(reached).toEqual(reached.toSorted((a, b) => b - a))
    expect(batches.at(-1)).toMatchObject({ isLast: true, reachedTo: floor })
    const middle = batches.findIndex(({ reachedTo }) => reachedTo !== null)
    const rest = connection.read('history', batches[middle]?.cursor ?? null, new AbortController().signal)
    expect(new Set([...idsOf(batches.slice(0, middle)), ...idsOf(await Array.fromAsync(rest))]).size).toBe(35)
  })

  it('goes on from its bound of questions, and says so when one window is beyond it', async () => {
    const requests = Array.from({ length: 40 }, (_, index) => aRequest(index, sampleNow - index * dayMs))
    await using server = await startGeoReport(requests)
    await using connection = open(server.base, { windowDays: 10 }, { bounds: { ...bounds, pagesPerRead: 6 } })
    const seen: Batch[] = []
    for (let cursor: Batch['cursor'] | null = null, reads = 0; reads < 9; reads += 1) {
      const batches = await readAll(connection, cursor)
      seen.push(...batches)
      cursor = batches.at(-1)?.cursor ?? null
      if (batches.at(-1)?.isLast === true) break
    }
    expect(idsOf(seen).size).toBe(40)
    await using narrow = open(
      server.base,
      { pageSize: 1, lookbackDays: 10 },
      { bounds: { ...bounds, pagesPerRead: 3 } },
    )
    await expect(readAll(narrow)).rejects.toMatchObject({ owner: 'upstream' })
  })

  it('sees a request once although pages shift, repeat and come in another order', async () => {
    const requests = Array.from({ length: 40 }, (_, index) => aRequest(index, sampleNow - (index + 1) * 3_600_000))
    await using server = await startGeoReport(requests)
    let asked = 0
    server.misbehave = (request) => {
      if ((request.url ?? '').includes('/requests') && (asked += 1) % 2 === 0)
        server.requests = [aRequest(100 + asked, sampleNow - 60_000), ...server.requests]
      return false
    }
    await using connection = open(server.base, { pageSize: 6 })
    const facts = (await readAll(connection)).flatMap((batch) => batch.facts)
    for (const { service_request_id: id } of requests) expect(facts.filter((fact) => fact.id === id)).toHaveLength(1)
  })
})

describe('a bad day of a GeoReport server', () => {
  it.each([
    ['json', '{"errors":[]}', 'format'],
    ['json', `[{"description":"${personal.ChuHoSo}`, 'format'],
    ['json', '<html>', 'format'],
    ['xml', '<service_requests><request><status>open', 'format'],
    ['xml', '<html><body>503</body></html>', 'format'],
    ['xml', '', 'format'],
    ['xml', '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>', 'format'],
    ['xml', `<service_requests><request><x>${personal.ChuHoSo}&leak;</x></request></service_requests>`, 'format'],
  ] as const)('in %s with %s is told without quoting it', async (format, body, owner) => {
    await using server = await startGeoReport([])
    server.misbehave = (_, response) => response.end(body) !== undefined
    await using connection = open(server.base, { format })
    const error = await readAll(connection).catch((each: unknown) => each)
    expect(error).toMatchObject({ name: 'SourceError', owner })
    expect(leaksPerson([String(error), error])).toBe(false)
  })

  it.each([
    [503, 'transient'],
    [500, 'upstream'],
    [403, 'config'],
    [401, 'config'],
  ])('with status %i is for %s to mend', async (status, owner) => {
    await using server = await startGeoReport([])
    server.misbehave = (_, response) => response.writeHead(status).end() !== undefined
    await using connection = open(server.base)
    await expect(readAll(connection)).rejects.toMatchObject({ owner })
  })

  it('in a service that is not a list of records refuses only that row', async () => {
    await using server = await startGeoReport([aRequest(1, sampleNow - 1000)])
    const body = JSON.stringify([['x'], null, aRequest(1, sampleNow - 1000)])
    server.misbehave = (request, response) =>
      (request.url ?? '').includes('/requests') && response.end(body) !== undefined
    await using connection = open(server.base, { paging: 'none' })
    const batches = await readAll(connection)
    expect(stored(batches)).toHaveLength(1)
    expect(batches.flatMap((batch) => batch.refused)).toHaveLength(2)
  })

  it('with a clock an hour ahead loses no request', async () => {
    await using server = await startGeoReport([aRequest(1, sampleNow + 3_600_000)])
    await using connection = open(server.base)
    expect(idsOf(await readAll(connection)).size).toBe(1)
  })
})
