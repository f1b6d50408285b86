import { problemSchema, routes, type WallOrder, wallStateSchema } from '@toan-canh/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPlace, type Place } from '../running.fixture.ts'

const by = 'Trưởng ca trực'
let place: Place
let running: Awaited<ReturnType<Place['start']>>
let secret = ''

beforeAll(async () => {
  place = await aPlace()
  running = await place.start()
  secret = /cất kỹ: (\S+)/.exec(running.logged.join('\n'))?.[1] ?? ''
})
afterAll(async () => {
  await running[Symbol.asyncDispose]()
  await place[Symbol.asyncDispose]()
})

function ask(path: string, key: string | null, body?: unknown): Promise<Response> {
  return fetch(`${running.url}/api/v1/walls/${path}`, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: key === null ? {} : { authorization: `Bearer ${key}` },
  })
}
const order = (given: WallOrder, key: string | null = secret) => ask('dieu-hanh/orders', key, { by, order: given })
const banner: WallOrder = { kind: 'banner', text: 'Kiểm tra tường', seconds: 600 }

async function record(query: string) {
  const response = await ask(`dieu-hanh/log?${query}`, secret)
  expect(response.status).toBe(200)
  return routes.wallLog.response.parse(await response.json())
}

describe('walls over HTTP', () => {
  it('are directed by whoever holds the secret that the first start said once', async () => {
    expect(secret).not.toBe('')
    const answer = await order(banner)
    expect(answer.status).toBe(200)
    const { state } = routes.wallOrder.response.parse(await answer.json())
    expect(state.banners).toMatchObject([{ text: 'Kiểm tra tường', by }])
    expect(wallStateSchema.parse(await (await ask('dieu-hanh/state', null)).json()).banners).toHaveLength(1)
  })

  it('are directed by nobody else, and their record is read by nobody else', async () => {
    for (const key of [null, 'khong-phai-ma-nay']) {
      expect((await order(banner, key)).status).toBe(403)
      expect((await ask('dieu-hanh/log', key)).status).toBe(403)
    }
  })

  it('name the place of what is wrong in an order', async () => {
    const answer = await ask('dieu-hanh/orders', secret, { by, order: { kind: 'banner', text: '', seconds: 1 } })
    const problem = problemSchema.parse(await answer.json())
    expect([problem.status, problem.detail]).toEqual([400, expect.stringContaining('order.text')])
    expect((await ask('khong-co/orders', secret, { by, order: banner })).status).toBe(404)
  })

  it('play back who showed what when: page by page, and as it stood at an instant', async () => {
    await order({ kind: 'take-over', show: { board: 'cameras' }, reason: 'Xem camera', seconds: 3 })
    await expect
      .poll(async () => (await record('kind=shown')).lines.map(({ what }) => what.split(':')[0]), { timeout: 20_000 })
      .toEqual(['programme', 'take-over', 'programme'])
    const { lines } = await record('kind=shown')
    const pushed = lines[1]
    expect(pushed).toMatchObject({ by, content: { board: 'cameras', reason: 'Xem camera' } })
    expect((await record(`kind=shown&limit=1&at=${encodeURIComponent(pushed?.at ?? '')}`)).lines).toEqual([pushed])
    const first = await record('kind=shown&limit=2')
    expect((await record(`kind=shown&limit=2&before=${first.next}`)).lines).toEqual([lines[2]])
  })

  it('renew the secret by the command line', async () => {
    const renewed = await place.ioc('operator', 'renew', '--json')
    const next: unknown = JSON.parse(renewed.out)
    const fresh = typeof next === 'object' && next !== null && 'secret' in next ? String(next.secret) : ''
    expect((await order(banner)).status).toBe(403)
    expect((await order(banner, fresh)).status).toBe(200)
  })
})
