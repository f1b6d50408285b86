import type { Instant } from '@toan-canh/calendar'
import { type Frame, liveEvents, livePath, messageSchema } from '@toan-canh/contract'
import { type BackOff, backOffMs, linkBackOff } from '@toan-canh/live'
import { io, type Socket } from 'socket.io-client'
import { z } from 'zod'
import type { LinkState } from './link-state.ts'
import { observable, type Observable } from './observable.ts'
import { browserScheduler, type Scheduler } from './scheduler.ts'
import { createServerClock, type ServerClock } from './server-clock.ts'
import { createTopicStore, type TopicStore } from './topic-store.ts'

/** What a page holds while it is connected; disposing ends the connection. */
export interface LiveConnection extends Disposable {
  readonly topics: TopicStore
  readonly link: Observable<LinkState>
  readonly clock: ServerClock
}

export interface LiveSettings {
  /** The aggregator's origin, e.g. `location.origin`. */
  readonly url: string
  readonly scheduler?: Scheduler
  readonly retry?: BackOff
  /** What the page says of itself at each connection. */
  readonly auth?: () => Promise<Readonly<Record<string, unknown>>>
}

const clockEveryMs = 30_000
const clockAnswerMs = 5_000
const frameSchema = z.array(z.unknown())

/** Reads a frame message by message: one that this page's version does not know is left out, the rest stands. */
function readFrame(payload: unknown): Frame {
  const frame = frameSchema.safeParse(payload)
  if (!frame.success) return []
  return frame.data.flatMap((part) => {
    const message = messageSchema.safeParse(part)
    return message.success ? [message.data] : []
  })
}

function askClock(socket: Socket, clock: ServerClock, scheduler: Scheduler): void {
  const askedAt = scheduler.now()
  socket.timeout(clockAnswerMs).emit(liveEvents.clock, (error: Error | null, answer: unknown) => {
    const serverAt = z.number().safeParse(answer)
    if (error === null && serverAt.success) {
      clock.learn({ askedAt, answeredAt: scheduler.now(), serverAt: serverAt.data })
    }
  })
}

/** Connects to the aggregator and stays so: lost links are retried without end, later and later, with jitter. */
export function connectLive({
  url,
  scheduler = browserScheduler,
  retry = linkBackOff,
  auth,
}: LiveSettings): LiveConnection {
  const socket: Socket = io(url, {
    path: livePath,
    transports: ['websocket'],
    reconnection: false,
    autoConnect: false,
    ...(auth === undefined ? {} : { auth: (told) => void auth().then(told, () => told({})) }),
  })
  const topics = createTopicStore(scheduler)
  const clock = createServerClock(scheduler)
  const link = observable<LinkState>({ kind: 'connecting', attempt: 1 })
  let attempt = 0
  let lostSince: Instant | null = null
  let timer: Disposable | null = null

  function wait(delayMs: number, work: () => void): void {
    timer?.[Symbol.dispose]()
    timer = scheduler.later(delayMs, work)
  }

  function keepTime(): void {
    askClock(socket, clock, scheduler)
    wait(clockEveryMs, keepTime)
  }

  function tryAgain(): void {
    attempt += 1
    const delayMs = backOffMs(retry, attempt, scheduler.chance())
    link.set(
      lostSince === null
        ? { kind: 'connecting', attempt: attempt + 1 }
        : { kind: 'lost', since: lostSince, retryAt: scheduler.now() + delayMs },
    )
    wait(delayMs, () => socket.connect())
  }

  socket.on('connect', () => {
    attempt = 0
    lostSince = null
    link.set({ kind: 'live', since: scheduler.now() })
    topics.linkUp({
      subscribe: (wishes) => void socket.emit(liveEvents.subscribe, wishes),
      unsubscribe: (names) => void socket.emit(liveEvents.unsubscribe, names),
    })
    keepTime()
  })
  socket.on(liveEvents.frame, (payload: unknown) => topics.receive(readFrame(payload)))
  socket.on('connect_error', tryAgain)
  socket.on('disconnect', () => {
    lostSince = scheduler.now()
    topics.linkDown(lostSince)
    tryAgain()
  })
  socket.connect()

  return {
    topics,
    link,
    clock,
    [Symbol.dispose]() {
      timer?.[Symbol.dispose]()
      socket.off()
      socket.disconnect()
    },
  }
}
