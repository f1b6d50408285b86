import { createServer, type Server as HttpServer } from 'node:http'
import { liveEvents, livePath, subscribeSchema } from '@toan-canh/contract'
import { Server, type Socket } from 'socket.io'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { connectLive, type LiveConnection } from './connect-live.ts'
import { browserScheduler } from './scheduler.ts'

const retry = { firstMs: 20, longestMs: 40 }
const scheduler = { ...browserScheduler, nextFrame: (work: () => void) => void setTimeout(work, 1) }
const serverAheadMs = 3_600_000

/** A server that answers every wish with the value it has, and any other with a message of another version. */
async function startServer(port: number, value: number): Promise<{ port: number; stop: () => void; hush: () => void }> {
  const http: HttpServer = createServer()
  const server = new Server(http, { path: livePath, transports: ['websocket'] })
  let isHushed = false
  server.on('connection', (socket: Socket) => {
    socket.on(liveEvents.clock, (answer: (now: number) => void) => {
      if (!isHushed) answer(Date.now() + serverAheadMs)
    })
    socket.on(liveEvents.subscribe, (payload: unknown) => {
      const snapshots = subscribeSchema.parse(payload).map(({ topic }) => ({
        k: 's',
        topic,
        epoch: `run${value}`,
        seq: 0,
        items: { '': { v: value, l: 'none', s: 0 } },
      }))
      socket.emit(liveEvents.frame, [{ k: 'from a later version' }, ...snapshots])
    })
  })
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve))
  const address = http.address()
  return {
    port: address !== null && typeof address === 'object' ? address.port : 0,
    hush() {
      isHushed = !isHushed
    },
    stop() {
      server.engine.close()
      http.close()
    },
  }
}

/** Waits until a claim holds; generous, as the machine may be busy with other tests. */
function eventually(claim: () => void): Promise<void> {
  return vi.waitFor(claim, { timeout: 15_000, interval: 10 })
}

describe(connectLive, () => {
  const stops: (() => void)[] = []
  afterEach(() => {
    for (const stop of stops.splice(0)) stop()
  })

  function connected(port: number): LiveConnection {
    const live = connectLive({ url: `http://127.0.0.1:${port}`, scheduler, retry })
    stops.push(() => live[Symbol.dispose]())
    live.topics.watch('sources', () => {})
    return live
  }

  it('brings what is watched, leaving out messages it does not know', async () => {
    const server = await startServer(0, 1)
    stops.push(server.stop)
    const live = connected(server.port)
    expect(live.link.get()).toEqual({ kind: 'connecting', attempt: 1 })
    await eventually(() => {
      expect(live.topics.view('sources')).toEqual({ kind: 'live', items: new Map([['', { v: 1, l: 'none', s: 0 }]]) })
    })
    expect(live.link.get().kind).toBe('live')
  })

  it('learns the time of the server', async () => {
    const server = await startServer(0, 1)
    stops.push(server.stop)
    const live = connected(server.port)
    await eventually(() => expect(live.clock.now() - Date.now()).toBeGreaterThan(serverAheadMs - 60_000))
  })

  it('marks values stale while the server is gone, tries without end, and shows the newest of the next run', async () => {
    const first = await startServer(0, 1)
    const live = connected(first.port)
    await eventually(() => expect(live.topics.status('sources').kind).toBe('live'))
    first.stop()
    await eventually(() => expect(live.topics.status('sources').kind).toBe('stale'))
    const lost = live.link.get()
    expect(lost.kind).toBe('lost')
    await eventually(() => expect(live.link.get()).not.toEqual(lost))
    expect(live.link.get()).toMatchObject({ kind: 'lost', since: lost.kind === 'lost' ? lost.since : 0 })
    const second = await startServer(first.port, 2)
    stops.push(second.stop)
    await eventually(() => {
      expect(live.topics.view('sources')).toEqual({ kind: 'live', items: new Map([['', { v: 2, l: 'none', s: 0 }]]) })
    })
    expect(live.link.get().kind).toBe('live')
  })

  it('calls a link lost that stays silent though it is open, and live again when it is heard', async () => {
    const server = await startServer(0, 1)
    stops.push(server.stop)
    const silence = { quietMs: 30, answerMs: 60, deadMs: 60_000 }
    const live = connectLive({ url: `http://127.0.0.1:${server.port}`, scheduler, retry, silence })
    stops.push(() => live[Symbol.dispose]())
    live.topics.watch('sources', () => {})
    await eventually(() => expect(live.topics.status('sources').kind).toBe('live'))
    server.hush()
    await eventually(() =>
      expect([live.link.get().kind, live.topics.status('sources').kind]).toEqual(['lost', 'stale']),
    )
    server.hush()
    await eventually(() => expect([live.link.get().kind, live.topics.status('sources').kind]).toEqual(['live', 'live']))
  })

  it('comes up from what was kept when its centre is gone, and goes over to the centre when it is there', async () => {
    const server = await startServer(0, 1)
    server.stop()
    const since = Date.parse('2026-11-25T14:05:00+07:00')
    const items = new Map([['', { v: 9, l: 'none', s: 0 } as const]])
    const kept = {
      since,
      aheadMs: 5_000,
      topics: new Map([['sources', { at: since, held: { kind: 'open', epoch: 'run0', seq: 4, items } as const }]]),
    }
    const live = connectLive({ url: `http://127.0.0.1:${server.port}`, scheduler, retry, recall: async () => kept })
    stops.push(() => live[Symbol.dispose]())
    live.topics.watch('sources', () => {})
    await eventually(() => expect(live.topics.view('sources')).toEqual({ kind: 'stale', since, items }))
    expect(live.link.get()).toMatchObject({ kind: 'lost', since, isIsland: true })
    expect(live.clock.aheadMs()).toBe(5_000)
    const second = await startServer(server.port, 2)
    stops.push(second.stop)
    await eventually(() => {
      expect(live.topics.view('sources')).toEqual({ kind: 'live', items: new Map([['', { v: 2, l: 'none', s: 0 }]]) })
    })
    expect(live.link.get().kind).toBe('live')
  })

  it('goes on trying when nothing was kept, or what was kept cannot be read', async () => {
    const server = await startServer(0, 1)
    server.stop()
    const recall = async () => await Promise.reject(new Error('no store'))
    const live = connectLive({ url: `http://127.0.0.1:${server.port}`, scheduler, retry, recall })
    stops.push(() => live[Symbol.dispose]())
    await eventually(() => expect(live.link.get()).toMatchObject({ kind: 'connecting', attempt: 3 }))
  })

  it('counts attempts until the first success', async () => {
    const server = await startServer(0, 1)
    server.stop()
    const live = connected(server.port)
    const told: unknown[] = []
    live.link.listen(() => told.push(live.link.get()))
    await eventually(() => expect(told.length).toBeGreaterThan(1))
    expect(told.slice(0, 2)).toEqual([
      { kind: 'connecting', attempt: 2 },
      { kind: 'connecting', attempt: 3 },
    ])
  })
})
