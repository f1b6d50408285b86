import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Beat } from '@toan-canh/contract'
import * as islands from '../island/forget-islands.ts'
import * as identity from './identity.ts'
import { askPairing, sendBeat } from './screen-api.ts'

vi.mock('./identity.ts', () => ({
  claimsOver: vi.fn(async () => ({ device: 'd', token: 't', counter: 1, signature: 's' })),
  deviceAuthorization: () => 'Device abc',
  forget: vi.fn(async () => {}),
  keep: vi.fn(async () => {}),
  publicKey: vi.fn(async () => ({ kty: 'EC', crv: 'P-256', x: 'x', y: 'y' })),
}))

vi.mock('../island/forget-islands.ts', () => ({ forgetIslands: vi.fn(async () => {}) }))

const beat: Beat = {
  shown: 'dossiers///',
  framesPerSecond: 60,
  memoryMb: 84,
  elements: 3_100,
  renewed: null,
  isApart: true,
  release: 'index-cu',
  refused: null,
  error: null,
  errorAt: null,
  width: 1920,
  height: 1080,
  startedAt: 1,
}
let asked: { path: string; init: RequestInit | undefined }[]

function answers(status: number, body: unknown): void {
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    asked.push({ path, init })
    return new Response(JSON.stringify(body), { status })
  })
}

beforeEach(() => {
  asked = []
  vi.clearAllMocks()
})
afterEach(() => vi.unstubAllGlobals())

describe(sendBeat, () => {
  it('signs exactly what it says, and keeps where the screen hangs', async () => {
    answers(200, { wall: 'w', output: 'r1c2', token: null, release: 'index-moi' })
    expect(await sendBeat(beat, 5)).toEqual({ release: 'index-moi' })
    expect(identity.claimsOver).toHaveBeenCalledWith(asked[0]?.init?.body, 5)
    expect(asked[0]?.init?.headers).toMatchObject({ authorization: 'Device abc' })
    expect(identity.keep).toHaveBeenCalledWith({ wall: 'w', output: 'r1c2' })
  })

  it('keeps its next token when the centre gives one', async () => {
    answers(200, { wall: 'w', output: 'r1c2', token: 'moi' })
    await sendBeat(beat, 5)
    expect(identity.keep).toHaveBeenCalledWith({ wall: 'w', output: 'r1c2', token: 'moi' })
  })

  it('forgets everything when the centre no longer knows it', async () => {
    answers(403, { type: '', title: '', status: 403, detail: 'Màn này đã bị thu hồi.', instance: '' })
    expect(await sendBeat(beat, 5)).toBe('lost')
    expect(identity.forget).toHaveBeenCalledOnce()
    expect(islands.forgetIslands).toHaveBeenCalledOnce()
  })

  it('forgets nothing while the centre is away or busy', async () => {
    answers(503, { type: '', title: '', status: 503, detail: 'Đang bận', instance: '' })
    await expect(sendBeat(beat, 5)).rejects.toThrow('Đang bận')
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('network')))
    await expect(sendBeat(beat, 5)).rejects.toThrow('Không tới được trung tâm')
    expect(identity.forget).not.toHaveBeenCalled()
  })

  it('is lost when it has nothing to show for itself', async () => {
    vi.mocked(identity.claimsOver).mockResolvedValueOnce(null)
    expect(await sendBeat(beat, 5)).toBe('lost')
  })
})

describe(askPairing, () => {
  const signal = new AbortController().signal

  it('keeps device, token and place once it is confirmed', async () => {
    answers(200, { kind: 'paired', device: 'd', token: 't', wall: 'w', output: 'r1c1' })
    expect((await askPairing('phiếu/1', signal)).kind).toBe('paired')
    expect(asked[0]?.path).toBe('/api/v1/pairings/phi%E1%BA%BFu%2F1')
    expect(identity.keep).toHaveBeenCalledWith({ device: 'd', token: 't', wall: 'w', output: 'r1c1' })
  })

  it('keeps nothing while it waits', async () => {
    answers(200, { kind: 'waiting' })
    await askPairing('c', signal)
    expect(identity.keep).not.toHaveBeenCalled()
  })
})
