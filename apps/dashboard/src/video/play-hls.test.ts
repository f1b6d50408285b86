import { beforeEach, describe, expect, it, vi } from 'vitest'

interface TestPlayer {
  readonly calls: string[]
  fail: (data: { fatal: boolean; type: string }) => void
}
const players: TestPlayer[] = []
let isSupported = true

vi.mock('hls.js/light', () => ({
  default: class {
    static readonly Events = { ERROR: 'hlsError' }
    static readonly ErrorTypes = { MEDIA_ERROR: 'mediaError', NETWORK_ERROR: 'networkError' }
    static isSupported = () => isSupported
    readonly calls: string[] = []
    fail: TestPlayer['fail'] = () => {}
    constructor() {
      players.push(this)
    }
    on(_: string, listener: (name: string, data: { fatal: boolean; type: string }) => void): void {
      this.fail = (data) => listener('hlsError', data)
    }
    attachMedia(): void {
      this.calls.push('attach')
    }
    loadSource(address: string): void {
      this.calls.push(address)
    }
    recoverMediaError(): void {
      this.calls.push('recover')
    }
    destroy(): void {
      this.calls.push('destroy')
    }
  },
}))

const { playHls } = await import('./play-hls.ts')

async function playing() {
  const stop = new AbortController()
  const onEnd = vi.fn()
  await playHls(Object({}), '/h', { signal: stop.signal, onEnd })
  return { stop, onEnd, player: players.at(-1) }
}

beforeEach(() => {
  players.length = 0
  isSupported = true
})

describe(playHls, () => {
  it('plays an address and destroys the player with its signal', async () => {
    const { stop, player } = await playing()
    stop.abort()
    expect(player?.calls).toEqual(['attach', '/h', 'destroy'])
  })

  it('recovers twice from what it cannot decode, then ends; what is not fatal changes nothing', async () => {
    const { onEnd, player } = await playing()
    player?.fail({ fatal: false, type: 'networkError' })
    player?.fail({ fatal: true, type: 'mediaError' })
    player?.fail({ fatal: true, type: 'mediaError' })
    expect([player?.calls.filter((each) => each === 'recover').length, onEnd.mock.calls.length]).toEqual([2, 0])
    player?.fail({ fatal: true, type: 'mediaError' })
    expect(onEnd).toHaveBeenCalledOnce()
  })

  it('ends at once when nothing comes any more, and where the browser cannot play it', async () => {
    const lost = await playing()
    lost.player?.fail({ fatal: true, type: 'networkError' })
    expect(lost.onEnd).toHaveBeenCalledOnce()
    isSupported = false
    const old = await playing()
    expect(old.onEnd).toHaveBeenCalledOnce()
  })
})
