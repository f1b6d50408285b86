import type { IncomingMessage, ServerResponse } from 'node:http'
import type { SampleRow } from '../sample.fixture.ts'
import { startHttp } from '../http/http-server.fixture.ts'

/** A small one-stop system on a free port of 127.0.0.1, as strict as a real one. */
export interface OneStop extends AsyncDisposable {
  readonly base: string
  readonly rows: SampleRow[]
  /** Requests for rows, newest last: their queries. */
  readonly asked: URLSearchParams[]
  tokensIssued: number
  readonly stop: () => Promise<void>
  /** Tokens issued so far are no longer taken. */
  forgetTokens: () => void
  /** Answers instead of the system; true: it has. */
  misbehave: ((request: IncomingMessage, response: ServerResponse) => boolean) | null
  /** Changes an answer before it is sent. */
  bend: ((body: OneStopBody, query: URLSearchParams) => unknown) | null
}

export interface OneStopBody {
  readonly data: readonly SampleRow[]
  readonly total: number
  readonly page?: number
  readonly hasNext?: boolean
  readonly nextCursor?: string | null
}

function stampOf(row: SampleRow): number {
  const stamp = Date.parse(String(row['NgayCapNhat']))
  return Number.isNaN(stamp) ? Date.parse('2025-11-14T05:00:00+07:00') : stamp
}

function answerOf(rows: readonly SampleRow[], query: URLSearchParams): OneStopBody {
  const size = Number(query.get('size'))
  const since = Date.parse(query.get('updatedSince') ?? '')
  const ascending = rows
    .filter((row) => stampOf(row) >= since)
    .toSorted((a, b) => stampOf(a) - stampOf(b) || (String(a['MaHoSo']) < String(b['MaHoSo']) ? -1 : 1))
  if (query.get('order') !== 'desc') {
    const page = Number(query.get('page') ?? 1)
    const data = ascending.slice((page - 1) * size, page * size)
    return { data, page, total: ascending.length, hasNext: page * size < ascending.length }
  }
  const before = Date.parse(query.get('updatedBefore') ?? '')
  const list = ascending.filter((row) => stampOf(row) < before).toReversed()
  const from = Number(query.get('cursor') ?? 0)
  const next = from + size < list.length ? String(from + size) : null
  return { data: list.slice(from, from + size), total: list.length, nextCursor: next }
}

/** Starts the system with client `ung-dung` and secret `bi-mat`. */
export async function startOneStop(rows: readonly SampleRow[] = []): Promise<OneStop> {
  const tokens = new Set<string>()
  const basic = `Basic ${Buffer.from('ung-dung:bi-mat').toString('base64')}`
  const json = (response: ServerResponse, status: number, body: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }
  const { base, stop } = await startHttp((request, response) => {
    if (oneStop.misbehave?.(request, response) === true) return
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    if (request.method === 'POST' && url.pathname === '/oauth2/token') {
      if (request.headers.authorization !== basic) return json(response, 401, { error: 'invalid_client' })
      oneStop.tokensIssued += 1
      const token = `the-${String(oneStop.tokensIssued)}`
      tokens.add(token)
      return json(response, 200, { access_token: token, token_type: 'Bearer', expires_in: 900 })
    }
    if (url.pathname !== '/api/v1/ho-so') return json(response, 404, {})
    if (!tokens.has((request.headers.authorization ?? '').replace('Bearer ', ''))) return json(response, 401, {})
    oneStop.asked.push(url.searchParams)
    const body = answerOf(oneStop.rows, url.searchParams)
    return json(response, 200, oneStop.bend?.(body, url.searchParams) ?? body)
  })
  const oneStop: OneStop = {
    base,
    rows: [...rows],
    asked: [],
    tokensIssued: 0,
    forgetTokens: () => tokens.clear(),
    misbehave: null,
    bend: null,
    stop,
    [Symbol.asyncDispose]: stop,
  }
  return oneStop
}
