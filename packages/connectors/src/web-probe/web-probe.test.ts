import { figureMappingSchema, isOfShape } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { describeWayIn, readAll } from '../conformance.ts'
import type { Batch } from '../connector.ts'
import { compileMapping } from '../mapping/compile-mapping.ts'
import { aContext, ninhBinh, sampleNow } from '../sample.fixture.ts'
import { aSite, page, type Pages, type RunningSite } from './a-site.fixture.ts'
import { probeSite, type SiteRow } from './probe-site.ts'
import type { Site } from './web-probe-config.ts'
import { webProbe } from './web-probe.ts'

const limits = { allowLoopback: true, seconds: 1, bodyBytes: 100_000, clock: () => Math.round(performance.now()) }
const signal = new AbortController().signal

function siteAt({ url }: Pick<RunningSite, 'url'>, parts: Partial<Site> = {}): Site {
  return { id: 'cong-tinh', name: 'Cổng tỉnh', unit: '37', url, slowMs: 3_000, links: [], ...parts }
}

async function probed(
  pages: Pages,
  parts: Partial<Site> = {},
  certificateDays: number | null = null,
): Promise<SiteRow> {
  await using site = await aSite(pages, certificateDays)
  const now = () => (certificateDays === null ? sampleNow : Date.now())
  return (await probeSite(siteAt(site, parts), null, { limits, now, signal })).row
}

const slowly =
  (ms: number) =>
  (...[, response]: Parameters<Pages[string]>) =>
    void setTimeout(() => response.end('muộn'), ms)
const feed = `<?xml version="1.0"?><rss><channel><pubDate>Fri, 14 Nov 2025 01:00:00 GMT</pubDate>
  <item><title>Mới &amp; nóng</title><pubDate>Wed, 12 Nov 2025 03:00:00 GMT</pubDate></item></channel></rss>`

/** Its rows are of its own making: the bad days of rows cannot come (docs/guides/add-a-connector.md). */
describeWayIn('web-probe', async () => {
  const site = await aSite({ '/': page('Xin chào') })
  const open = (url: string) => {
    const sites = [{ id: 'cong', name: 'Cổng tỉnh', unit: '37', url }]
    const configured = webProbe.configure({ type: 'web-probe', sites })
    if (!configured.isValid) throw new Error('the sites are wrong')
    return configured.open(aContext())
  }
  return {
    open: () => open(site.url),
    openWrong: () => open('http://169.254.169.254/'),
    [Symbol.asyncDispose]: () => site[Symbol.asyncDispose](),
  }
})

describe(probeSite, () => {
  it('finds a site that answers up, with its times', async () => {
    const row = await probed({ '/': page('Xin chào') })
    expect(row).toMatchObject({ state: 'up', problem: null, status: 200, certificateDaysLeft: null, brokenLinks: 0 })
    expect(row.p95Ms).not.toBeNull()
  })

  it.each<[claim: string, pages: Pages, parts: Partial<Site>, found: Partial<SiteRow>]>([
    ['an error', { '/': page('lỗi', 503) }, {}, { state: 'down', problem: 'status_503', status: 503, p50Ms: null }],
    ['nothing at all in time', { '/': () => {} }, {}, { state: 'down', problem: 'timeout', status: null }],
    [
      'half an answer',
      {
        '/': (_, response) =>
          void response.writeHead(200, { 'content-length': 90 }).write('nửa', () => response.destroy()),
      },
      {},
      { state: 'down', problem: 'broken' },
    ],
    ['an endless page', { '/': page('x'.repeat(200_000)) }, {}, { state: 'down', problem: 'too_large' }],
    [
      'a ring of redirects',
      { '/': (_, response) => void response.writeHead(302, { location: '/' }).end() },
      {},
      { state: 'down', problem: 'redirects' },
    ],
    ['a slow answer', { '/': slowly(120) }, { slowMs: 50 }, { state: 'degraded', problem: 'slow' }],
    [
      'two links of three that are broken',
      { '/': page(''), '/tin': page('') },
      { links: ['/tin', '/a', '/b'] },
      { state: 'degraded', problem: 'broken_links', links: 3, brokenLinks: 2 },
    ],
    [
      'a page that has moved',
      { '/': (_, response) => void response.writeHead(301, { location: '/moi' }).end(), '/moi': page('') },
      {},
      { state: 'up', status: 200 },
    ],
    [
      'news of a feed',
      { '/': page(''), '/rss': page(feed) },
      { news: { path: '/rss', format: 'feed' } },
      { articleAgeDays: 0, newestArticleAt: '2025-11-14T08:00:00+07:00' },
    ],
    [
      'news of a page, none of tomorrow',
      { '/': page(''), '/tin': page('Ngày 10/11/2025, họp 20/11/2025') },
      { news: { path: '/tin', format: 'dates' } },
      { articleAgeDays: 4 },
    ],
    [
      'a feed that tells no date',
      { '/': page(''), '/rss': page('<rss><channel>') },
      { news: { path: '/rss', format: 'feed' } },
      { articleAgeDays: null },
    ],
  ])('tells %s', async (_, pages, parts, found) => {
    expect(await probed(pages, parts)).toMatchObject(found)
  })

  it('tells when a certificate ends, and that nobody trusts it', async () => {
    const row = await probed({ '/': page('') }, {}, 20.5)
    expect(row).toMatchObject({ state: 'degraded', problem: 'certificate', status: 200 })
    expect(row.certificateDaysLeft).toBe(20)
  })

  it('tells that a server is gone', async () => {
    const site = await aSite({})
    await site[Symbol.asyncDispose]()
    const { row } = await probeSite(siteAt(site), null, { limits, now: () => sampleNow, signal })
    expect(row).toMatchObject({ state: 'down', problem: 'unreachable' })
  })

  it('follows no redirect to an address that must not be called', async () => {
    const away: Pages = {
      '/': (_, response) => void response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
    }
    expect(await probed(away)).toMatchObject({ state: 'down', problem: 'forbidden' })
  })
})

