import { describe, expect, it } from 'vitest'
import { CameraDoor, PictureError } from './camera-door.ts'
import { aMediaServer } from './media-server.fixture.ts'

const secrets: Readonly<Record<string, string>> = { 'env:CAM_PASSWORD': 'bi-mat' }
const goesOn = new AbortController().signal

function aDoor(block: unknown, allowLoopback = true): CameraDoor {
  return new CameraDoor(block, { allowLoopback, now: Date.now, setting: (text) => secrets[text] ?? text })
}

const served = (api: string) => ({
  type: 'cameras',
  mediaServer: { api, hls: api, auth: { kind: 'basic', user: 'xem', password: 'env:CAM_PASSWORD' } },
})

async function problemOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'none',
    (error: unknown) => (error instanceof PictureError ? error.problem : String(error)),
  )
}

describe(CameraDoor, () => {
  it('shows the account of the media server to that server alone', async () => {
    await using server = await aMediaServer()
    await using other = await aMediaServer()
    const seen: (string | undefined)[] = []
    for (const each of [server, other])
      each.pages.set('/a.ts', ({ headers }, response) => {
        seen.push(headers.authorization)
        response.end('hình')
      })
    using door = aDoor(served(server.url))
    expect((await door.fetch(`${server.url}/a.ts`, 100, goesOn)).body.toString()).toBe('hình')
    await door.fetch(`${other.url}/a.ts`, 100, goesOn)
    expect(seen).toEqual([`Basic ${Buffer.from('xem:bi-mat').toString('base64')}`, undefined])
  })

  it('names what is wrong as the connector’s own looks do', async () => {
    await using server = await aMediaServer()
    server.pages.set('/lon', (_, response) => response.end(Buffer.alloc(101)))
    server.pages.set('/rong', (_, response) => response.end())
    server.pages.set('/khoa', (_, response) => response.writeHead(401).end())
    server.pages.set('/di', (_, response) => response.writeHead(302, { location: 'http://127.0.0.2/x' }).end())
    using door = aDoor({ type: 'rest' })
    const of = (path: string) => problemOf(door.fetch(`${server.url}${path}`, 100, goesOn))
    expect(await Promise.all(['/lon', '/rong', '/khoa', '/di', '/khong-co'].map(of))).toEqual([
      'too_large',
      'empty',
      'password',
      'redirect',
      'status',
    ])
    expect(await problemOf(door.fetch('http://169.254.169.254/latest', 100, goesOn))).toBe('forbidden')
    using closed = aDoor({ type: 'rest' }, false)
    expect(await problemOf(closed.fetch(`${server.url}/lon`, 100, goesOn))).toBe('forbidden')
    await server[Symbol.asyncDispose]()
    expect(await of('/rong')).toBe('unreachable')
  })

  it('offers, takes the answer of 201, and ends the session that was named', async () => {
    await using server = await aMediaServer()
    const methods: string[] = []
    server.pages.set('/a/whep', (request, response) => {
      methods.push(`${request.method ?? ''} ${request.headers['content-type'] ?? ''}`)
      response.writeHead(201, { location: 'phien/1' }).end('v=0')
    })
    server.pages.set('/a/phien/1', (request, response) => {
      methods.push(request.method ?? '')
      response.end()
    })
    using door = aDoor(served(server.url))
    const taken = await door.offer(`${server.url}/a/whep`, 'v=0', goesOn)
    expect(taken).toEqual({ answer: 'v=0', session: `${server.url}/a/phien/1` })
    await door.end(taken.session, goesOn)
    expect(methods).toEqual(['POST application/sdp', 'DELETE'])
  })

  it('takes no answer that is none, nor a session on another host', async () => {
    await using server = await aMediaServer()
    server.pages.set('/ok/whep', (_, response) => response.writeHead(200).end('v=0'))
    server.pages.set('/xa/whep', (_, response) => response.writeHead(201, { location: 'http://127.0.0.2/1' }).end('v'))
    server.pages.set('/khoa/whep', (_, response) => response.writeHead(403).end())
    using door = aDoor({})
    const of = (path: string) => problemOf(door.offer(`${server.url}${path}`, 'v=0', goesOn))
    expect([await of('/ok/whep'), await of('/xa/whep'), await of('/khoa/whep'), await of('/mat/whep')]).toEqual([
      'status',
      'redirect',
      'password',
      'no_path',
    ])
  })

  it('stops with its signal', async () => {
    await using server = await aMediaServer()
    server.pages.set('/lau', () => {})
    using door = aDoor({})
    const stop = new AbortController()
    const waiting = door.fetch(`${server.url}/lau`, 100, stop.signal)
    stop.abort(new Error('thôi'))
    await expect(waiting).rejects.toThrow('thôi')
  })
})
