import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { playWhep } from './play-whep.ts'

/** A peer that gathers at once and does what tests tell it; for tests only. */
class TestPeer extends EventTarget {
  static readonly made: TestPeer[] = []
  iceGatheringState = 'complete'
  connectionState = 'new'
  localDescription: { sdp: string } | null = null
  answer: unknown = null
  isClosed = false
  readonly transceivers: unknown[] = []

  constructor() {
    super()
    TestPeer.made.push(this)
  }
  addTransceiver(...of: unknown[]): void {
    this.transceivers.push(of)
  }
  createOffer(): Promise<{ sdp: string }> {
    return Promise.resolve({ sdp: 'v=0 offer' })
  }
  setLocalDescription(description: { sdp: string }): Promise<void> {
    this.localDescription = description
    return Promise.resolve()
  }
  setRemoteDescription(answer: unknown): Promise<void> {
    this.answer = answer
    return Promise.resolve()
  }
  turn(state: string): void {
    this.connectionState = state
    this.dispatchEvent(new Event('connectionstatechange'))
  }
  close(): void {
    this.isClosed = true
  }
}

const asked: string[] = []
let status = 201

beforeEach(() => {
  asked.length = 0
  TestPeer.made.length = 0
  status = 201
  vi.useFakeTimers()
  vi.stubGlobal('RTCPeerConnection', TestPeer)
  vi.stubGlobal('location', new URL('http://trung-tam/wall/cameras'))
  vi.stubGlobal('addEventListener', () => {})
  vi.stubGlobal('removeEventListener', () => {})
  vi.stubGlobal('fetch', (address: string, { method, body }: RequestInit) => {
    asked.push([method, address, ...(typeof body === 'string' ? [body] : [])].join(' '))
    return Promise.resolve(new Response('v=0 answer', { status, headers: { location: '/api/v1/cameras/ve/whep/7' } }))
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function playing() {
  const stop = new AbortController()
  const onEnd = vi.fn()
  const video: HTMLVideoElement = Object({ srcObject: null })
  return { stop, onEnd, started: playWhep(video, '/api/v1/cameras/ve/whep', { signal: stop.signal, onEnd }) }
}

describe(playWhep, () => {
  it('offers to receive one video, takes the answer, and deletes its session in the end', async () => {
    const { stop, started } = playing()
    await started
    const [peer] = TestPeer.made
    expect(peer?.transceivers).toEqual([['video', { direction: 'recvonly' }]])
    expect(peer?.answer).toEqual({ type: 'answer', sdp: 'v=0 answer' })
    stop.abort()
    expect(peer?.isClosed).toBe(true)
    expect(asked).toEqual([
      'POST /api/v1/cameras/ve/whep v=0 offer',
      'DELETE http://trung-tam/api/v1/cameras/ve/whep/7',
    ])
  })

  it('throws when the offer is not taken, and leaves no peer behind', async () => {
    status = 502
    await expect(playing().started).rejects.toThrow('WHEP 502')
    expect(TestPeer.made[0]?.isClosed).toBe(true)
    expect(asked).toHaveLength(1)
  })

  it('ends when the connection fails, and when it stays away for five seconds', async () => {
    const failed = playing()
    await failed.started
    TestPeer.made[0]?.turn('failed')
    expect(failed.onEnd).toHaveBeenCalledOnce()
    const away = playing()
    await away.started
    TestPeer.made[1]?.turn('disconnected')
    vi.advanceTimersByTime(4_000)
    TestPeer.made[1]?.turn('connected')
    vi.advanceTimersByTime(4_000)
    expect(away.onEnd).not.toHaveBeenCalled()
    TestPeer.made[1]?.turn('disconnected')
    vi.advanceTimersByTime(5_000)
    expect(away.onEnd).toHaveBeenCalledOnce()
  })
})
