import { createServer, type ServerResponse } from 'node:http'
import process from 'node:process'
import { readSettings } from '../../apps/province/src/settings.ts'

/** What the catalogue asks for. */
const asked = { order: 'desc', size: '5000', updatedSince: '2025-09-30T17:00:00.000Z' }

/** The history of an upstream, page by page, as the bytes that it sent; by the cursor that asks for it, '' the first. */
type Pages = ReadonlyMap<string, Buffer>

interface PageHead {
  readonly nextCursor: string | null
  readonly total: number
}

/** The fields of a page of the sample province that stand behind its rows. */
function headOf(page: Buffer): PageHead {
  const [, cursor, total] = /"nextCursor":(null|"[^"]*"),"total":(\d+)\}$/.exec(page.toString('utf8')) ?? []
  if (cursor === undefined) throw new Error('the sample province answered with something else than a page')
  return { nextCursor: cursor === 'null' ? null : cursor.slice(1, -1), total: Number(total) }
}

async function record(origin: string, most: number): Promise<{ readonly pages: Pages; readonly dossiers: number }> {
  const settings = readSettings(process.env)
  if (typeof settings === 'string') throw new Error(settings)
  const basic = Buffer.from(`${settings.PROVINCE_CLIENT_ID}:${settings.PROVINCE_CLIENT_SECRET}`).toString('base64')
  const granted = await fetch(`${origin}/oauth2/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  const [, token = ''] = /"access_token":"([^"]+)"/.exec(await granted.text()) ?? []
  const pages = new Map<string, Buffer>()
  let dossiers = 0
  for (let cursor: string | null = ''; cursor !== null && pages.size * Number(asked.size) < most;) {
    const query = new URLSearchParams({ ...asked, ...(cursor === '' ? {} : { cursor }) })
    const answer = await fetch(`${origin}/api/v1/ho-so?${query.toString()}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const page = Buffer.from(await answer.arrayBuffer())
    const head = headOf(page)
    pages.set(cursor, page)
    dossiers = Math.max(dossiers, head.total)
    cursor = head.nextCursor
  }
  return { pages, dossiers }
}

function send(response: ServerResponse, body: Buffer | string): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body)
}

/** Answers over HTTP with recorded pages: an upstream that costs next to nothing. Nothing in it changes any more. */
async function main(origin: string, most: number): Promise<void> {
  const { pages, dossiers } = await record(origin, most)
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://recorded')
    if (pathname === '/oauth2/token')
      send(response, '{"access_token":"recorded","token_type":"Bearer","expires_in":900}')
    else if (searchParams.get('order') !== 'desc') send(response, '{"data":[],"page":1,"total":0,"hasNext":false}')
    else send(response, pages.get(searchParams.get('cursor') ?? '') ?? '{"data":[],"nextCursor":null,"total":0}')
  })
  process.once('SIGTERM', () => process.exit(0))
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    process.stdout.write(`Recorded upstream: http://127.0.0.1:${port}, ${dossiers} dossiers\n`)
  })
}

await main(process.argv[2] ?? '', Number(process.argv[3]))