const mapping = compileMapping(
  figureMappingSchema.parse({
    shape: 'figure',
    zone: '+07:00',
    basis: 'measured',
    unit: { field: 'unit' },
    period: { at: { field: 'observedAt', format: 'iso' } },
    values: [{ signal: 'web.p95_ms', field: 'p95Ms', number: 'plain' }],
  }),
  ninhBinh,
  new Map([['web.p95_ms', { unit: 'ms', series: 'instant' }]]),
)

function connectionTo(sites: readonly Site[], setting = (reference: string) => reference) {
  const configured = webProbe.configure({ type: 'web-probe', sites })
  if (!configured.isValid) throw new Error(JSON.stringify(configured.mistakes))
  return configured.open(aContext({ mapping, setting }))
}

describe('web-probe as a connector', () => {
  it('gives one row a site, covered until it began to look, and remembers the times of the day', async () => {
    await using site = await aSite({ '/': page('') })
    await using connection = connectionTo([siteAt(site), siteAt(site, { id: 'so-y-te', unit: '14329' })])
    const [first] = await readAll(connection)
    expect(first).toMatchObject({ rows: 2, coveredTo: sampleNow, isLast: true, refused: [] })
    expect(first?.facts.filter(isOfShape('figure')).map(({ unit }) => unit)).toEqual(['37', '14329'])
    const [second] = await readAll(connection, first?.cursor ?? null)
    const counted = JSON.stringify(second?.cursor).match(/:(\d+)}/g)
    expect(counted).toHaveLength(2)
    expect(first?.cursor).not.toEqual(second?.cursor)
  })

  it('finds a site below an address that stands in a setting', async () => {
    await using site = await aSite({ '/so-y-te/': page('') })
    const setting = (reference: string) => (reference === 'env:TRANG_URL' ? site.url : reference)
    await using connection = connectionTo([siteAt({ url: 'env:TRANG_URL' }, { at: '/so-y-te/' })], setting)
    await connection.check(signal)
    await readAll(connection)
    expect(site.asked).toEqual(['/so-y-te/'])
  })

  it('lets one dead site harm no other', async () => {
    await using site = await aSite({ '/': page('') })
    await using connection = connectionTo([
      siteAt({ url: 'http://127.0.0.1:9/' }, { id: 'chet' }),
      siteAt(site, { id: 'song', unit: '14329' }),
    ])
    const batches: Batch[] = await readAll(connection)
    expect(batches[0]?.rows).toBe(2)
    expect(
      batches[0]?.facts.filter(isOfShape('figure')).map(({ unit, value }) => [unit, value === null]),
    ).toContainEqual(['14329', false])
  })

  it('says what is wrong with its configuration and asks for no history', async () => {
    const twice = webProbe.configure({
      type: 'web-probe',
      sites: [siteAt({ url: 'http://a' }), siteAt({ url: 'http://b' })],
    })
    expect(twice).toMatchObject({ isValid: false, mistakes: [{ sentence: 'sites.1.id: cong-tinh stands twice' }] })
    await using connection = connectionTo([siteAt({ url: 'ftp://a' })])
    await expect(connection.check(signal)).rejects.toThrow('phải là http hoặc https')
    await expect(Array.fromAsync(connection.read('history', null, signal))).rejects.toThrow('không có lịch sử')
  })

  it('stops with the reason of its signal', async () => {
    await using site = await aSite({ '/': () => {} })
    await using connection = connectionTo([siteAt(site)])
    const stop = new AbortController()
    const reason = new Error('enough')
    setTimeout(() => stop.abort(reason), 30)
    await expect(readAll(connection, null, { signal: stop.signal })).rejects.toBe(reason)
  })
})
