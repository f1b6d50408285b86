import { createHash } from 'node:crypto'
import { type Figure, figureMappingSchema, isOfShape } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { describeConnector, readAll } from '../conformance.ts'
import type { Connection, ConnectorContext } from '../connector.ts'
import { breakOff } from '../http/http-server.fixture.ts'
import { compileMapping, type Mapping } from '../mapping/compile-mapping.ts'
import { aContext, leaksPerson, ninhBinh, oneStop as source, personal, sampleNow } from '../sample.fixture.ts'
import { aChild, aMetric, departmentId, type Fields, type Portal, startPortal } from './portal.fixture.ts'
import { score766 } from './score-766.ts'

const { bounds } = source
const departments = [{ id: departmentId, code: '37' }]

function open(base: string, block: Fields = {}, change: Partial<ConnectorContext> = {}): Connection {
  const pauseSeconds = { least: 0, most: 0 }
  const configured = score766.configure({ type: 'score-766', base, departments, pauseSeconds, ...block })
  if (!configured.isValid) throw new Error(configured.mistakes.map(({ sentence }) => sentence).join())
  return configured.open(aContext(change))
}

/** The shared suite's rows come as metrics of the province, people and all. */
describeConnector('score-766', {
  brokenOwner: 'transient',
  serve: async (rows) => {
    const portal = await startPortal()
    const overview = { departmentId, departmentName: personal.ChuHoSo, metrics: rows }
    portal.data['transparency'] = { ...portal.data['transparency'], overview }
    return {
      open: (change = {}) => open(portal.base, {}, { bounds: { ...bounds, ...change } }),
      openWrong: () => open('http://169.254.169.254/'),
      breakDown: portal.stop,
      fallSilent: () => void (portal.misbehave = () => true),
      breakOff: () => {
        portal.misbehave = (_, response) => breakOff(response)
        return () => void (portal.misbehave = null)
      },
      [Symbol.asyncDispose]: portal.stop,
    }
  },
})

/** Keeps rows as they come out of the connector. */
function rowsKept(): { readonly mapping: Mapping; readonly rows: Fields[] } {
  const rows: Fields[] = []
  const mapping: Mapping = {
    groupBy: null,
    names: new Set(),
    map: (row) => {
      rows.push(Object.fromEntries(Object.entries(row.value ?? {})))
      return { kind: 'several', facts: [], tombstones: [], refused: [] }
    },
  }
  return { mapping, rows }
}

async function rowsOf(portal: Portal, block: Fields = {}): Promise<readonly Fields[]> {
  const kept = rowsKept()
  await using connection = open(portal.base, block, { mapping: kept.mapping })
  await readAll(connection)
  return kept.rows
}

async function failureOf(portal: Portal, block: Fields = {}): Promise<unknown> {
  const kept = rowsKept()
  await using connection = open(portal.base, block, { mapping: kept.mapping })
  const error = await readAll(connection).catch((each: unknown) => each)
  expect(kept.rows).toEqual([])
  expect(leaksPerson([String(error), error])).toBe(false)
  return error
}

function tell(portal: Portal, path: string, change: Fields): void {
  portal.data[path] = { ...portal.data[path], ...change }
}

const progress = {
  departmentId,
  departmentCode: 'H42',
  level: 'PROVINCE',
  totalReceived: 44_583,
  totalOnTime: 42_318,
  totalOverdue: null,
  avgProcessingDays: 2.5,
  ratio: 94.92,
  score: 18.98,
  maxScore: 20,
  dataQualityFlags: ['LATE_SYNC'],
}

