import { createServer, type Server } from 'node:http'
import type { Socket as NetSocket } from 'node:net'
import {
  type Item,
  liveEvents,
  livePath,
  messageSchema,
  type Point,
  type Topic,
  type TopicWish,
} from '@toan-canh/contract'
import { applyMessage, type TopicState, waiting } from '@toan-canh/live'
import { io, type Socket } from 'socket.io-client'
import { type Gateway, type GatewayOptions, startGateway } from './gateway.ts'
import { vi } from 'vitest'
import type { RawData } from 'ws'
import type { OpenedTopic, Publish, TopicFeed, TopicRefusal } from './topic-feed.ts'

/** A point with this value. For tests only, as is all of this file. */
export function point(v: number): Point {
  return { v, l: 'none', s: v }
}

/** Waits until a claim holds; generous, as the machine may be busy with other tests. */
export function eventually(claim: () => void): Promise<void> {
  return vi.waitFor(claim, { timeout: 15_000, interval: 12 })
}

/** A WebSocket message as text. */
export function textOf(data: RawData): string {
  return Buffer.concat(Array.isArray(data) ? data : [Buffer.from(new Uint8Array(data))]).toString()
}

/** The name of the reading of an indicator for a month of the province. */
export function readingOf(indicator: string): string {
  return `reading/${indicator}/37/2025-11`
}

/** A feed that tells what the test says, and remembers what it was asked. */
export class ScriptedFeed implements TopicFeed {
  readonly opened: string[] = []
  readonly closed: string[] = []
  readonly states = new Map<string, Map<string, Item>>()
  /** What `open` does instead of answering at once. */
  answer: ((name: string, topic: Topic) => Promise<TopicRefusal | null>) | null = null
  readonly #publishers = new Map<string, Publish>()

  async open(topic: Topic, name: string, publish: Publish): Promise<OpenedTopic | TopicRefusal> {
    this.opened.push(name)
    this.#publishers.set(name, publish)
    const refusal = (await this.answer?.(name, topic)) ?? null
    if (refusal !== null) return refusal
    return { items: new Map(this.#state(name)), [Symbol.dispose]: () => void this.closed.push(name) }
  }

  change(name: string, changes: Readonly<Record<string, Item>>): void {
    for (const [key, item] of Object.entries(changes)) this.#state(name).set(key, item)
    this.#publishers.get(name)?.(Object.entries(changes))
  }

  #state(name: string): Map<string, Item> {
    const state = this.states.get(name) ?? new Map<string, Item>()
    this.states.set(name, state)
    return state
  }
}

export interface RunningGateway extends AsyncDisposable {
  readonly port: number
  readonly gateway: Gateway
  /** Bytes that the server holds for connections that do not take them. */
  readonly heldBytes: () => number
}

export type GatewayOverrides = Partial<Omit<GatewayOptions, 'server' | 'feed'>> & { readonly port?: number }

/** Starts a gateway on a loopback port of its own, ticking every 10 ms unless told otherwise. */
export async function runGateway(feed: TopicFeed, overrides: GatewayOverrides = {}): Promise<RunningGateway> {
  const server: Server = createServer()
  const sockets = new Set<NetSocket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  const { port: wantedPort = 0, limits, ...rest } = overrides
  const gateway = startGateway({
    server,
    feed,
    mayWatch: () => true,
    clock: () => Date.now(),
    epoch: 'first',
    onFault: () => {},
    limits: { tickMs: 10, widestTickMs: 10, slowTickMs: 20, ...limits },
    ...rest,
  })
  await new Promise<void>((resolve) => server.listen(wantedPort, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: address !== null && typeof address === 'object' ? address.port : 0,
    gateway,
    heldBytes: () => [...sockets].reduce((sum, socket) => sum + socket.writableLength, 0),
    async [Symbol.asyncDispose]() {
      gateway[Symbol.dispose]()
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

/** A viewer over a real socket that applies what it gets, and asks again when it misses something. */
export class TestViewer implements Disposable {
  readonly states = new Map<string, TopicState>()
  readonly kinds: string[] = []
  frames = 0
  readonly socket: Socket

  constructor(port: number, headers: Record<string, string> = {}) {
    this.socket = io(`http://127.0.0.1:${port}`, {
      path: livePath,
      transports: ['websocket'],
      reconnectionDelay: 20,
      reconnectionDelayMax: 50,
      forceNew: true,
      extraHeaders: headers,
    })
    this.socket.on('connect', () => this.ask([...this.states.keys()]))
    this.socket.on(liveEvents.frame, (frame: unknown) => this.#receive(frame))
  }

  watch(...topics: string[]): void {
    for (const topic of topics) this.states.set(topic, waiting)
    if (this.socket.connected) this.ask(topics)
  }

  ask(topics: readonly string[]): void {
    const wishes = topics.map((topic): TopicWish => {
      const state = this.states.get(topic)
      return state?.kind === 'open' ? { topic, after: { epoch: state.epoch, seq: state.seq } } : { topic }
    })
    if (wishes.length > 0) this.socket.emit(liveEvents.subscribe, wishes)
  }

  valueOf(topic: string, key = ''): unknown {
    const state = this.states.get(topic)
    const item = state?.kind === 'open' ? state.items.get(key) : undefined
    return item !== undefined && 'v' in item ? item.v : undefined
  }

  /** The refusal of a topic as its code. */
  refusalOf(topic: string): string | undefined {
    const state = this.states.get(topic)
    return state?.kind === 'refused' ? state.code : undefined
  }

  [Symbol.dispose](): void {
    this.socket.disconnect()
  }

  #receive(frame: unknown): void {
    this.frames += 1
    for (const message of messageSchema.array().parse(frame)) {
      this.kinds.push(message.k)
      const next = applyMessage(this.states.get(message.topic) ?? waiting, message)
      if (next === 'gap') this.ask([message.topic])
      else this.states.set(message.topic, next)
    }
  }
}
