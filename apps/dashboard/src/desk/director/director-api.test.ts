import { plainWallState } from '@toan-canh/contract'
import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { directorQueries, giveOrder, pairScreen, revokeScreen } from './director-api.ts'

const key = { secret: 'ma-bi-mat', by: 'Trưởng ca trực' }
let asked: { path: string; init: RequestInit | undefined }[]

function answers(body: unknown): void {
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    asked.push({ path, init })
    return Response.json(body)
  })
}
const body = (): unknown => {
  const sent = asked[0]?.init?.body
  return typeof sent === 'string' ? JSON.parse(sent) : sent
}

beforeEach(() => {
  asked = []
})
afterEach(() => vi.unstubAllGlobals())

describe('what the desk asks of the centre', () => {
  it('is an order with who gives it and the secret in its header, never in its address', async () => {
    answers({ span: '7', state: plainWallState })
    expect((await giveOrder('w', key, { kind: 'identify', seconds: 15 })).span).toBe('7')
    expect(asked[0]?.path).toBe('/api/v1/walls/w/orders')
    expect(asked[0]?.init?.headers).toMatchObject({ authorization: 'Bearer ma-bi-mat' })
    expect(body()).toEqual({ by: key.by, order: { kind: 'identify', seconds: 15 } })
  })

  it('is a pairing, a revocation', async () => {
    answers({ device: 'd' })
    await pairScreen('w', key, { code: '012345', output: 'r1c1', place: '', replace: false })
    expect(body()).toEqual({ by: key.by, code: '012345', output: 'r1c1', place: '', replace: false })
    await revokeScreen('w', key, 'a/b')
    expect(asked[1]?.path).toBe('/api/v1/walls/w/outputs/a%2Fb/revoke')
  })

  it('is the record from an instant on, page by page', async () => {
    answers({ lines: [], next: null })
    const page = { kind: 'shown', at: '2026-11-25T01:00:00.000Z', before: 12 }
    await new QueryClient().fetchQuery(directorQueries.log('w', key, page))
    const { searchParams, pathname } = new URL(asked[0]?.path ?? '', 'http://x')
    expect([pathname, Object.fromEntries(searchParams)]).toEqual([
      '/api/v1/walls/w/log',
      { kind: 'shown', at: page.at, before: '12' },
    ])
  })

  it('follows the newest page by itself, and leaves a page of then alone', () => {
    const of = (at: string | null) => directorQueries.log('w', key, { kind: null, at, before: null })
    expect(of(null).refetchInterval).toBe(5_000)
    expect(of('2026-11-25T01:00:00.000Z').refetchInterval).toBeUndefined()
  })
})