describe('rows of the national score', () => {
  it('are one per unit and component, with nulls, flags and the hash of their answer', async () => {
    await using portal = await startPortal()
    const metrics = [
      aMetric('PUBLISH_ON_TIME'),
      aMetric('DOSSIER_SYNC', { ratio: null, score: null, isEstimated: true }),
    ]
    tell(portal, 'transparency', {
      overview: { departmentId, departmentCode: 'H42', metrics },
      evaluation: [aChild(2, { metrics: [aMetric('PUBLISH_ON_TIME', { numerator: 0, denominator: 0, ratio: null })] })],
    })
    let sent = ''
    portal.misbehave = (request, response) => {
      if (request.url?.endsWith('transparency') !== true) return false
      sent = JSON.stringify({ code: 'OK', data: portal.data['transparency'], message: 'thừa' }, null, 1)
      return response.writeHead(201).end(sent) !== undefined
    }
    const rows = await rowsOf(portal)
    const answerHash = createHash('sha256').update(sent).digest('hex')
    const own = { group: 'CKMB', period: '2025-10', answerHash }
    const full = { numerator: 90, denominator: 100, ratio: 90, score: 5.4, maxScore: 6, value: null }
    const province = { departmentId, departmentCode: 'H42' }
    const { departmentName: _, ...child } = aChild(2)
    const isPart = ({ code }: Fields): boolean => String(code).includes('.')
    expect(rows.filter(isPart).map(({ departmentCode, code, value }) => [departmentCode, code, value])).toEqual([
      ['H42', 'PUBLISH_ON_TIME.numerator', 90],
      ['H42', 'PUBLISH_ON_TIME.denominator', 100],
      ['H42', 'DOSSIER_SYNC.numerator', 90],
      ['H42', 'DOSSIER_SYNC.denominator', 100],
      ['H42.02', 'PUBLISH_ON_TIME.numerator', 0],
      ['H42.02', 'PUBLISH_ON_TIME.denominator', 0],
    ])
    expect(rows.filter((row) => !isPart(row))).toEqual([
      { ...own, ...full, ...province, code: 'PUBLISH_ON_TIME' },
      { ...own, ...full, ...province, code: 'DOSSIER_SYNC', ratio: null, score: null, isEstimated: true },
      { ...own, ...full, ...child, code: 'PUBLISH_ON_TIME', numerator: 0, denominator: 0, ratio: null },
    ])
  })

  it('of a tree are its score and each of its numbers', async () => {
    await using portal = await startPortal()
    tell(portal, 'dvc-progress-tree', {
      parent: progress,
      children: [aChild(2, { totalReceived: 10, totalOnTime: null })],
    })
    const rows = await rowsOf(portal)
    expect(
      rows.map(({ departmentCode, code, numerator, denominator, score, value }) => [
        departmentCode,
        code,
        numerator,
        denominator,
        score,
        value,
      ]),
    ).toEqual([
      ['H42', 'TDGQ', 42_318, 44_583, 18.98, null],
      ['H42', 'totalReceived', null, null, null, 44_583],
      ['H42', 'totalOnTime', null, null, null, 42_318],
      ['H42', 'avgProcessingDays', null, null, null, 2.5],
      ['H42.02', 'TDGQ', null, 10, null, null],
      ['H42.02', 'totalReceived', null, null, null, 10],
    ])
    expect(rows[0]).toMatchObject({ dataQualityFlags: ['LATE_SYNC'], maxScore: 20, ratio: 94.92 })
  })

  it('come page by page, each child once', async () => {
    await using portal = await startPortal()
    const children = Array.from({ length: 25 }, (_, index) =>
      aChild(index + 1, { totalReceived: index, totalOnTime: 0 }),
    )
    tell(portal, 'dvc-progress-tree', { parent: progress, children })
    const rows = await rowsOf(portal, { pageSize: 10 })
    expect(rows.filter(({ code }) => code === 'TDGQ')).toHaveLength(26)
    expect(portal.asked.filter(({ group }) => group === 'dvc-progress-tree')).toHaveLength(3)
  })

  it('become figures of the unit of the register', async () => {
    await using portal = await startPortal()
    tell(portal, 'dvc-progress-tree', { parent: progress })
    const definition = figureMappingSchema.parse({
      shape: 'figure',
      zone: '+07:00',
      basis: 'reported',
      unit: { field: 'departmentCode', values: { H42: '37' } },
      period: { field: 'period', formats: ['id'] },
      values: {
        signal: { field: 'code', values: { TDGQ: 'national.progress_score' }, ignoreOthers: true },
        field: 'score',
        number: 'plain',
      },
    })
    const signals = new Map([['national.progress_score', { unit: 'điểm', series: 'period' } as const]])
    await using connection = open(portal.base, {}, { mapping: compileMapping(definition, ninhBinh, signals) })
    const figures: Figure[] = (await readAll(connection)).flatMap(({ facts }) => facts).filter(isOfShape('figure'))
    expect(figures).toMatchObject([{ unit: '37', period: '2025-10', value: 18.98, changedAt: sampleNow }])
  })
})

