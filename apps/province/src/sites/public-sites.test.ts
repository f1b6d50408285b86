import { createServer } from 'node:http'
import { request } from 'node:https'
import { once } from 'node:events'
import { TLSSocket } from 'node:tls'
import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nearItsEnd, newestNews, publicSites, servePublicSites } from './public-sites.ts'

const now = Date.parse('2026-11-25T09:00:00+07:00')
const dayMs = 86_400_000
const app = express()
servePublicSites(app, { gate: (_request, _response, next) => next(), clock: () => now })
const server = createServer(app)
let base = ''

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  base = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
})
afterAll(() => server.close())

describe('the public sites', () => {
  it('are one that is slow, one whose news is old and one whose certificate ends soon, and one that is well', () => {
    expect(publicSites.filter(({ delayMs }) => delayMs > 3_000)).toHaveLength(1)
    expect(publicSites.filter(({ newsDays }) => newsDays > 30)).toHaveLength(1)
    expect(publicSites.filter(({ certificateDays }) => certificateDays !== undefined)).toHaveLength(1)
    expect(publicSites.length).toBeGreaterThan(3)
  })

  it.each(publicSites.map((site) => [site.id, site] as const))(
    'serve %s after its delay, and its feed',
    async (id, site) => {
      const begun = performance.now()
      const page = await fetch(`${base}/trang/${id}/`)
      expect(await page.text()).toContain(site.name)
      expect(performance.now() - begun).toBeGreaterThanOrEqual(site.delayMs - 5)
      const feed = await (await fetch(`${base}/trang/${id}/tin-tuc.rss`)).text()
      const written = Date.parse(/<pubDate>(.+)<\/pubDate>/.exec(feed)?.[1] ?? '')
      expect(Math.floor((now - written) / dayMs)).toBe(site.newsDays)
    },
  )
})

describe(newestNews, () => {
  it.each([
    ['2026-11-25T09:00:00+07:00', 0, '2026-11-25T08:00:00+07:00'],
    ['2026-11-25T07:59:00+07:00', 0, '2026-11-24T08:00:00+07:00'],
    ['2026-11-25T09:00:00+07:00', 46, '2026-10-10T08:00:00+07:00'],
  ])('is at %s, %i days old, of %s', (at, days, written) => {
    expect(newestNews(days, Date.parse(at))).toBe(Date.parse(written))
  })
})

describe(nearItsEnd, () => {
  it('shows a certificate that ends in so many days', async () => {
    const secure = await nearItsEnd(app)
    secure.listen(0, '127.0.0.1')
    await once(secure, 'listening')
    const address = secure.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const endsAt = await new Promise<number>((resolve, reject) => {
      const asking = request(
        { host: '127.0.0.1', port, path: '/trang/so-y-te/', rejectUnauthorized: false },
        (answer) => {
          answer.resume()
          const { socket } = answer
          resolve(socket instanceof TLSSocket ? Date.parse(socket.getPeerCertificate().valid_to) : 0)
        },
      )
      asking.on('error', reject)
      asking.end()
    })
    expect(Math.floor((endsAt - Date.now()) / dayMs)).toBe(9)
    secure.closeAllConnections()
    secure.close()
  })
})
