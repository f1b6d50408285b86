import { type IncomingHttpHeaders, request } from 'node:http'
import {
  explanationSchema,
  healthSchema,
  mapPackSchema,
  problemSchema,
  type Reading,
  readingsAnswerSchema,
  routes,
} from '@toan-canh/contract'
import { aCase, at } from '@toan-canh/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBatch } from '../centre/a-centre.fixture.ts'
import { loadCatalogue } from '../catalogue/load-catalogue.ts'
import { openCentre } from '../centre/open-centre.ts'
import { storeBatch } from '../ingest/store-batch.ts'
import { aPlace, type Place } from '../running.fixture.ts'
import { createApp } from './create-app.ts'

const facts = [
  aCase({ id: 'A', unit: '14329', slices: { field: 'dat-dai', channel: 'online' } }),
  aCase({ id: 'B', unit: '13285', slices: { field: 'ho-tich', channel: 'direct' } }),
  aCase({ id: 'C', unit: '13285', slices: { field: 'ho-tich', channel: 'online' }, closedAt: at('2026-03-04 10:00') }),
]

let place: Place
let running: Awaited<ReturnType<Place['start']>>

beforeAll(async () => {
  place = await aPlace()
  const catalogue = await loadCatalogue(new URL('../../../../catalogue', import.meta.url).pathname)
  const now = at('2026-03-10 08:00')
  await using centre = await openCentre({
    databaseUrl: place.databaseUrl,
    catalogue,
    now: () => now,
    onError: () => {},
  })
  const store = (direction: 'live' | 'history', more: Parameters<typeof aBatch>[1]) =>
    storeBatch(centre.database, centre.versions, {
      source: 'mot-cua',
      direction,
      batch: aBatch(direction === 'live' ? facts : [], more),
      now,
    })
  await store('live', { coveredTo: now })
  await store('history', { reachedTo: at('2025-10-01 00:00') })
  running = await place.start()
})
afterAll(async () => {
  await running[Symbol.asyncDispose]()
  await place[Symbol.asyncDispose]()
})

const get = (path: string, init?: RequestInit) => fetch(`${running.url}${path}`, init)

/** The headers of an answer to whoever asks under another name. */
function headersAt(path: string, host: string): Promise<IncomingHttpHeaders> {
  return new Promise((resolve, reject) => {
    request(`${running.url}${path}`, { headers: { host } }, (answer) => resolve(answer.resume().headers))
      .on('error', reject)
      .end()
  })
}

async function problem(path: string, init?: RequestInit) {
  const response = await get(path, init)
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  const body = problemSchema.parse(await response.json())
  expect(body.status).toBe(response.status)
  return { status: body.status, type: body.type.replace('urn:toan-canh:', ''), detail: body.detail }
}

async function readings(query: string): Promise<readonly Reading[]> {
  return readingsAnswerSchema.parse(await (await get(`/api/v1/readings?${query}`)).json()).readings
}

