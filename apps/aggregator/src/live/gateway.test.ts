import { liveEvents, livePath, type TopicWish } from '@toan-canh/contract'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { startGateway } from './gateway.ts'
import {
  eventually,
  type GatewayOverrides,
  point,
  readingOf,
  runGateway,
  ScriptedFeed,
  TestViewer,
  textOf,
} from './live-fixture.ts'

const received = readingOf('tthc.received_total')
const rate = readingOf('tthc.on_time_rate')

describe(startGateway, () => {
  const stops: (() => PromiseLike<void> | void)[] = []
  afterEach(async () => {
    for (const stop of stops.splice(0).toReversed()) await stop()
  })

  async function started(feed: ScriptedFeed, overrides?: GatewayOverrides) {
    const running = await runGateway(feed, overrides)
    stops.push(() => running[Symbol.asyncDispose]())
    return running
  }

  function viewing(port: number, topics: string[], headers?: Record<string, string>): TestViewer {
    const viewer = new TestViewer(port, headers)
    stops.push(() => viewer[Symbol.dispose]())
    viewer.watch(...topics)
    return viewer
  }

  it('opens a topic once for two viewers and brings both every change', async () => {
    const feed = new ScriptedFeed()
    feed.change(received, { '': point(1) })
    const { port, gateway } = await started(feed)
    const viewers = [viewing(port, [received]), viewing(port, [received])]
    await eventually(() => expect(viewers.map((each) => each.valueOf(received))).toEqual([1, 1]))
    feed.change(received, { '': point(2) })
    await eventually(() => expect(viewers.map((each) => each.valueOf(received))).toEqual([2, 2]))
    expect(feed.opened).toEqual([received])
    expect(viewers.map((each) => each.kinds)).toEqual([
      ['s', 'd'],
      ['s', 'd'],
    ])
    expect(gateway.metrics()).toMatchObject({ viewers: 2, behind: 0, topics: { open: 1 } })
  })

  it('tells changes that come apart but soon together, and closes in quiet what nobody holds', async () => {
    const feed = new ScriptedFeed()
    const limits = { tickMs: 300, widestTickMs: 300, idleMs: 20, sweepEveryMs: 10 }
    const { port, gateway } = await started(feed, { limits })
    const viewer = viewing(port, [received, rate])
    await eventually(() => expect(viewer.kinds).toEqual(['s', 's']))
    const { frames } = gateway.metrics()
    feed.change(received, { '': point(2) })
    setImmediate(() => feed.change(rate, { '': point(3) }))
    await eventually(() => expect([viewer.valueOf(received), viewer.valueOf(rate)]).toEqual([2, 3]))
    expect(gateway.metrics().frames).toBe(frames + 1)
    viewer[Symbol.dispose]()
    await eventually(() => expect(feed.closed.toSorted()).toEqual([received, rate].toSorted()))
  })

  it('paints topics that are open already in one frame', async () => {
    const feed = new ScriptedFeed()
    const { port } = await started(feed)
    const first = viewing(port, [received, rate])
    await eventually(() => expect(first.kinds).toEqual(['s', 's']))
    const second = viewing(port, [received, rate])
    await eventually(() => expect(second.kinds).toEqual(['s', 's']))
    expect(second.frames).toBe(1)
  })

  it('brings viewers to the newest values after a restart of the server', async () => {
    const feed = new ScriptedFeed()
    feed.change(received, { '': point(1) })
    const first = await runGateway(feed)
    const viewer = viewing(first.port, [received])
    await eventually(() => expect(viewer.valueOf(received)).toBe(1))
    await first[Symbol.asyncDispose]()
    feed.change(received, { '': point(5) })
    await started(feed, { port: first.port, epoch: 'second' })
    await eventually(() => expect(viewer.valueOf(received)).toBe(5))
    expect(viewer.states.get(received)).toMatchObject({ epoch: expect.stringMatching(/^second/) })
  })

  it('sends a viewer that comes back only what it missed', async () => {
    const feed = new ScriptedFeed()
    const { port } = await started(feed)
    const viewer = viewing(port, [received, rate])
    const other = viewing(port, [received, rate])
    await eventually(() =>
      expect([viewer.kinds, other.kinds]).toEqual([
        ['s', 's'],
        ['s', 's'],
      ]),
    )
    viewer.socket.disconnect()
    feed.change(received, { '': point(7) })
    await eventually(() => expect(other.valueOf(received)).toBe(7))
    viewer.socket.connect()
    await eventually(() => expect(viewer.valueOf(received)).toBe(7))
    expect(viewer.kinds.slice(2).toSorted()).toEqual(['c', 'd'])
  })

  it('holds nothing for a viewer that stops reading, and brings it up when it reads again', async () => {
    const feed = new ScriptedFeed()
    const { port, gateway, heldBytes } = await started(feed)
    const socket = new WebSocket(`ws://127.0.0.1:${port}${livePath}/?EIO=4&transport=websocket`)
    stops.push(() => socket.terminate())
    const texts: string[] = []
    socket.on('message', (data) => texts.push(textOf(data)))
    await eventually(() => expect(texts).toHaveLength(1))
    socket.send('40')
    await eventually(() => expect(texts).toHaveLength(2))
    const wish: TopicWish = { topic: received }
    socket.send(`42${JSON.stringify([liveEvents.subscribe, [wish]])}`)
    await eventually(() => expect(texts).toHaveLength(3))
    socket.pause()
    const bulk = Array.from({ length: 4_000 }, (_, at) => `key${at}`)
    let value = 0
    let most = 0
    const publishMore = () => {
      value += 1
      feed.change(received, Object.fromEntries(bulk.map((key) => [key, point(value)])))
      most = Math.max(most, heldBytes())
    }
    await eventually(() => {
      publishMore()
      expect(gateway.metrics().behind).toBe(1)
    })
    const { frames } = gateway.metrics()
    const heldThen = heldBytes()
    for (let round = 0; round < 20; round += 1) {
      publishMore()
      await new Promise((resolve) => setTimeout(resolve, 12))
    }
    expect(gateway.metrics().frames).toBe(frames)
    expect(heldBytes()).toBe(heldThen)
    const oneFrame = 4_000 * '"key1000":{"v":1000,"l":"none","s":1000},'.length
    expect(most).toBeLessThan(2 * oneFrame)
    socket.resume()
    await eventually(() => expect(texts.at(-1)).toContain(`"key3999":{"v":${value},`))
    expect(gateway.metrics().behind).toBe(0)
  })

  it('refuses by name what it does not know, and goes on with the rest', async () => {
    const feed = new ScriptedFeed()
    feed.answer = async (name) =>
      name === rate ? { code: 'unknown_indicator', sentence: 'Không có chỉ tiêu tthc.on_time_rate.' } : null
    const { port, gateway } = await started(feed)
    const viewer = viewing(port, ['no/such/topic', rate, received])
    await eventually(() => expect(viewer.kinds.toSorted()).toEqual(['r', 'r', 's']))
    expect(viewer.refusalOf('no/such/topic')).toBe('unknown_topic')
    expect(viewer.states.get(rate)).toEqual({
      kind: 'refused',
      code: 'unknown_indicator',
      sentence: 'Không có chỉ tiêu tthc.on_time_rate.',
    })
    expect(gateway.metrics().refusals).toEqual({ unknown_topic: 1, unknown_indicator: 1 })
  })

  it('refuses each topic over the bound per viewer by name', async () => {
    const feed = new ScriptedFeed()
    const { port } = await started(feed, { limits: { topicsPerViewer: 3, tickMs: 10 } })
    const names = Array.from({ length: 5 }, (_, at) => readingOf(`tthc.n${at}`))
    const viewer = viewing(port, names)
    await eventually(() => expect(viewer.kinds).toHaveLength(5))
    const refused = names.filter((name) => viewer.refusalOf(name) === 'too_many_topics')
    expect(refused).toEqual(names.slice(3))
    viewer.socket.emit(liveEvents.unsubscribe, names.slice(0, 3))
    viewer.watch(names[4] ?? '')
    await eventually(() => expect(viewer.states.get(names[4] ?? '')).toMatchObject({ kind: 'open' }))
  })

  it('answers 10,000 topics with the bound and opens no more than a request may name', async () => {
    const feed = new ScriptedFeed()
    const { port } = await started(feed)
    const viewer = viewing(port, [])
    const names = Array.from({ length: 10_000 }, (_, at) => readingOf(`n${at}`))
    await eventually(() => expect(viewer.socket.connected).toBe(true))
    viewer.ask(names)
    await eventually(() => expect(viewer.kinds).toHaveLength(401))
    expect(viewer.refusalOf('*')).toBe('too_many_topics')
    expect(viewer.refusalOf(names[399] ?? '')).toBe('too_many_topics')
    expect(feed.opened).toHaveLength(200)
    expect(viewer.socket.connected).toBe(true)
  })

  it('ends the connection of a viewer that sends too much', async () => {
    const { port } = await started(new ScriptedFeed(), { limits: { inboundBytes: 1_000 } })
    const viewer = viewing(port, [])
    await eventually(() => expect(viewer.socket.connected).toBe(true))
    let hasEnded = false
    viewer.socket.on('disconnect', () => (hasEnded = true))
    viewer.socket.emit(liveEvents.subscribe, 'x'.repeat(2_000))
    await eventually(() => expect(hasEnded).toBe(true))
  })

  it('ends the connection of a viewer that sends too often', async () => {
    const { port } = await started(new ScriptedFeed(), { limits: { packetRate: { perSecond: 1, burst: 20 } } })
    const viewer = viewing(port, [])
    await eventually(() => expect(viewer.socket.connected).toBe(true))
    let hasEnded = false
    viewer.socket.on('disconnect', () => (hasEnded = true))
    for (let at = 0; at < 30; at += 1) viewer.socket.emit('whatever')
    await eventually(() => expect(hasEnded).toBe(true))
  })

  it('refuses requests that come too often as busy, by name', async () => {
    const { port } = await started(new ScriptedFeed(), { limits: { requestRate: { perSecond: 0, burst: 1 } } })
    const viewer = viewing(port, [received])
    await eventually(() => expect(viewer.kinds).toEqual(['s']))
    viewer.watch(rate)
    await eventually(() => expect(viewer.refusalOf(rate)).toBe('busy'))
  })

  it('asks at subscribe and again when rights change whether a viewer may watch', async () => {
    const feed = new ScriptedFeed()
    const allowed = new Set(['tthc.received_total', 'tthc.on_time_rate'])
    const { port, gateway } = await started(feed, {
      mayWatch: (_, topic) => ('indicator' in topic && allowed.has(topic.indicator) ? true : 'forbidden'),
    })
    const viewer = viewing(port, [received, rate, 'sources'])
    await eventually(() => expect(viewer.kinds.toSorted()).toEqual(['r', 's', 's']))
    expect(viewer.refusalOf('sources')).toBe('forbidden')
    allowed.delete('tthc.on_time_rate')
    gateway.recheck()
    await eventually(() => expect(viewer.refusalOf(rate)).toBe('forbidden'))
    feed.change(rate, { '': point(3) })
    feed.change(received, { '': point(3) })
    await eventually(() => expect(viewer.valueOf(received)).toBe(3))
    expect(viewer.refusalOf(rate)).toBe('forbidden')
  })

  it('refuses pages of another origin, and connections over the bound', async () => {
    const { port, gateway } = await started(new ScriptedFeed(), { limits: { connections: 1 } })
    const foreign = viewing(port, [received], { origin: 'https://example.org' })
    await eventually(() => expect(gateway.metrics().connectionsRefused).toBeGreaterThan(0))
    foreign.socket.disconnect()
    const own = viewing(port, [received], { origin: `http://127.0.0.1:${port}` })
    await eventually(() => expect(own.kinds).toEqual(['s']))
    const second = viewing(port, [received])
    await eventually(() => expect(gateway.metrics().connectionsRefused).toBeGreaterThan(1))
    expect([foreign.kinds, second.kinds]).toEqual([[], []])
  })

  it('answers what time it is', async () => {
    const { port } = await started(new ScriptedFeed(), { clock: () => 1_764_547_200_000 })
    const viewer = viewing(port, [])
    expect(await viewer.socket.timeout(2_000).emitWithAck(liveEvents.clock)).toBe(1_764_547_200_000)
  })
})
