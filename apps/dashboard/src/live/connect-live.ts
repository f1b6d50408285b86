import type { Instant } from '@toan-canh/calendar'
import { type Frame, liveEvents, livePath, messageSchema } from '@toan-canh/contract'
import { type BackOff, backOffMs, linkBackOff } from '@toan-canh/live'
import { io, type Socket } from 'socket.io-client'
import { z } from 'zod'
import type { LinkState } from './link-state.ts'
import { observable, type Observable } from './observable.ts'
import { browserScheduler, type Scheduler } from './scheduler.ts'
import { createServerClock, type ServerClock } from './server-clock.ts'
import { createTopicStore, type KeptTopic, type TopicStore } from './topic-store.ts'
import { type SilenceLimits, type SilenceWatch, watchSilence } from './watch-silence.ts'

/** What a page holds while it is connected; disposing ends the connection. */
export interface LiveConnection extends Disposable {
  readonly topics: TopicStore
  readonly link: Observable<LinkState>
  readonly clock: ServerClock
}

/** What a browser kept of the centre: until when it heard of it, and the topics as they were. */
export interface Kept {
  readonly since: Instant
  /** How far the server's clock is ahead of this machine's, in milliseconds. */
  readonly aheadMs: number
  readonly topics: ReadonlyMap<string, KeptTopic>
}

export interface LiveSettings {
  /** The aggregator's origin, e.g. `location.origin`. */
  readonly url: string
  readonly scheduler?: Scheduler
  readonly retry?: BackOff
  readonly silence?: SilenceLimits
  /** Asked once whenever the centre cannot be reached; `null` when nothing is kept. */
  readonly recall?: () => Promise<Kept | null>
  /** What the page says of itself at each connection. */
  readonly auth?: () => Promise<Readonly<Record<string, unknown>>>
}

const silenceByDefault: SilenceLimits = { quietMs: 10_000, answerMs: 5_000, deadMs: 30_000 }
/** A wall says within five seconds that its centre is gone. */
export const wallSilence: SilenceLimits = { quietMs: 2_000, answerMs: 2_500, deadMs: 15_000 }
const connectWithinMs = 5_000
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
  silence = silenceByDefault,
  recall = async () => null,
  auth,
}: LiveSettings): LiveConnection {
  const socket: Socket = io(url, {
    path: livePath,
    transports: ['websocket'],
    reconnection: false,
    autoConnect: false,
    timeout: connectWithinMs,
    ...(auth === undefined ? {} : { auth: (told) => void auth().then(told, () => told({})) }),
  })
  const topics = createTopicStore(scheduler)
  const clock = createServerClock(scheduler)
  const link = observable<LinkState>({ kind: 'connecting', attempt: 1 })
  let attempt = 0
  let lost: { readonly since: Instant; readonly isIsland?: true } | null = null
  let hasRecalled = false
  let timer: Disposable | null = null
  let watch: SilenceWatch | null = null

  function wait(delayMs: number, work: () => void): void {
    timer?.[Symbol.dispose]()
    timer = scheduler.later(delayMs, work)
  }

  function keepTime(): void {
    askClock(socket, clock, scheduler)
    wait(clockEveryMs, keepTime)
  }

  function tellLink(retryInMs: number): void {
    link.set(
      lost === null
        ? { kind: 'connecting', attempt: attempt + 1 }
        : { kind: 'lost', ...lost, retryAt: clock.now() + retryInMs },
    )
  }

  /** The link is told first: who keeps what is known still finds it in step. */
  function lose(since: Instant, retryInMs: number): void {
    lost ??= { since }
    tellLink(retryInMs)
    topics.linkDown(lost.since)
  }

  /** Brings back what the browser kept: in a page that never reached its centre, that is all it has. */
  async function bringBack(): Promise<void> {
    if (hasRecalled) return
    hasRecalled = true
    const kept = await recall().catch(() => null)
    if (kept === null || link.get().kind === 'live') return
    if (lost === null) {
      lost = { since: kept.since, isIsland: true }
      clock.assume(kept.aheadMs)
      tellLink(0)
    }
    topics.recall(kept.topics)
  }

  function tryAgain(): void {
    attempt += 1
    const delayMs = backOffMs(retry, attempt, scheduler.chance())
    tellLink(delayMs)
    void bringBack()
    wait(delayMs, () => socket.connect())
  }

  function up(): void {
    attempt = 0
    lost = null
    hasRecalled = false
    link.set({ kind: 'live', since: clock.now() })
    topics.linkUp({
      subscribe: (wishes) => void socket.emit(liveEvents.subscribe, wishes),
      unsubscribe: (names) => void socket.emit(liveEvents.unsubscribe, names),
    })
    keepTime()
  }

  socket.on('connect', () => {
    watch = watchSilence(scheduler, silence, {
      ask: () => void socket.emit(liveEvents.clock, () => {}),
      onSilent(forMs) {
        lose(clock.now() - forMs, silence.answerMs)
        void bringBack()
      },
      onHeard: up,
      onDead: () => void socket.disconnect(),
    })
    socket.io.engine.on('packet', () => watch?.heard())
    up()
  })
  socket.on(liveEvents.frame, (payload: unknown) => topics.receive(readFrame(payload)))
  socket.on('connect_error', tryAgain)
  socket.on('disconnect', () => {
    watch?.[Symbol.dispose]()
    watch = null
    lose(clock.now(), 0)
    tryAgain()
  })
  socket.connect()

  return {
    topics,
    link,
    clock,
    [Symbol.dispose]() {
      timer?.[Symbol.dispose]()
      watch?.[Symbol.dispose]()
      socket.off()
      socket.disconnect()
    },
  }
}
