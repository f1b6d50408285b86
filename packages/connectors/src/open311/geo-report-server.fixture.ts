import type { IncomingMessage, ServerResponse } from 'node:http'
import { startHttp } from '../http/http-server.fixture.ts'

export type Request = Readonly<Record<string, unknown>>

/** What a server knows beyond the standard. */
export interface ServerManners {
  readonly pages?: boolean
  /** The most it gives for one question, over all its pages. */
  readonly limit?: number
  readonly updatedAfter?: boolean
}

/** A GeoReport v2 server on a free port of 127.0.0.1: JSON and XML, newest first, at most 90 days and 1,000 requests. */
export interface GeoReportServer extends AsyncDisposable {
  readonly base: string
  requests: Request[]
  /** Questions for requests, newest last. */
  readonly asked: URLSearchParams[]
  /** Answers instead of the server; true: it has. */
  misbehave: ((request: IncomingMessage, response: ServerResponse) => boolean) | null
  readonly stop: () => Promise<void>
}

const dayMs = 86_400_000
/** A request without a readable time is found in the middle of what tests read. */
const fallback = Date.parse('2025-11-01T00:30:00Z')

function stampOf(request: Request, field = 'requested_datetime'): number {
  const stamp = Date.parse(String(request[field]))
  return Number.isNaN(stamp) ? fallback : stamp
}

function escaped(value: unknown): string {
  return String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function xmlOf(list: string, item: string, records: readonly Request[]): string {
  const items = records.map((record) => {
    const fields = Object.entries(record).map(([name, value]) => `<${name}>${escaped(value ?? '')}</${name}>`)
    return `<${item}>${fields.join('')}</${item}>`
  })
  return `<?xml version="1.0" encoding="utf-8"?><${list}>${items.join('')}</${list}>`
}

function answerOf(
  requests: readonly Request[],
  query: URLSearchParams,
  manners: ServerManners,
): readonly Request[] | null {
  const to = Date.parse(query.get('end_date') ?? '')
  const from = Date.parse(query.get('start_date') ?? '')
  if (Number.isNaN(from) || Number.isNaN(to) || to - from > 90 * dayMs) return null
  const since = manners.updatedAfter === true ? Date.parse(query.get('updated_after') ?? '1970-01-01') : 0
  const found = requests
    .filter((each) => stampOf(each) >= from && stampOf(each) <= to && stampOf(each, 'updated_datetime') >= since)
    .slice(0, manners.limit ?? 1_000)
  if (manners.pages !== true) return found
  const [page, size] = [Number(query.get('page') ?? 1), Number(query.get('page_size') ?? 50)]
  return found.slice((page - 1) * size, page * size)
}

export async function startGeoReport(
  requests: readonly Request[],
  manners: ServerManners = { pages: true, limit: 1_000_000 },
): Promise<GeoReportServer> {
  const services = (): Request[] =>
    [...new Set(served.requests.map((each) => String(each['service_code'])))].map((code) => ({
      service_code: code,
      service_name: `Dịch vụ ${code}`,
      description: 'Người Không Có Thật trả lời',
      group: 'đô thị',
    }))
  const { base, stop } = await startHttp((request, response) => {
    if (served.misbehave?.(request, response) === true) return
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const isXml = url.pathname.endsWith('.xml')
    const send = (list: string, item: string, records: readonly Request[]): void => {
      response.setHeader('content-type', isXml ? 'text/xml' : 'application/json')
      response.end(isXml ? xmlOf(list, item, records) : JSON.stringify(records))
    }
    if (url.pathname.startsWith('/v2/services.')) return send('services', 'service', services())
    if (!url.pathname.startsWith('/v2/requests.')) return void response.writeHead(404).end()
    served.asked.push(url.searchParams)
    const found = answerOf(served.requests, url.searchParams, manners)
    if (found === null) return void response.writeHead(400).end('[{"code":400,"description":"90 days"}]')
    return send('service_requests', 'request', found)
  })
  const served: GeoReportServer = {
    base: `${base}/v2`,
    requests: requests.toSorted((a, b) => stampOf(b) - stampOf(a)),
    asked: [],
    misbehave: null,
    stop,
    [Symbol.asyncDispose]: stop,
  }
  return served
}