describe(createApp, () => {
  it.each([
    ['health', '/api/v1/health'],
    ['indicators', '/api/v1/indicators'],
    ['units', '/api/v1/units'],
    ['boards', '/api/v1/boards'],
    ['board', '/api/v1/boards/mot-cua'],
    ['calendar', '/api/v1/calendar?from=2026-04-25&to=2026-05-03'],
    ['readings', '/api/v1/readings?indicator=tthc.received_total&unit=37&period=2026-03'],
    ['explain', `/api/v1/explain?reading=${encodeURIComponent('tthc.received_total·37·2026-03·r1')}`],
    ['map', '/api/v1/map/37'],
    ['assets', '/api/v1/assets?kind=camera&unit=37'],
    ['lists', '/api/v1/lists'],
    ['items', '/api/v1/lists/ho-so?unit=37'],
    ['sets', '/api/v1/sets'],
    ['set', '/api/v1/sets/BC-TTHC-01?period=2026-02'],
    ['openData', '/api/v1/open-data'],
    ['quality', '/api/v1/quality?days=7'],
    ['qualityCauses', '/api/v1/quality/mot-cua'],
    ['dataHealth', '/api/v1/data-health'],
    ['quarantine', '/api/v1/quarantine/mot-cua?code=bad_date'],
    ['jobs', '/api/v1/jobs'],
    ['reminders', '/api/v1/reminders?year=2026'],
    ['walls', '/api/v1/walls'],
    ['wall', '/api/v1/walls/dieu-hanh'],
    ['wallState', '/api/v1/walls/dieu-hanh/state'],
  ] as const)('answers the route %s in the shape of the contract, never cached', async (name, path) => {
    const boards = routes.boards.response.parse(await (await get('/api/v1/boards')).json()).boards
    const response = await get(name === 'board' ? `/api/v1/boards/${boards[0]?.id ?? ''}` : path)
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    const schema = name === 'map' ? mapPackSchema : routes[name].response
    expect(schema.safeParse(await response.json()).error).toBeUndefined()
  })

  it('tests every route there is', () => {
    expect(Object.keys(routes).toSorted()).toEqual(
      [
        'assets',
        'board',
        'boards',
        'calendar',
        'cameraTicket',
        'dataHealth',
        'deviceBeat',
        'explain',
        'files',
        'health',
        'hook',
        'indicators',
        'items',
        'itemsCsv',
        'itemsXlsx',
        'jobResume',
        'jobStop',
        'jobs',
        'lists',
        'manual',
        'manualAttach',
        'manualCheck',
        'manualEntry',
        'manualEvidence',
        'manualImport',
        'manualPeriod',
        'manualStep',
        'manualTemplate',
        'map',
        'pairing',
        'pairingState',
        'quality',
        'quarantine',
        'qualityCauses',
        'quarantineDismiss',
        'quarantineReopen',
        'quarantineRetry',
        'readings',
        'reminders',
        'units',
        'openData',
        'set',
        'setCsv',
        'setXlsx',
        'sets',
        'wall',
        'wallLog',
        'wallOrder',
        'wallOutputs',
        'wallPair',
        'wallRevoke',
        'wallState',
        'walls',
      ].toSorted(),
    )
  })

  it('describes itself', async () => {
    expect(await (await get('/api/v1/openapi.json')).json()).toMatchObject({ openapi: '3.1.0' })
  })

  it('reads by unit, field and channel, and as a series', async () => {
    const base = 'indicator=tthc.received_total&unit=37'
    const values = (list: readonly Reading[], key: (each: Reading) => string) =>
      Object.fromEntries(list.filter((each) => each.value !== 0).map((each) => [key(each), each.value]))
    const byUnit = await readings(`${base}&period=2026-03&by=unit`)
    expect(values(byUnit, (each) => each.unit)).toEqual({ '14329': 1, '13285': 2 })
    expect(byUnit.length).toBeGreaterThan(140)
    const byField = await readings(`${base}&period=2026-03&by=field`)
    expect(values(byField, (each) => each.slice ?? '')).toEqual({ 'field=dat-dai': 1, 'field=ho-tich': 2 })
    const byChannel = await readings(`${base}&period=2026-03&by=channel`)
    expect(values(byChannel, (each) => each.slice ?? '')).toEqual({ 'channel=online': 2, 'channel=direct': 1 })
    const series = await readings(`${base}&period=2026-02..2026-03`)
    expect(series.map((each) => [each.period, each.value])).toEqual([
      ['2026-02', 0],
      ['2026-03', 3],
    ])
    const matrix = await readings(`${base}&period=2026-03-01..2026-03-02&by=unit`)
    expect(values(matrix, (each) => `${each.unit} ${each.period}`)).toEqual({
      '14329 2026-03-02': 1,
      '13285 2026-03-02': 2,
    })
    const slice = await readings(`${base}&period=2026-03&slice=field%3Dho-tich`)
    expect(slice.map((each) => each.value)).toEqual([2])
  })

  it('gives beside one reading those that must be seen with it', async () => {
    const query = 'unit=37&period=2026-03'
    const answer = readingsAnswerSchema.parse(
      await (await get(`/api/v1/readings?indicator=pakn.handled_rate&${query}`)).json(),
    )
    expect(answer.companions?.map(({ indicator, unit, period }) => [indicator, unit, period])).toEqual(
      ['pakn.on_time_rate', 'pakn.extended_rate', 'pakn.satisfaction_rate', 'pakn.rated_share'].map((id) => [
        id,
        '37',
        '2026-03',
      ]),
    )
    const alone = await (await get(`/api/v1/readings?indicator=tthc.received_total&${query}`)).json()
    expect(alone).not.toHaveProperty('companions')
  })

  it('says nothing of a time before its history, and does not call it 0', async () => {
    const [reading] = await readings('indicator=tthc.received_total&unit=37&period=2024-03')
    expect(reading).toMatchObject({ value: null, gap: 'no_data' })
  })

  it('explains a reading by its id, down to the codes behind it', async () => {
    const [reading] = await readings('indicator=tthc.on_time_rate&unit=37&period=2026-03')
    const response = await get(`/api/v1/explain?reading=${encodeURIComponent(reading?.id ?? '')}`)
    const explained = explanationSchema.parse(await response.json())
    expect(explained.reading).toEqual(reading)
    expect(explained.formula).toContain('resolved_')
    expect(explained.sources.map((each) => each.id)).toEqual(['mot-cua'])
    expect(explained.batches).toHaveLength(1)
    expect(explained.records.map((each) => each.id).toSorted()).toEqual(['A', 'B', 'C'])
  })

  it('explains a slice by the records of that slice', async () => {
    const id = 'tthc.received_total·37·2026-03·field=dat-dai·r1'
    const explained = explanationSchema.parse(
      await (await get(`/api/v1/explain?reading=${encodeURIComponent(id)}`)).json(),
    )
    expect(explained.records.map((each) => each.id)).toEqual(['A'])
  })

  it('does not age a number by the plan that it is held against', async () => {
    const { indicators } = routes.indicators.response.parse(await (await get('/api/v1/indicators')).json())
    const sourcesOf = (id: string) => indicators.find((each) => each.id === id)?.sources
    expect(sourcesOf('budget.pi_run_rate')).not.toContain('du-toan')
    expect(sourcesOf('budget.revenue_vs_estimate')).not.toContain('du-toan')
    expect(sourcesOf('budget.revenue_vs_estimate')).toContain('kho-bac')
  })

  it('does not let a source that is only read by hand spoil its health', async () => {
    const health = healthSchema.parse(await (await get('/api/v1/health')).json())
    const ids = health.sources.map((each) => each.id)
    expect(ids).toContain('mot-cua')
    expect(ids).not.toContain('receipt')
    expect(health).toMatchObject({ database: { isReachable: true, kind: 'server' }, definitions: { building: null } })
    // The dossiers of the test are older than their promise; what nobody was asked to read is not awaited.
    expect(health.status).toBe('degraded')
  })

  it.each([
    ['/api/v1/nothing', 404, 'not_found'],
    ['/nothing', 404, 'not_found'],
    ['/api/v1/health/', 404, 'not_found'],
    ['/api/v1/boards/nothing', 404, 'not_found'],
    ['/api/v1/boards/%E0%A4%A', 400, 'bad_request'],
    ['/api/v1/map/99', 404, 'not_found'],
    ['/api/v1/readings', 400, 'bad_request'],
    ['/api/v1/readings?indicator=tthc.received_total&unit=37&period=yesterday', 400, 'bad_request'],
    ['/api/v1/readings?indicator=tthc.received_total&unit=37&period=2026-03&x=1', 400, 'bad_request'],
    ['/api/v1/readings?indicator=tthc.received_total&unit=37&unit=38&period=2026-03', 400, 'bad_request'],
    ['/api/v1/readings?indicator=tthc.received_total&unit=37&period=2026-03&slice=field', 400, 'bad_request'],
    [
      '/api/v1/readings?indicator=tthc.received_total&unit=37&period=2026-01..2026-02&by=unit&slice=field%3Dx',
      400,
      'bad_request',
    ],
    ['/api/v1/readings?indicator=tthc.nothing&unit=37&period=2026-03', 404, 'unknown_indicator'],
    ['/api/v1/readings?indicator=tthc.received_total&unit=99&period=2026-03', 404, 'unknown_unit'],
    ['/api/v1/readings?indicator=tthc.received_total&unit=37&period=2026-03&by=colour', 422, 'out_of_bounds'],
    ['/api/v1/readings?indicator=tthc.received_total&unit=37&period=2020-01-01..2026-01-01', 422, 'out_of_bounds'],
    ['/api/v1/explain?reading=x', 400, 'bad_request'],
  ])('answers %s with a problem: %i %s', async (path, status, type) => {
    expect(await problem(path)).toMatchObject({ status, type })
  })

  it('answers another method with a problem', async () => {
    expect(await problem('/api/v1/health', { method: 'DELETE' })).toMatchObject({ status: 404 })
  })

  it('loads nothing from elsewhere and says so to the browser', async () => {
    const { headers } = await get('/api/v1/health')
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'self'")
    expect(policy).not.toMatch(/https?:|unsafe-eval|script-src[^;]*unsafe/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-powered-by')).toBeNull()
  })

  it('has browsers forget what was kept under a further name, and never under its own', async () => {
    expect((await headersAt('/forget', 'man-1.ioc.tinh.gov.vn'))['clear-site-data']).toBe('"storage"')
    expect((await headersAt('/forget', 'ioc.tinh.gov.vn'))['clear-site-data']).toBeUndefined()
  })

  it('lets a screen frame its pages under two further names, and those be framed by it alone', async () => {
    const policyAt = async (host: string) => String((await headersAt('/screen', host))['content-security-policy'])
    const screen = await policyAt('ioc.tinh.gov.vn')
    expect(screen).toContain("frame-src 'self' man-1.ioc.tinh.gov.vn man-2.ioc.tinh.gov.vn;")
    expect(screen).toMatch(/frame-ancestors 'self' ?;/)
    expect(await policyAt('man-2.ioc.tinh.gov.vn')).toContain("frame-ancestors 'self' ioc.tinh.gov.vn;")
    expect(await policyAt('x y')).toMatch(/frame-src 'self' ?;/)
  })

  it('gives metrics that Prometheus can read', async () => {
    const response = await get('/metrics')
    expect(response.headers.get('content-type')).toContain('text/plain')
    const lines = (await response.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'))
    const wrong = lines.filter(
      (line) => !/^[a-zA-Z_:][\w:]*(\{[^{}]*\})? (NaN|[+-]?Inf|-?[\d.]+(e[+-]?\d+)?)( \d+)?$/.test(line),
    )
    expect(wrong).toEqual([])
    expect(lines).toContain('toan_canh_source_facts{source="mot-cua"} 3')
    expect(lines).toContain('toan_canh_viewers 0')
  })
})
