import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type RunningProvince, startProvince } from '../start-province.ts'
import { publicSites } from './public-sites.ts'

let province: RunningProvince

beforeAll(async () => {
  province = await startProvince({
    port: 0,
    mqttPort: 0,
    tlsPort: 0,
    officeFolder: null,
    seed: 37,
    scale: 0.01,
    credentials: { clientId: 'test', clientSecret: 'secret' },
    adminToken: 'admin',
    now: Date.now,
    speed: 1,
  })
})
afterAll(() => province.close())
afterEach(() => misbehave({ kind: 'none' }))

async function misbehave(fault: object): Promise<void> {
  const headers = { authorization: 'Bearer admin', 'content-type': 'application/json' }
  const answer = await fetch(`${province.url}/admin/faults`, { method: 'POST', headers, body: JSON.stringify(fault) })
  expect(answer.status).toBe(200)
}
const page = (path: string, init: RequestInit = {}) => fetch(`${province.url}${path}`, init)

describe('the public sites of the sample', () => {
  it.each(publicSites.filter(({ delayMs }) => delayMs < 1_000).map(({ id }) => id))(
    'has a page and news at %s',
    async (id) => {
      expect((await page(`/trang/${id}/`)).status).toBe(200)
      expect(await (await page(`/trang/${id}/tin-tuc.rss`)).text()).toContain('<pubDate>')
    },
  )

  it('leads to pages of which those that are meant to be missing are', async () => {
    const site = publicSites.find(({ pages }) => pages > 0) ?? expect.fail('no site leads anywhere')
    const body = await (await page(`/trang/${site.id}/`)).text()
    const links = [...body.matchAll(/href="([^"]*\/muc\/\d+)"/g)].map(([, href = '']) => href)
    expect(links).toHaveLength(site.pages)
    const statuses = await Promise.all(links.map(async (href) => (await page(href)).status))
    expect(statuses.flatMap((status, at) => (status === 404 ? [at + 1] : []))).toEqual(site.missing)
    expect((await page(`/trang/${site.id}/muc/0`)).status).toBe(404)
    expect((await page(`/trang/${site.id}/muc/x`)).status).toBe(404)
  })

  it('says in which languages it can be read', async () => {
    expect(await (await page('/trang/cong-du-lich/')).text()).toMatch(/lang="vi".*hreflang="en".*hreflang="zh"/)
  })

  it('cuts the connection when it is to be down', async () => {
    await misbehave({ kind: 'down', forMs: 60_000 })
    await expect(page('/trang/cong-tinh/')).rejects.toThrow('fetch failed')
    await expect(page('/trang/cong-tinh/tin-tuc.rss')).rejects.toThrow('fetch failed')
  })

  it('answers with an error page when it is to be broken', async () => {
    await misbehave({ kind: 'error500', forMs: 60_000 })
    const answer = await page('/trang/so-tu-phap/')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([500, 'text/html; charset=utf-8'])
  })

  it('keeps whoever asks waiting when it is to be slow, and comes back when that is over', async () => {
    await misbehave({ kind: 'slow', forMs: 60_000, delayMs: 60_000 })
    const waiting = page('/trang/cong-tinh/', { signal: AbortSignal.timeout(500) })
    await expect(waiting).rejects.toThrow('timeout')
    await misbehave({ kind: 'none' })
    expect((await page('/trang/cong-tinh/')).status).toBe(200)
  })
})
