import type { IncomingMessage, Server as HttpServer } from 'node:http'
import type { Instant } from '@toan-canh/calendar'
import { liveEvents, livePath, type RefusalCode, type Topic } from '@toan-canh/contract'
import { createBroadcast, createHub, firstTickPace, nextTickPace } from '@toan-canh/live'
import { Server, type Socket } from 'socket.io'
import { connectionAdmission } from './admit-connection.ts'
import { encodeFrame } from './encode-frame.ts'
import { type GatewayLimits, gatewayLimits } from './gateway-limits.ts'
import type { GatewayMetrics } from './gateway-metrics.ts'
import { inboundGuard } from './inbound-guard.ts'
import { createOpenTopics } from './open-topics.ts'
import type { TopicFeed } from './topic-feed.ts'
import { ViewerSession } from './viewer-session.ts'

/** Who is on the other end of a connection, as the handshake tells it. */
export interface Viewer {
  readonly id: string
  readonly request: IncomingMessage
  /** What it says of itself; nothing of it is believed yet. */
  readonly auth: unknown
}

export interface GatewayOptions {
  /** The aggregator's HTTP server; the gateway answers upgrades under `livePath` and leaves the rest alone. */
  readonly server: HttpServer
  readonly feed: TopicFeed
  /** The one seam of authorisation: asked at each subscribe, and for everything held by `recheck`. */
  readonly mayWatch: (viewer: Viewer, topic: Topic) => true | RefusalCode
  /** Hears of each connection before it may ask for anything. */
  readonly meet?: (viewer: Viewer) => Promise<void>
  readonly clock: () => Instant
  /** Names this run, at most 24 characters; another run must not have the same. */
  readonly epoch: string
  /** Told when the feed fails to open a topic. */
  readonly onFault: (fault: unknown, topic: string) => void
  readonly limits?: Partial<GatewayLimits>
  readonly allowedOrigins?: readonly string[]
}

export interface Gateway extends Disposable {
  /** Call when rights have changed: viewers lose the topics they may no longer watch. */
  recheck(): void
  metrics(): GatewayMetrics
}

interface ViewerEvents {
  subscribe: (payload: unknown) => void
  unsubscribe: (payload: unknown) => void
  clock: (answer: unknown) => void
}

type ViewerSocket = Socket<ViewerEvents, Record<string, never>>

const connectWithinMs = 10_000

type Connection = ViewerSocket['conn']
type Wire = IncomingMessage['socket']

/** Whether the operating system has taken everything written so far. What follows the end of a connection is ignored. */
function isDrained(wire: Wire): boolean {
  return wire.writableLength === 0 && wire.writable
}

/** Serves topics over socket.io until disposed; the HTTP server stays its owner's to close. */
export function startGateway(options: GatewayOptions): Gateway {
  const { server, feed, clock, onFault, mayWatch } = options
  const limits: GatewayLimits = { ...gatewayLimits, ...options.limits }
  const hub = createHub({ ...limits, epoch: options.epoch })
  const broadcast = createBroadcast<Buffer>({ ...limits, hub, encode: encodeFrame, onOwed: gather })
  const topics = createOpenTopics({ hub, feed, clock, limits, onFault, onChanged: gather })
  const admit = connectionAdmission({ ...limits, clock, allowedOrigins: options.allowedOrigins ?? [] })
  const sessions = new Set<ViewerSession>()
  const refusals = new Map<RefusalCode, number>()
  let connectionsRefused = 0
  let pace = firstTickPace(limits)
  let timer: NodeJS.Timeout | null = null

  /** A tick comes this long after the first change it gathers, and none while nothing changes. */
  function gather(): void {
    timer ??= setTimeout(tick, pace.everyMs)
  }

  const io = new Server<ViewerEvents, Record<string, never>>(server, {
    path: livePath,
    transports: ['websocket'],
    perMessageDeflate: false,
    serveClient: false,
    maxHttpBufferSize: limits.inboundBytes,
    connectTimeout: connectWithinMs,
    allowRequest(request, answer) {
      const { origin, host } = request.headers
      const refused = admit({ origin, host }, io.engine.clientsCount)
      if (refused !== null) connectionsRefused += 1
      answer(refused, refused === null)
    },
  })

  function cut(socket: ViewerSocket): void {
    socket.conn.close(true)
  }

  function viewerOf({ id, request, handshake }: ViewerSocket): Viewer {
    return { id, request, auth: handshake.auth }
  }

  function welcome(socket: ViewerSocket): void {
    const { request } = socket
    const viewer = viewerOf(socket)
    const wire = request.socket
    const seat = broadcast.join({
      isDrained: () => isDrained(wire),
      // Beside engine.io, whose events per packet cost as much as the write: a whole frame disturbs none of its own.
      write: (frame) => void wire.write(frame),
      cut: () => cut(socket),
    })
    const session = new ViewerSession(seat, {
      broadcast,
      topics,
      limits,
      clock,
      mayWatch: (topic) => mayWatch(viewer, topic),
      onRefusal: (code) => refusals.set(code, (refusals.get(code) ?? 0) + 1),
    })
    sessions.add(session)
    socket.on(liveEvents.subscribe, (payload) => {
      session.subscribe(payload)
      if (session.isFlooding) cut(socket)
    })
    socket.on(liveEvents.unsubscribe, (payload) => session.unsubscribe(payload))
    socket.on(liveEvents.clock, (answer) => {
      if (typeof answer === 'function' && isDrained(wire)) answer(clock())
    })
    socket.on('disconnect', () => {
      sessions.delete(session)
      session.leave()
    })
  }

  io.engine.on('connection', (conn: Connection) => {
    const isWelcome = inboundGuard({ ...limits, clock })
    conn.on('packet', () => {
      if (!isWelcome(isDrained(conn.request.socket))) conn.close(true)
    })
  })
  const { meet } = options
  if (meet !== undefined)
    io.use((socket, next) => {
      void (async () => {
        await meet(viewerOf(socket))
        next()
      })()
    })
  io.on('connection', welcome)

  function tick(): void {
    timer = null
    const beganMs = performance.now()
    broadcast.tick(clock())
    pace = nextTickPace(pace, performance.now() - beganMs, limits)
    if (hub.hasPending || broadcast.owesAny) gather()
  }

  const sweeping = setInterval(() => topics.sweep(clock()), limits.sweepEveryMs)

  return {
    recheck() {
      for (const session of sessions) session.recheck()
    },
    metrics: () => ({
      viewers: broadcast.seats,
      behind: broadcast.behind,
      ...broadcast.counts,
      tickMs: pace.everyMs,
      topics: topics.counts,
      refusals: Object.fromEntries(refusals),
      connectionsRefused,
    }),
    [Symbol.dispose]() {
      if (timer !== null) clearTimeout(timer)
      clearInterval(sweeping)
      io.engine.close()
      for (const session of sessions) session.leave()
      topics[Symbol.dispose]()
    },
  }
}
