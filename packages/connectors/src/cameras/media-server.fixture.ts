import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'

/** A path as MediaMTX's control API tells it. */
export interface ServedPath {
  readonly name: string
  ready: boolean
  readyTime: string | null
  bytesReceived: number
}

export interface StandIn extends AsyncDisposable {
  readonly url: string
  readonly asked: string[]
  /** Answers by path without the query, before anything else. */
  readonly pages: Map<string, RequestListener>
  /** Takes over a request when it gives true. */
  misbehave: ((request: IncomingMessage, response: ServerResponse) => boolean) | null
  paths: ServedPath[]
  /** Without one, anybody may ask. */
  password: string | null
}

function answerPaths(standIn: StandIn, request: IncomingMessage, response: ServerResponse): void {
  const expected = `Basic ${Buffer.from(`xem:${standIn.password ?? ''}`).toString('base64')}`
  if (standIn.password !== null && request.headers.authorization !== expected) {
    response.writeHead(401, { 'www-authenticate': 'Basic realm="mediamtx"' }).end('{"status":"error"}')
    return
  }
  const { searchParams } = new URL(request.url ?? '', standIn.url)
  const [size, page] = [Number(searchParams.get('itemsPerPage')), Number(searchParams.get('page'))]
  const { paths } = standIn
  const items = paths.slice(page * size, (page + 1) * size).map((path) => ({
    confName: path.name,
    source: { type: 'rtspSource', id: '' },
    tracks: ['H264'],
    bytesSent: 0,
    readers: [],
    ...path,
  }))
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify({ itemCount: paths.length, pageCount: Math.ceil(paths.length / size), items }))
}

/** A stand-in for MediaMTX on loopback, after its published description of the API: `/v3/paths/list`, and whatever pages are laid there. */
export async function aMediaServer(): Promise<StandIn> {
  const server = createServer((request, response) => {
    standIn.asked.push(request.url ?? '')
    const path = new URL(request.url ?? '', 'http://localhost').pathname
    const page = standIn.pages.get(path)
    if (standIn.misbehave?.(request, response) === true) return
    if (page !== undefined) page(request, response)
    else if (path === '/v3/paths/list') answerPaths(standIn, request, response)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the media server has no port')
  const standIn: StandIn = {
    url: `http://127.0.0.1:${String(address.port)}`,
    asked: [],
    pages: new Map(),
    misbehave: null,
    paths: [],
    password: null,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return standIn
}

export function aPath(name: string, change: Partial<ServedPath> = {}): ServedPath {
  return { name, ready: true, readyTime: '2025-11-14T01:00:00Z', bytesReceived: 1_000, ...change }
}
