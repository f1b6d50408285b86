import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type RunningProvince, startProvince } from './start-province.ts'
import { rowSchema } from './sample.fixture.ts'

const start = Date.parse('2025-12-03T09:00:00+07:00')
const since = '2025-12-03T08:30:00+07:00'
const page = z.object({
  data: z.array(rowSchema),
  page: z.number(),
  size: z.number(),
  total: z.number(),
  hasNext: z.boolean(),
})
const step = z.object({ data: z.array(rowSchema), nextCursor: z.string().nullable(), total: z.number() })

let clock = start
let province: RunningProvince
let token = ''

async function tokenFor(secret: string): Promise<Response> {
  return fetch(`${province.url}/oauth2/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`test:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
}

function ask(query: Record<string, string>): Promise<Response> {
  return fetch(`${province.url}/api/v1/ho-so?${new URLSearchParams(query).toString()}`, {
    headers: { authorization: `Bearer ${token}` },
  })
}

async function pageOf(query: Record<string, string>): Promise<z.infer<typeof page>> {
  return page.parse(await (await ask(query)).json())
}

function fault(body: unknown, secret = 'admin'): Promise<Response> {
  return fetch(`${province.url}/admin/faults`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

beforeAll(async () => {
  province = await startProvince({
    port: 0,
    mqttPort: 0,
    tlsPort: 0,
    officeFolder: null,
    seed: 37,
    scale: 0.05,
    credentials: { clientId: 'test', clientSecret: 'secret' },
    adminToken: 'admin',
    now: () => clock,
    speed: 1,
  })
  const answer: unknown = await (await tokenFor('secret')).json()
  token = z
    .object({ access_token: z.string(), token_type: z.literal('Bearer'), expires_in: z.number() })
    .parse(answer).access_token
})
afterAll(() => province.close())

describe(startProvince, () => {
  it('gives tokens to its client only', async () => {
    expect((await tokenFor('wrong')).status).toBe(401)
    expect((await fetch(`${province.url}/api/v1/ho-so`)).status).toBe(401)
    expect(
      (await fetch(`${province.url}/api/v1/ho-so`, { headers: { authorization: 'Bearer nonsense' } })).status,
    ).toBe(401)
  })

  it('refuses another grant and a bad query', async () => {
    const headers = { authorization: `Basic ${Buffer.from('test:secret').toString('base64')}` }
    const body = new URLSearchParams({ grant_type: 'password' })
    expect((await fetch(`${province.url}/oauth2/token`, { method: 'POST', headers, body })).status).toBe(400)
    expect((await ask({ size: '6000' })).status).toBe(400)
  })

  it('tells its time and size', async () => {
    const health: unknown = await (await fetch(`${province.url}/health`)).json()
    expect(health).toMatchObject({ status: 'ok', now: '2025-12-03T02:00:00.000Z' })
  })

  it('pages upwards to the end', async () => {
    const first = await pageOf({ updatedSince: since, size: '20' })
    expect(first).toMatchObject({ page: 1, size: 20, hasNext: true })
    const codes = new Set<string>()
    for (let number = 1; number <= Math.ceil(first.total / 20); number += 1) {
      const { data, hasNext } = await pageOf({ updatedSince: since, size: '20', page: String(number) })
      for (const row of data) codes.add(row.MaHoSo)
      expect(hasNext).toBe(number * 20 < first.total)
    }
    expect(codes.size).toBe(first.total)
  })

  it('steps downwards to the floor', async () => {
    const query = { order: 'desc', updatedSince: '2025-12-02T00:00:00+07:00', updatedBefore: since, size: '150' }
    const codes: string[] = []
    let cursor: string | null = ''
    let total = 0
    while (cursor !== null) {
      const answer: z.infer<typeof step> = step.parse(
        await (await ask(cursor === '' ? query : { ...query, cursor })).json(),
      )
      codes.push(...answer.data.map(({ MaHoSo }) => MaHoSo))
      cursor = answer.nextCursor
      total = answer.total
    }
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes).toHaveLength(total)
    expect(total).toBeGreaterThan(300)
  })

  it('lives: what happens after its start is answered when its time has come', async () => {
    const before = await pageOf({ updatedSince: since, size: '5000' })
    clock = start + 600_000
    const after = await pageOf({ updatedSince: since, size: '5000' })
    clock = start
    expect(after.total).toBeGreaterThan(before.total)
  })
})

describe('faults', () => {
  const plain = { updatedSince: since, size: '30' }

  it('are for the administrator on this machine', async () => {
    expect((await fault({ kind: 'down', forMs: 1000 }, 'guess')).status).toBe(403)
    expect((await fault({ kind: 'flood', forMs: 1000 })).status).toBe(400)
    expect((await fault({ kind: 'down' })).status).toBe(400)
    expect((await fault({ kind: 'none' })).status).toBe(200)
  })

  it('error500 answers 500 until its time is over', async () => {
    await fault({ kind: 'error500', forMs: 5000 })
    expect((await ask(plain)).status).toBe(500)
    clock += 5000
    expect((await ask(plain)).status).toBe(200)
    clock = start
  })

  it('down cuts the connection', async () => {
    await fault({ kind: 'down', forMs: 5000 })
    const reason = await new Promise<string>((resolve) => {
      request(`${province.url}/api/v1/ho-so`, () => resolve('answered'))
        .on('error', (error) => resolve(error.message))
        .end()
    })
    expect(reason).toMatch(/hang up|reset/i)
    await fault({ kind: 'none' })
  })

  it('slow waits before it answers', async () => {
    await fault({ kind: 'slow', forMs: 5000, delayMs: 60 })
    const begun = performance.now()
    expect((await ask(plain)).status).toBe(200)
    expect(performance.now() - begun).toBeGreaterThanOrEqual(55)
    await fault({ kind: 'none' })
  })

  it('wrongShape is no page any more', async () => {
    await fault({ kind: 'wrongShape', forMs: 5000 })
    expect(page.safeParse(await (await ask(plain)).json()).success).toBe(false)
    await fault({ kind: 'none' })
  })

  it('duplicatePages repeats the first page without end', async () => {
    const first = await pageOf(plain)
    await fault({ kind: 'duplicatePages', forMs: 5000 })
    const third = await pageOf({ ...plain, page: '300' })
    expect(third.data).toEqual(first.data)
    expect(third.hasNext).toBe(true)
    await fault({ kind: 'none' })
  })

  it('outOfOrder turns a page round', async () => {
    const first = await pageOf(plain)
    await fault({ kind: 'outOfOrder', forMs: 5000 })
    expect((await pageOf(plain)).data).toEqual(first.data.toReversed())
    await fault({ kind: 'none' })
  })

  it('clockSkew stamps by another clock, and compares by it', async () => {
    const first = await pageOf(plain)
    await fault({ kind: 'clockSkew', forMs: 5000, skewMs: 300_000 })
    const skewed = await pageOf({ ...plain, updatedSince: '2025-12-03T08:35:00+07:00' })
    await fault({ kind: 'none' })
    expect(skewed.total).toBe(first.total)
    const [honest, other] = [first.data[0]?.NgayCapNhat ?? '', skewed.data[0]?.NgayCapNhat ?? '']
    expect(Date.parse(other) - Date.parse(honest)).toBe(300_000)
  })

  it('lateUpdates hides some changes and shows them later with their old stamp', async () => {
    const whole = await pageOf({ updatedSince: since, size: '5000' })
    await fault({ kind: 'lateUpdates', forMs: 5000, lagMs: 3_600_000 })
    const part = await pageOf({ updatedSince: since, size: '5000' })
    await fault({ kind: 'none' })
    expect(part.total).toBeLessThan(whole.total * 0.85)
    expect(part.total).toBeGreaterThan(whole.total * 0.4)
    const after = await pageOf({ updatedSince: since, size: '5000' })
    expect(after.data).toEqual(whole.data)
    const seen = new Set(part.data.map(({ MaHoSo }) => MaHoSo))
    const newest = part.data.at(-1)?.NgayCapNhat ?? ''
    expect(after.data.some(({ MaHoSo, NgayCapNhat }) => !seen.has(MaHoSo) && NgayCapNhat < newest)).toBe(true)
  })
})
