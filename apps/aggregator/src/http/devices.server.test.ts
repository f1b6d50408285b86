import { liveEvents, livePath, routes, type Message } from '@toan-canh/contract'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPlace, type Place } from '../running.fixture.ts'
import { aBeat, aDevice } from '../walls/a-device.fixture.ts'

const secret = 'ma-nguoi-dieu-hanh-thu'
const by = 'Trưởng ca trực'
let place: Place
let running: Awaited<ReturnType<Place['start']>>

beforeAll(async () => {
  place = await aPlace()
  running = await place.start({ OPERATOR_SECRET: secret })
})
afterAll(async () => {
  await running[Symbol.asyncDispose]()
  await place[Symbol.asyncDispose]()
})

function post(path: string, body: unknown, authorization?: string): Promise<Response> {
  return fetch(`${running.url}${path}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: authorization === undefined ? {} : { authorization },
  })
}
const operator = `Bearer ${secret}`

describe('outputs over HTTP', () => {
  it('are paired by their code, tell how they are, and lose everything within a second when revoked', async () => {
    const screen = await aDevice()
    const asked = routes.pairing.response.parse(await (await post('/api/v1/pairings', { key: screen.key })).json())
    const waiting = await post(`/api/v1/pairings/${asked.claim}`, {})
    expect(await waiting.json()).toEqual({ kind: 'waiting' })

    const confirm = { code: asked.code, output: 'r2c1', place: 'Hàng dưới, trái', by }
    expect((await post('/api/v1/walls/dieu-hanh/outputs', confirm)).status).toBe(403)
    expect((await post('/api/v1/walls/dieu-hanh/outputs', confirm, operator)).status).toBe(200)
    const state = routes.pairingState.response.parse(await (await post(`/api/v1/pairings/${asked.claim}`, {})).json())
    if (state.kind !== 'paired') throw new Error(state.kind)
    const { device, token } = state

    const said = JSON.stringify(aBeat)
    const claims = await screen.claims({ device, token, counter: 1 }, said)
    const authorization = `Device ${Buffer.from(JSON.stringify(claims)).toString('base64url')}`
    expect(await (await post('/api/v1/device/beat', said, authorization)).json()).toMatchObject({
      wall: 'dieu-hanh',
      output: 'r2c1',
      token: null,
    })
    expect((await post('/api/v1/device/beat', said, authorization)).status).toBe(403)
    expect((await post('/api/v1/device/beat', said)).status).toBe(403)
    const list = await fetch(`${running.url}/api/v1/walls/dieu-hanh/outputs`, { headers: { authorization: operator } })
    const { outputs } = routes.wallOutputs.response.parse(await list.json())
    expect(outputs.find(({ output }) => output === 'r2c1')).toMatchObject({
      isAlive: true,
      place: 'Hàng dưới, trái',
      refused: { why: expect.stringContaining('phát lại') },
    })

    const auth = { device: await screen.claims({ device, token, counter: 2 }, 'live') }
    const socket = io(running.url, { path: livePath, transports: ['websocket'], reconnection: false, auth })
    const heard: Message[] = []
    socket.on(liveEvents.frame, (frame: Message[]) => heard.push(...frame))
    socket.emit(liveEvents.subscribe, [{ topic: 'wall/dieu-hanh' }, { topic: 'wall/phong-hop' }])
    const kinds = () => heard.map(({ k, topic }) => `${k} ${topic}`)
    await expect
      .poll(kinds, { timeout: 10_000 })
      .toEqual(expect.arrayContaining(['s wall/dieu-hanh', 'r wall/phong-hop']))
    const revokedAt = Date.now()
    await post(`/api/v1/walls/dieu-hanh/outputs/${device}/revoke`, { by }, operator)
    await expect.poll(kinds, { timeout: 5_000 }).toContain('r wall/dieu-hanh')
    expect(Date.now() - revokedAt).toBeLessThan(1_000)
    socket.disconnect()
    const later = await screen.claims({ device, token, counter: 3 }, said)
    const lost = `Device ${Buffer.from(JSON.stringify(later)).toString('base64url')}`
    expect((await post('/api/v1/device/beat', said, lost)).status).toBe(403)
  })

  it('show a sentence when a code is wrong or malformed', async () => {
    const answer = await post('/api/v1/walls/dieu-hanh/outputs', { code: '12', output: 'r1c1', by }, operator)
    expect(await answer.json()).toMatchObject({ status: 400, detail: expect.stringContaining('six digits') })
    expect((await post('/api/v1/pairings', { key: { kty: 'oct' } })).status).toBe(400)
  })
})