describe('manners towards the portal', () => {
  it('are one question at a time, with a pause between two, for the unit and the period', async () => {
    await using portal = await startPortal()
    let [going, most] = [0, 0]
    portal.misbehave = (_, response) => {
      going += 1
      most = Math.max(most, going)
      response.on('finish', () => (going -= 1))
      return false
    }
    await rowsOf(portal, { pauseSeconds: { least: 0.05, most: 0.06 } })
    expect(most).toBe(1)
    const gaps = portal.asked.slice(1).map(({ at }, index) => at - (portal.asked[index]?.at ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThan(45)
    const span = { timeType: 'month', year: 2025, month: 10 }
    expect(portal.asked.map(({ group, body }) => [group, body])).toEqual([
      ...[
        'transparency',
        'dvc-progress-tree',
        'provide-online-tree',
        'formality-online-payment-tree',
        'dossier-digitized',
      ].map((group) => [group, { ...span, rootDepartmentId: departmentId, currentPage: 1, pageSize: 200 }]),
      [
        'handling-satisfaction',
        { fromDate: '2025-10-01', toDate: '2025-10-31', rootDepartmentId: departmentId, currentPage: 1, pageSize: 200 },
      ],
    ])
  })

  it.each([
    [403, 'config'],
    [401, 'config'],
    [429, 'transient'],
    [500, 'upstream'],
    [503, 'transient'],
  ])('stop at status %i, which is for %s, after one question', async (status, owner) => {
    await using portal = await startPortal()
    let asked = 0
    portal.misbehave = (_, response) => {
      asked += 1
      return response.writeHead(status, { 'retry-after': '60' }).end(personal.ChuHoSo) !== undefined
    }
    expect(await failureOf(portal)).toMatchObject({ owner })
    expect(asked).toBe(1)
  })
})

describe('half an index', () => {
  it.each([
    ['for another unit', { overview: { departmentId: 'x', metrics: [aMetric('A')] } }, 'đơn vị khác'],
    ['that does not say for whom', { overview: { metrics: [aMetric('A')] } }, 'không nói là của đơn vị nào'],
    ['of another shape', { overview: [personal.ChuHoSo] }, 'không đúng dạng'],
  ])('with an answer %s tells nothing', async (_name, data, sentence) => {
    await using portal = await startPortal()
    tell(portal, 'dvc-progress-tree', { parent: progress })
    portal.data['handling-satisfaction'] = data
    expect(String(await failureOf(portal))).toContain(sentence)
  })

  it.each([
    ['{"code":"ERROR","data":null}', 'chưa có số liệu'],
    ['{"code":"OK","data":{', 'không phải JSON'],
    ['<html>', 'không phải JSON'],
    ['', 'không phải JSON'],
  ])('ended by %s tells nothing', async (body, sentence) => {
    await using portal = await startPortal()
    tell(portal, 'dvc-progress-tree', { parent: progress })
    portal.misbehave = (request, response) =>
      request.url?.endsWith('handling-satisfaction') === true && response.writeHead(201).end(body) !== undefined
    expect(String(await failureOf(portal))).toContain(sentence)
  })

  it('with pages that never end is refused', async () => {
    await using portal = await startPortal()
    const body = { code: 'OK', data: { parent: progress, children: [aChild(1), aChild(2)] } }
    portal.misbehave = (request, response) =>
      request.url?.endsWith('dvc-progress-tree') === true && response.end(JSON.stringify(body)) !== undefined
    expect(await failureOf(portal, { pageSize: 2 })).toMatchObject({ owner: 'upstream' })
  })
})
