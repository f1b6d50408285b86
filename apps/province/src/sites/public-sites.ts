import { createServer, type Server } from 'node:https'
import { dayOf, type Instant, startOfDay } from '@toan-canh/calendar'
import type { Express, RequestHandler } from 'express'
import { generate } from 'selfsigned'
import { z } from 'zod'
import { readTable } from '../places/read-table.ts'

const dayMs = 86_400_000
const writtenAtMs = 8 * 3_600_000

/**
 * A public site: how long it takes to answer, how old its news is, for how long its certificate holds where it has one, its languages,
 * and how many pages its own leads to, some of which are missing.
 */
const siteSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  delayMs: z.number().int().min(0),
  newsDays: z.number().int().min(0),
  certificateDays: z.number().int().min(1).optional(),
  languages: z.array(z.string()).min(1).default(['vi']),
  pages: z.number().int().default(0),
  missing: z.array(z.number().int()).default([]),
})

/** The public sites of the sample. */
export const publicSites = readTable('sites.yaml', siteSchema)

/** The instant of a site's newest article: at eight in the morning, so many days ago. */
export function newestNews(newsDays: number, now: Instant): Instant {
  const today = startOfDay(dayOf(now - writtenAtMs))
  return today - newsDays * dayMs + writtenAtMs
}

function pageOf({ id, name, languages: [language = 'vi', ...others], pages }: (typeof publicSites)[number]): string {
  const also = others.map((code) => `<link rel="alternate" hreflang="${code}" href="/trang/${id}/?lang=${code}">`)
  const links = Array.from(
    { length: pages },
    (_, at) => `<a href="/trang/${id}/muc/${String(at + 1)}">Mục ${String(at + 1)}</a>`,
  )
  return `<!doctype html><html lang="${language}"><title>${name}</title>${also.join('')}<h1>${name}</h1><p>Trang mẫu</p>${links.join(' ')}`
}

/** Serves the sites below `/trang/<id>/`: a page and its feed. */
export function servePublicSites(app: Express, { gate, clock }: { gate: RequestHandler; clock: () => Instant }): void {
  for (const site of publicSites) {
    const { id, name, delayMs, newsDays, pages, missing } = site
    const later: RequestHandler = (_request, response, next) => {
      const timer = setTimeout(next, delayMs)
      response.once('close', () => clearTimeout(timer))
    }
    app.get(`/trang/${id}/`, gate, later, (_request, response) => {
      response.type('html').send(pageOf(site))
    })
    app.get(`/trang/${id}/muc/:number`, gate, (request, response) => {
      const number = Number(request.params['number'])
      if (Number.isInteger(number) && number >= 1 && number <= pages && !missing.includes(number))
        response.type('html').send(`<!doctype html><html lang="vi"><title>${name}</title><p>Trang mẫu</p>`)
      else response.status(404).type('html').send('<h1>Không tìm thấy trang</h1>')
    })
    app.get(`/trang/${id}/tin-tuc.rss`, gate, (_request, response) => {
      const written = new Date(newestNews(newsDays, clock())).toUTCString()
      response
        .type('application/rss+xml')
        .send(
          `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>${name}</title>` +
            `<item><title>Tin mẫu</title><pubDate>${written}</pubDate></item></channel></rss>`,
        )
    })
  }
}

/** A server with a certificate that nobody has signed and that ends soon. */
export async function nearItsEnd(app: Express): Promise<Server> {
  const days = Math.min(...publicSites.flatMap(({ certificateDays }) => certificateDays ?? []))
  // Half a day more, so that so many whole days are left for whoever looks today.
  const notAfterDate = new Date(Date.now() + (days + 0.5) * dayMs)
  const made = await generate([{ name: 'commonName', value: 'localhost' }], { keyType: 'ec', notAfterDate })
  return createServer({ key: made.private, cert: made.cert }, app)
}
