import type { CameraTicket } from '@toan-canh/contract'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiError } from '../app/api.ts'
import type { CameraSight } from './camera-sight.ts'
import { DecoderPool } from './decoder-pool.ts'
import { watchCamera, type WatchParts } from './watch-camera.ts'

const camera = { source: 'camera', id: 'CAM-0006' }
const ticket: CameraTicket = { hls: '/h', whep: null, snapshot: '/s', until: 3_600_000, decoders: 2 }

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A page with a video whose pictures are what `picture` says at their time; every 200 ms one is decoded while it plays. */
function aPage(
  change: Partial<WatchParts> & { picture?: (now: number) => number; ticket?: Partial<CameraTicket> } = {},
) {
  const { picture = (now) => 60 + ((now / 20) % 120), ticket: other = {}, ...rest } = change
  const told: CameraSight[] = []
  const asked: string[] = []
  const plays: string[] = []
  let due: (() => void) | null = null
  let isPlaying = false
  const timer = setInterval(() => {
    const work = due
    if (!isPlaying || work === null) return
    due = null
    work()
  }, 200)
  const play: WatchParts['play']['hls'] = (_, address, { signal }) => {
    plays.push(address)
    isPlaying = true
    signal.addEventListener('abort', () => (isPlaying = false))
    return Promise.resolve()
  }
  const video = {
    play: () => Promise.resolve(),
    requestVideoFrameCallback: (work: () => void) => {
      due = work
      return 1
    },
  }
  const parts: WatchParts = {
    video: Object(video),
    showSnapshot: () => asked.push('shown'),
    readSnapshot: () => Promise.resolve(Object({})),
    shrinker: { shrink: () => new Uint8ClampedArray(12).fill(picture(Date.now())) },
    decoders: new DecoderPool(2),
    askTicket: () => {
      asked.push('ticket')
      return Promise.resolve({ ...ticket, ...other })
    },
    askFile: (address) => {
      asked.push(address)
      return Promise.resolve(new Blob())
    },
    play: { hls: play, whep: play },
    isHidden: () => false,
    now: Date.now,
    chance: () => 0,
    tell: (sight) => told.push(sight),
    ...rest,
  }
  const watching = watchCamera(camera, parts)
  return {
    told,
    asked,
    plays,
    parts,
    stop: () => {
      watching[Symbol.dispose]()
      clearInterval(timer)
    },
    verdict: () => {
      const last = told.at(-1)
      return last?.kind === 'picture' ? `${last.way} ${last.judged.verdict}` : (last?.kind ?? 'nothing')
    },
  }
}

describe(watchCamera, () => {
  it('plays the stream and says that it lives once its pictures have changed', async () => {
    const page = aPage()
    await vi.advanceTimersByTimeAsync(3_000)
    expect([page.plays, page.verdict(), page.parts.decoders.used]).toEqual([['/h'], 'hls live', 1])
    page.stop()
    await vi.advanceTimersByTimeAsync(100)
    expect(page.parts.decoders.used).toBe(0)
  })

  it('says of a stream that goes on decoding one picture that it stands still', async () => {
    const page = aPage({ picture: () => 90 })
    await vi.advanceTimersByTimeAsync(29_000)
    expect(page.verdict()).toBe('hls looking')
    await vi.advanceTimersByTimeAsync(3_000)
    expect(page.verdict()).toBe('hls frozen')
    page.stop()
  })

  it('shows snapshots while no decoder is free, and the stream when one is', async () => {
    const decoders = new DecoderPool(2)
    const others = [decoders.ask(() => {}), decoders.ask(() => {})]
    const page = aPage({ decoders, picture: (now) => 60 + (Math.floor(now / 5_000) % 9) * 10 })
    await vi.advanceTimersByTimeAsync(11_000)
    expect([page.plays, page.verdict()]).toEqual([[], 'snapshot live'])
    others[0]?.[Symbol.dispose]()
    await vi.advanceTimersByTimeAsync(1_500)
    expect([page.plays, decoders.used]).toEqual([['/h'], 2])
    page.stop()
  })

  it('tries WHEP before HLS, and falls back to HLS and to snapshots, the decoder given back', async () => {
    const failing: WatchParts['play']['hls'] = () => Promise.reject(new Error('no'))
    const first = aPage({ ticket: { whep: '/w' } })
    await vi.advanceTimersByTimeAsync(500)
    expect(first.plays).toEqual(['/w'])
    first.stop()
    const page = aPage({
      ticket: { whep: '/w' },
      play: { hls: failing, whep: failing },
      picture: (now) => 60 + (Math.floor(now / 5_000) % 9) * 10,
    })
    await vi.advanceTimersByTimeAsync(6_000)
    expect([page.verdict(), page.parts.decoders.used]).toEqual(['snapshot live', 0])
    page.stop()
  })

  it('ends in a card with the sentence of the centre, and begins anew by itself', async () => {
    const dead = new ApiError(502, 'Không kết nối được camera')
    let isDead = true
    const page = aPage({
      askFile: () => (isDead ? Promise.reject(dead) : Promise.resolve(new Blob())),
    })
    await vi.advanceTimersByTimeAsync(1_000)
    expect(page.told.at(-1)).toEqual({
      kind: 'none',
      sentence: 'Không kết nối được camera',
      isCamera: true,
      since: expect.any(Number),
    })
    isDead = false
    await vi.advanceTimersByTimeAsync(8_000)
    expect(page.verdict()).toBe('hls live')
    page.stop()
  })

  it('does not blame the camera when the centre refuses or is not reached', async () => {
    for (const status of [403, 0]) {
      const page = aPage({ askTicket: () => Promise.reject(new ApiError(status, 'Không được xem')) })
      await vi.advanceTimersByTimeAsync(100)
      expect(page.told).toEqual([expect.objectContaining({ kind: 'none', isCamera: false })])
      page.stop()
    }
  })

  it('begins a stream anew that decodes nothing, and one whose pictures have stopped', async () => {
    const silent: WatchParts['play']['hls'] = () => Promise.resolve()
    const page = aPage({ play: { hls: silent, whep: silent }, ticket: { snapshot: null } })
    await vi.advanceTimersByTimeAsync(19_000)
    expect(page.verdict()).toBe('hls looking')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(page.told.at(-1)).toMatchObject({ kind: 'none', isCamera: true })
    page.stop()
  })

  it('judges nothing while nobody sees the page', async () => {
    let isHidden = false
    const page = aPage({ isHidden: () => isHidden })
    await vi.advanceTimersByTimeAsync(3_000)
    isHidden = true
    const before = page.told.length
    await vi.advanceTimersByTimeAsync(60_000)
    expect(page.told).toHaveLength(before)
    page.stop()
  })

  it('asks for another ticket when one is over', async () => {
    const page = aPage({ ticket: { until: 5_000 } })
    await vi.advanceTimersByTimeAsync(4_000)
    expect(page.asked.filter((each) => each === 'ticket')).toHaveLength(1)
    page.stop()
  })
})
