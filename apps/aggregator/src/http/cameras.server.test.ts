import { text } from 'node:stream/consumers'
import { type CameraTicket, problemSchema, routes, type StreamRef } from '@toan-canh/contract'
import { anAsset } from '@toan-canh/testkit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aMediaServer, aPlaylist, aSegment, type StandInServer } from '../cameras/a-media-server.fixture.ts'
import { loadCatalogue } from '../catalogue/load-catalogue.ts'
import { aBatch } from '../centre/a-centre.fixture.ts'
import { openCentre } from '../centre/open-centre.ts'
import { storeBatch } from '../ingest/store-batch.ts'
import { aPlace, type Place } from '../running.fixture.ts'
import { aDevice } from '../walls/a-device.fixture.ts'

const secret = 'ma-nguoi-dieu-hanh-thu'
const jpeg = Buffer.from([0xff, 0xd8, 1, 2, 3, 0xff, 0xd9])
let place: Place
let media: StandInServer
let running: Awaited<ReturnType<Place['start']>>

beforeAll(async () => {
  media = await aMediaServer()
  place = await aPlace()
  const catalogue = await loadCatalogue(new URL('../../../../catalogue', import.meta.url).pathname)
  const now = Date.now()
  await using centre = await openCentre({ databaseUrl: place.databaseUrl, catalogue, now: Date.now, onError: () => {} })
  const camera = (id: string, streams: readonly StreamRef[]) =>
    anAsset({ id, unit: '14329', changedAt: now, since: now, lastSeenAt: now, streams })
  const facts = [
    camera('A', [
      { kind: 'hls', url: `${media.url}/truc-tiep/A/index.m3u8` },
      { kind: 'whep', url: `${media.url}/truc-tiep/A/whep` },
      { kind: 'snapshot', url: `${media.url}/anh/A.jpg` },
    ]),
    camera('B', []),
    camera('C', [{ kind: 'snapshot', url: 'http://169.254.169.254/latest/meta-data' }]),
  ]
  await storeBatch(centre.database, centre.versions, {
    source: 'camera',
    direction: 'live',
    batch: aBatch(facts, { coveredTo: now }),
    now,
  })
  running = await place.start({ OPERATOR_SECRET: secret, CAMERA_URL: media.url, CAMERA_DECODERS: '3' })
})
beforeEach(() => {
  media.asked.length = 0
  media.pages.clear()
})
afterAll(async () => {
  await running[Symbol.asyncDispose]()
  await place[Symbol.asyncDispose]()
  await media[Symbol.asyncDispose]()
})

const get = (path: string, init?: RequestInit) => fetch(`${running.url}${path}`, init)
const askFor = (id: string, headers: Record<string, string> = {}) =>
  get('/api/v1/camera-tickets', { method: 'POST', body: JSON.stringify({ source: 'camera', id }), headers })

async function ticketOf(id: string): Promise<CameraTicket> {
  return routes.cameraTicket.response.parse(await (await askFor(id)).json())
}
async function refusal(answer: Response) {
  const { status, detail } = problemSchema.parse(await answer.json())
  return { status, detail }
}

