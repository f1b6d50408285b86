import type { StreamRef } from '@toan-canh/contract'
import { fixedClock } from '@toan-canh/testkit'
import { afterEach, describe, expect, it } from 'vitest'
import { aMediaServer, aPlaylist, aSegment } from './a-media-server.fixture.ts'
import { CameraGate, gateLimits, type SeenCamera } from './camera-gate.ts'

const gates: CameraGate[] = []
afterEach(() => {
  for (const gate of gates.splice(0)) gate[Symbol.dispose]()
})

function aGate() {
  const clock = fixedClock(1_000_000)
  const settings = { resolve: (text: string) => text, allowLoopbackSources: true, CAMERA_DECODERS: 6 }
  const gate = new CameraGate({ settings, now: clock.now })
  gates.push(gate)
  return { gate, clock }
}

function aCamera(streams: readonly StreamRef[]): SeenCamera {
  return { source: Object({ id: 'camera', definition: { connector: { type: 'rest' } } }), streams }
}
const always = () => true
const idOf = (address: string | null) => /cameras\/([\w-]+)\//.exec(address ?? '')?.[1] ?? ''

describe(CameraGate, () => {
  it('takes a ticket away that nobody uses, that is an hour old, or whose holder may no longer', async () => {
    await using media = await aMediaServer()
    media.pages.set('/a/1.ts', (_, response) => response.end(aSegment()))
    const { gate, clock } = aGate()
    let may = true
    const camera = aCamera([{ kind: 'hls', url: `${media.url}/a/x.m3u8` }])
    const id = idOf(gate.open(camera, () => may).hls)
    const other = idOf(gate.open(camera, always).hls)
    clock.advance(gateLimits.idleMs)
    expect((await gate.stream(id, ['1.ts'], '')).type).toBe('video/mp2t')
    clock.advance(1)
    gate.sweep()
    expect(gate.held.tickets).toBe(1)
    await expect(gate.stream(other, ['1.ts'], '')).rejects.toThrow('đã hết')
    may = false
    await expect(gate.stream(id, ['1.ts'], '')).rejects.toThrow('đã hết')
    gate.sweep()
    expect(gate.held.tickets).toBe(0)
  })

  it('ends sessions upstream with their ticket, also one that nobody asks about', async () => {
    await using media = await aMediaServer()
    media.pages.set('/a/whep', (_, response) => response.writeHead(201, { location: '/a/whep/7' }).end('v=0'))
    media.pages.set('/a/whep/7', (_, response) => response.end())
    const { gate, clock } = aGate()
    const id = idOf(gate.open(aCamera([{ kind: 'whep', url: `${media.url}/a/whep` }]), always).whep)
    for (let session = 0; session < gateLimits.sessions; session += 1) await gate.offer(id, 'v=0')
    await expect(gate.offer(id, 'v=0')).rejects.toMatchObject({ code: 'busy' })
    clock.advance(2 * gateLimits.idleMs)
    gate.sweep()
    expect(gate.held.tickets).toBe(1)
    clock.advance(gateLimits.ticketMs)
    gate.sweep()
    await expect.poll(() => media.asked.filter((each) => each.startsWith('DELETE'))).toHaveLength(gateLimits.sessions)
  })

  it('leads a playlist of playlists through itself, and a query with it', async () => {
    await using media = await aMediaServer()
    media.pages.set('/a/x.m3u8', (_, response) =>
      response.end(aPlaylist('#EXT-X-STREAM-INF:BANDWIDTH=1', 'cao/y.m3u8?k=2')),
    )
    const { gate } = aGate()
    const ticket = gate.open(aCamera([{ kind: 'hls', url: `${media.url}/a/x.m3u8?k=1` }]), always)
    const id = idOf(ticket.hls)
    expect(ticket.hls).toBe(`/api/v1/cameras/${id}/hls/x.m3u8?k=1`)
    const { body, type } = await gate.stream(id, ['x.m3u8'], '?k=1')
    expect([type, String(body).split('\n').at(-1)]).toEqual([
      'application/vnd.apple.mpegurl',
      `/api/v1/cameras/${id}/hls/cao/y.m3u8?k=2`,
    ])
  })

  it('refuses a camera without a way, a way that a camera does not have, and one ticket too many', async () => {
    const { gate } = aGate()
    expect(() => gate.open(aCamera([]), always)).toThrow('người lập danh mục')
    const id = idOf(gate.open(aCamera([{ kind: 'snapshot', url: 'http://127.0.0.1:9/a.jpg' }]), always).snapshot)
    await expect(gate.stream(id, ['x.m3u8'], '')).rejects.toMatchObject({ code: 'not_found' })
    await expect(gate.end(id, 'x')).rejects.toMatchObject({ code: 'not_found' })
    const camera = aCamera([{ kind: 'snapshot', url: 'http://127.0.0.1:9/a.jpg' }])
    while (gate.held.tickets < gateLimits.tickets) gate.open(camera, always)
    expect(() => gate.open(camera, always)).toThrow('quá nhiều camera')
  })
})