describe('cameras over HTTP', () => {
  it('tells where a camera can be watched, and nothing of where its pictures come from', async () => {
    const ticket = await ticketOf('A')
    expect(ticket).toMatchObject({
      hls: expect.stringMatching(/^\/api\/v1\/cameras\/[\w-]{24}\/hls\/index\.m3u8$/),
      whep: expect.stringMatching(/whep$/),
      snapshot: expect.stringMatching(/snapshot$/),
      decoders: 3,
    })
    const assets = await (await get('/api/v1/assets?kind=camera&unit=37')).text()
    expect(assets).toContain('"streams":["hls","whep","snapshot"]')
    expect(assets + JSON.stringify(ticket)).not.toContain(media.url)
  })

  it('passes playlist and segments on, asks each once, with the account of the source and none in the browser', async () => {
    media.pages.set('/truc-tiep/A/index.m3u8', (_, response) => {
      response.end(aPlaylist('#EXTINF:2,', `${media.url}/truc-tiep/A/1.ts?k=1`))
    })
    media.pages.set('/truc-tiep/A/1.ts', (_, response) => {
      response.setHeader('content-type', 'text/html').end(aSegment())
    })
    const { hls } = await ticketOf('A')
    const lists = await Promise.all([get(hls ?? ''), get(hls ?? '')])
    expect(lists.map(({ headers }) => headers.get('content-type'))).toEqual(
      Array.from({ length: 2 }, () => expect.stringContaining('application/vnd.apple.mpegurl')),
    )
    const segment = /^\/api.*$/m.exec((await lists[0]?.text()) ?? '')?.[0] ?? ''
    expect(segment).toMatch(/\/hls\/1\.ts\?k=1$/)
    const answers = [await get(segment), await get(segment)]
    expect(answers.map(({ headers }) => headers.get('content-type'))).toEqual(['video/mp2t', 'video/mp2t'])
    expect(media.asked).toEqual(['GET /truc-tiep/A/index.m3u8 mật khẩu', 'GET /truc-tiep/A/1.ts?k=1 mật khẩu'])
  })

  it.each(['../B/index.m3u8', '..%2fB%2findex.m3u8', '%2e%2e/%2e%2e/v3/paths/list', '//169.254.169.254/x'])(
    'leads out of the folder of the camera by no way: %s',
    async (path) => {
      const { hls } = await ticketOf('A')
      const answer = await get((hls ?? '').replace('index.m3u8', path))
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(media.asked).toEqual([])
    },
  )

  it('hands on a snapshot that is one, and nothing else', async () => {
    const { snapshot } = await ticketOf('A')
    media.pages.set('/anh/A.jpg', (_, response) => response.end('<html>'))
    expect(await refusal(await get(snapshot ?? ''))).toMatchObject({ status: 502 })
    media.pages.set('/anh/A.jpg', (_, response) => response.end(jpeg))
    const other = await ticketOf('A')
    await expect
      .poll(async () => (await get(other.snapshot ?? '')).headers.get('content-type'), { timeout: 5_000 })
      .toBe('image/jpeg')
  })

  it('says who must act when a camera gives nothing, when it has no way, and when its address may not be called', async () => {
    const { hls } = await ticketOf('A')
    expect(await refusal(await get(hls ?? ''))).toEqual({
      status: 502,
      detail: 'Camera không có hình; đơn vị quản lý camera cần kiểm tra.',
    })
    expect((await refusal(await askFor('B'))).detail).toContain('người lập danh mục cần bổ sung')
    const { snapshot } = await ticketOf('C')
    expect((await refusal(await get(snapshot ?? ''))).detail).toContain('nơi lập danh sách cần sửa')
  })

  it('passes an offer on, and the end of the session', async () => {
    media.pages.set('/truc-tiep/A/whep', (request, response) => {
      const answer = async () => {
        const offer = await text(request)
        response.writeHead(201, { location: '/phien/7', 'content-type': 'application/sdp' }).end(`đáp ${offer}`)
      }
      void answer()
    })
    media.pages.set('/phien/7', (_, response) => response.writeHead(200).end())
    const { whep } = await ticketOf('A')
    const offer = { method: 'POST', body: 'v=0', headers: { 'content-type': 'application/sdp' } }
    const answer = await get(whep ?? '', offer)
    expect([answer.status, await answer.text()]).toEqual([201, 'đáp v=0'])
    const location = answer.headers.get('location') ?? ''
    expect(location).toMatch(/^\/api\/v1\/cameras\/[\w-]+\/whep\/[\w-]+$/)
    expect((await get(location, { method: 'DELETE' })).status).toBe(204)
    expect((await get(location, { method: 'DELETE' })).status).toBe(404)
    expect(media.asked.map((each) => each.replace(' mật khẩu', ''))).toEqual([
      'POST /truc-tiep/A/whep',
      'DELETE /phien/7',
    ])
    expect((await get(whep ?? '', { ...offer, headers: {} })).status).toBe(400)
  })

  it('knows no camera that is not there and no ticket that it has not given', async () => {
    expect(await refusal(await askFor('Z'))).toEqual({ status: 404, detail: 'Không có camera camera/Z.' })
    expect((await get('/api/v1/cameras/doan/hls/index.m3u8')).status).toBe(403)
    expect((await get('/api/v1/camera-tickets', { method: 'POST', body: '{"source":1}' })).status).toBe(400)
  })

  it('lets a paired output watch until it is revoked, and nobody who only says that it is one', async () => {
    const screen = await aDevice()
    const post = (path: string, body: unknown, authorization = `Bearer ${secret}`) =>
      get(path, { method: 'POST', body: JSON.stringify(body), headers: { authorization } })
    const { claim, code } = routes.pairing.response.parse(
      await (await post('/api/v1/pairings', { key: screen.key })).json(),
    )
    await post('/api/v1/walls/dieu-hanh/outputs', { code, output: 'r1c1', place: '', by: 'Trưởng ca' })
    const state = routes.pairingState.response.parse(await (await post(`/api/v1/pairings/${claim}`, {})).json())
    if (state.kind !== 'paired') throw new Error(state.kind)
    const { device, token } = state
    const signed = async (counter: number, id: string) => {
      const claims = await screen.claims({ device, token, counter }, JSON.stringify({ source: 'camera', id }))
      return { authorization: `Device ${Buffer.from(JSON.stringify(claims)).toString('base64url')}` }
    }
    media.pages.set('/anh/A.jpg', (_, response) => response.end(jpeg))
    const headers = await signed(1, 'A')
    const answer = await askFor('A', headers)
    const { snapshot } = routes.cameraTicket.response.parse(await answer.json())
    expect((await get(snapshot ?? '')).status).toBe(200)
    // What was signed for one camera opens no other, nor twice.
    expect((await askFor('C', await signed(2, 'A'))).status).toBe(403)
    expect((await askFor('A', headers)).status).toBe(403)
    expect((await askFor('A', { authorization: 'Device hong' })).status).toBe(403)
    await post(`/api/v1/walls/dieu-hanh/outputs/${device}/revoke`, { by: 'Trưởng ca' })
    expect(await refusal(await get(snapshot ?? ''))).toMatchObject({ status: 403 })
  })
})
